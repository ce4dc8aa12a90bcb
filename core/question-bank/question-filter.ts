import * as v from 'valibot';

import { levels } from '../article/taxonomy.ts';
import { difficulties, tag } from '../quiz/questions/question.ts';
import { questionKinds, withParts, type Question, type QuestionKind } from '../quiz/questions/registry.ts';
import { fold } from '../search/fold.ts';

/** What to look at: `withdrawn` goes into no paper, `down` waits for a changed paragraph, the others lack something. */
export const bankShelves = ['active', 'withdrawn', 'down', 'noCites', 'noWhy'] as const;
export type BankShelf = (typeof bankShelves)[number];

const kinds = Object.keys(questionKinds) as [QuestionKind, ...QuestionKind[]];
export const questionKindName = v.picklist(kinds);

/** What narrows a bank's questions down; nothing said: all that are active. */
export const questionFilter = {
  shelf: v.optional(v.picklist(bankShelves), 'active'),
  /** Words that stand in the question, in an option or in its id. */
  text: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(100))),
  tag: v.optional(tag),
  level: v.optional(v.picklist(levels)),
  difficulty: v.optional(v.picklist(difficulties)),
  kind: v.optional(questionKindName),
};
const filterSchema = v.strictObject(questionFilter);
export type QuestionFilter = v.InferOutput<typeof filterSchema>;

/** What a filter is asked of: a question of a bank as it stands now. */
export interface Filed {
  readonly question: Question;
  readonly isWithdrawn: boolean;
  readonly isDown: boolean;
}

const shelves: { readonly [S in BankShelf]: (filed: Filed) => boolean } = {
  active: ({ isWithdrawn }) => !isWithdrawn,
  withdrawn: ({ isWithdrawn }) => isWithdrawn,
  down: ({ isWithdrawn, isDown }) => !isWithdrawn && isDown,
  noCites: ({ isWithdrawn, question }) => !isWithdrawn && question.cites.length === 0,
  noWhy: ({ isWithdrawn, question }) => !isWithdrawn && question.why === '',
};

/** Every word that a person sees of a question, folded as search folds. */
const wordsOf = (question: Question): string =>
  fold(
    [
      question.id,
      ...withParts(question).flatMap((part) => [
        part.text,
        ...('options' in part ? part.options.map(({ text }) => text) : []),
        ...('items' in part ? part.items.map(({ text }) => text) : []),
        ...('pairs' in part ? part.pairs.flatMap(({ left, right }) => [left, right]) : []),
      ]),
    ].join('\n'),
  );

/** The questions that have all that the filter says, in the order given. */
export function filtered<T extends Filed>(all: readonly T[], filter: QuestionFilter): T[] {
  const { shelf, text, tag: wanted, level, difficulty, kind } = filter;
  const word = text === undefined || text === '' ? undefined : fold(text);
  return all.filter((filed) => {
    const { question } = filed;
    return (
      shelves[shelf](filed) &&
      (wanted === undefined || question.tags.includes(wanted)) &&
      (level === undefined || question.level === level) &&
      (difficulty === undefined || question.difficulty === difficulty) &&
      (kind === undefined || question.kind === kind) &&
      (word === undefined || wordsOf(question).includes(word))
    );
  });
}
