import type { AnswerOf, ShownOf } from './kinds.ts';
import { Choice } from './choice.tsx';
import { type QuestionKindView, wordsOf } from './view.ts';

type Answer = AnswerOf<'multiple'>;

/** Ticks an option or takes its tick away; no tick at all is no answer. */
function toggled(answer: Answer | undefined, id: string): Answer | null {
  const before = answer?.options ?? [];
  const options = before.includes(id) ? before.filter((each) => each !== id) : [...before, id];
  return options.length === 0 ? null : { kind: 'multiple', options };
}

/** 多选 */
export const multiple: QuestionKindView<ShownOf<'multiple'>, Answer> = {
  View: ({ question, answer, onAnswer }) => (
    <fieldset class="quiz-choices">
      <legend class="tw-visually-hidden">{question.text}</legend>
      {question.options.map(({ id, text }, at) => (
        <Choice
          key={id}
          type="checkbox"
          name={question.id}
          letter={String(at + 1)}
          text={text}
          checked={answer?.options.includes(id) === true}
          onChoose={() => onAnswer(toggled(answer, id))}
        />
      ))}
    </fieldset>
  ),
  digit({ options }, answer, digit) {
    const option = options[digit - 1];
    return option && toggled(answer, option.id);
  },
  words: ({ options }, answer) => wordsOf(options, answer.options).join('；'),
};
