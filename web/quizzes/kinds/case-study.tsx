import type { AnswerOf, ShownOf } from './kinds.ts';
import { simpleViewOf } from './simple.ts';
import { QuestionText } from './question-text.tsx';
import type { QuestionKindView, QuestionViewProps } from './view.ts';

type Shown = ShownOf<'case'>;
type Answer = AnswerOf<'case'>;

function View({ question, answer, onAnswer }: QuestionViewProps<Shown, Answer>) {
  const parts = answer?.parts ?? [];
  return (
    <ol class="quiz-parts">
      {question.questions.map((part) => {
        const { View: Part } = simpleViewOf(part);
        const mine = parts.find((each) => each.part === part.id)?.answer;
        return (
          <li key={part.id}>
            <QuestionText of={part} />
            <Part
              // Names of fields are told apart by their part.
              question={{ ...part, id: `${question.id}-${part.id}` }}
              answer={mine}
              onAnswer={(given) => {
                const others = parts.filter((each) => each.part !== part.id);
                const next = given === null ? others : [...others, { part: part.id, answer: given }];
                onAnswer(next.length === 0 ? null : { kind: 'case', parts: next });
              }}
            />
          </li>
        );
      })}
    </ol>
  );
}

/** 案例: its parts by their own views. */
export const caseStudy: QuestionKindView<Shown, Answer> = {
  View,
  words: ({ questions }, { parts }, say) =>
    questions
      .map((part, at) => {
        const given = parts.find((each) => each.part === part.id)?.answer;
        return `${at + 1}. ${given === undefined ? '–' : simpleViewOf(part).words(part, given, say)}`;
      })
      .join('；'),
};
