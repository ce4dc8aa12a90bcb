import type { ItemFigures } from '../../core/contracts/quiz-statistics.ts';
import { byTrouble, troubleOf } from '../../core/quiz/item-trouble.ts';
import type { Question } from '../../core/quiz/questions/registry.ts';
import type { ItemStatistics } from '../../core/quiz/statistics.ts';
import type { AskedQuestion } from './marked-attempts.ts';

/** The choices of a question by the letters of the file; none of kinds that have none. */
export function choicesOf(question: Question): { id: string; text?: string; right: boolean }[] {
  if (question.kind === 'trueFalse')
    return [true, false].map((value) => ({ id: String(value), right: question.answer === value }));
  if (question.kind !== 'single' && question.kind !== 'multiple') return [];
  return question.options.map(({ id, text, right }) => ({ id, text, right }));
}

/** A question with the key by which it is marked now. */
export interface NamedItem {
  readonly item: ItemStatistics;
  readonly asked: AskedQuestion;
  readonly question: Question;
}

/** The questions of a paper with their figures, the worst trouble first. */
export function itemsOf(
  named: readonly NamedItem[],
  { isTrainer, smallest }: { readonly isTrainer: boolean; readonly smallest: number },
): ItemFigures[] {
  return named
    .map((each, at) => {
      const choices = choicesOf(each.question);
      const right = choices.filter((choice) => choice.right).map(({ id }) => id);
      return { ...each, no: at + 1, choices, trouble: troubleOf(each.item, right) };
    })
    .sort((a, b) => byTrouble(a, b) || a.no - b.no)
    .map(({ item, asked, question, choices, no, trouble }): ItemFigures => {
      const stem = asked.part === undefined ? '' : `${asked.question.text}\n`;
      return {
        no,
        text: stem + question.text,
        versions: [...asked.versions].sort((a, b) => a - b),
        answers: item.answers,
        ...(trouble === undefined ? {} : { trouble }),
        ...(item.enough ? { figures: figuresOf(item) } : {}),
        ...(isTrainer
          ? {
              key: {
                quizId: asked.quiz,
                question: asked.question.id,
                ...(asked.part === undefined ? {} : { part: asked.part.id }),
                cites: [...question.cites],
                options: item.enough ? optionsOf(item, choices, smallest) : [],
              },
            }
          : {}),
      };
    });
}

type Enough = Extract<ItemStatistics, { enough: true }>;

const figuresOf = (item: Enough): NonNullable<ItemFigures['figures']> => ({
  facility: item.facility,
  right: item.right,
  ...(item.discrimination === undefined ? {} : { discrimination: item.discrimination }),
  upperLower: item.upperLower,
  empty: item.empty,
  ...(item.seconds === undefined ? {} : { seconds: item.seconds }),
});

const optionsOf = (
  { options }: Enough,
  choices: ReturnType<typeof choicesOf>,
  smallest: number,
): NonNullable<ItemFigures['key']>['options'] =>
  choices.map((choice) => {
    const { count = 0, meanTotal = 0 } = options.find(({ option }) => option === choice.id) ?? {};
    // The mean of few would be the marks of each.
    return { ...choice, count, ...(count < smallest ? {} : { meanPercent: meanTotal * 100 }) };
  });
