import { wilson, type Share } from './intervals.ts';
import type { Gathered } from './gathered.ts';
import { LEAST_ANSWERS } from './statistics.ts';

/** How a paragraph (`ART-13^verify`) fares: read by how many of those it is for, missed by how many who were asked. */
export interface ParagraphHeat {
  readonly paragraph: string;
  readonly persons: number;
  /** Absent where it is for too few persons. */
  readonly read?: Share;
  readonly answers: number;
  /** Share of answers, on questions that cite it, that were not right; absent of too few. */
  readonly missed?: Share;
}

/** How often a question was answered, and how often not right. */
export interface Tally {
  readonly question: string;
  readonly missed: number;
  readonly of: number;
}

/** Counts the answers to each question, in order of the first. */
export const talliesOf = ({ byQuestion }: Gathered): Tally[] =>
  [...byQuestion].map(([question, answers]) => ({
    question,
    missed: answers.filter(({ isRight }) => !isRight).length,
    of: answers.length,
  }));

/**
 * Reading beside results, paragraph by paragraph: what is read and still missed wants other words, what is not read wants
 * readers. `citesOf` gives the paragraphs a question stands on; `readers` how many of how many have read each. Most
 * missed first, then least read; what says too little (fewer answers than `least`, fewer persons than `leastPersons`)
 * comes last.
 */
export function heatOf(input: {
  readonly tallies: readonly Tally[];
  readonly citesOf: (question: string) => readonly string[];
  readonly readers: ReadonlyMap<string, { readonly read: number; readonly of: number }>;
  readonly least?: number;
  readonly leastPersons?: number;
}): ParagraphHeat[] {
  const least = Math.max(1, input.least ?? LEAST_ANSWERS);
  const leastPersons = Math.max(1, input.leastPersons ?? LEAST_ANSWERS);
  const asked = new Map<string, { missed: number; of: number }>();
  for (const { question, missed, of } of input.tallies) {
    for (const paragraph of new Set(input.citesOf(question))) {
      const count = asked.get(paragraph) ?? { missed: 0, of: 0 };
      asked.set(paragraph, { missed: count.missed + missed, of: count.of + of });
    }
  }
  const paragraphs = [...new Set([...asked.keys(), ...input.readers.keys()])].sort();
  return paragraphs
    .map((paragraph): ParagraphHeat => {
      const { missed, of: answers } = asked.get(paragraph) ?? { missed: 0, of: 0 };
      const { read, of: persons } = input.readers.get(paragraph) ?? { read: 0, of: 0 };
      return {
        paragraph,
        persons,
        ...(persons < leastPersons ? {} : { read: wilson(read, persons) }),
        answers,
        ...(answers < least ? {} : { missed: wilson(missed, answers) }),
      };
    })
    .sort(
      (a, b) =>
        (b.missed?.share ?? -1) - (a.missed?.share ?? -1) || (a.read?.share ?? 2) - (b.read?.share ?? 2),
    );
}
