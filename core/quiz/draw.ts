import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import * as v from 'valibot';

import { nameOf, type BankQuestion } from './bank.ts';
import { quizId, type DrawRule, type PaperRule } from './paper.ts';
import type { ShownOrder } from './questions/kind.ts';
import { letter, questionId } from './questions/question.ts';
import { kindOf, type Question } from './questions/registry.ts';

/** The question's id on this paper: q1 is the first. The file's own id may give the answer away, so it is not shown. */
export const shownId = v.pipe(v.string(), v.regex(/^q[1-9]\d{0,2}$/));

/** One question of a paper as the attempt keeps it: which version it is of, and the order in which it shows its lists. */
export const paperQuestionSchema = v.strictObject({
  id: shownId,
  quiz: quizId,
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  question: questionId,
  order: v.record(v.string(), v.array(letter)),
});
/** The same, not to be written to. */
export interface PaperQuestion {
  readonly id: string;
  readonly quiz: string;
  readonly version: number;
  readonly question: string;
  readonly order: ShownOrder;
}

export type DrawResult =
  | { readonly ok: true; readonly questions: readonly PaperQuestion[] }
  /** `have` is how many of the `wanted` questions there are; a trainer writes more or confirms those that stand down. */
  | { readonly ok: false; readonly code: 'paper.tooFew'; readonly wanted: number; readonly have: number };

/** Any whole number from 0 below `below`. */
type Random = (below: number) => number;

function shuffled<T>(list: readonly T[], random: Random): T[] {
  const left = [...list];
  return list.flatMap(() => left.splice(random(left.length), 1));
}

const named = ({ quiz, question }: BankQuestion): string => nameOf(quiz, question.id);
const inFileOrder = (a: BankQuestion, b: BankQuestion): number =>
  a.quiz === b.quiz ? a.place - b.place || b.version - a.version : a.quiz < b.quiz ? -1 : 1;

const fits = ({ quiz, tag, level, difficulty }: DrawRule, own: string, each: BankQuestion): boolean =>
  each.quiz === (quiz ?? own) &&
  (tag === undefined || each.question.tags.includes(tag)) &&
  (level === undefined || each.question.level === level) &&
  (difficulty === undefined || each.question.difficulty === difficulty);

/**
 * As many questions as the rules ask for, the first candidates before the later ones. A question that fits several
 * rules moves to another where that lets one more in, so that no paper fails for want of a better choice.
 */
function choose(
  candidates: readonly BankQuestion[],
  rules: readonly DrawRule[],
  own: string,
): BankQuestion[] {
  const taken: BankQuestion[][] = rules.map(() => []);
  const put = (each: BankQuestion, tried: Set<number>): boolean =>
    rules.some((rule, at) => {
      const list = taken[at];
      if (list === undefined || tried.has(at) || !fits(rule, own, each)) return false;
      tried.add(at);
      const free = list.length < rule.count ? list.length : list.findIndex((other) => put(other, tried));
      if (free >= 0) list[free] = each;
      return free >= 0;
    });
  for (const each of candidates) put(each, new Set());
  return taken.flatMap((list) => list.sort(inFileOrder));
}

/**
 * Draws a paper. `earlier` are the person's papers of this quiz, newest first: questions not seen come first, then those
 * seen longest ago; those of the last `noRepeatWithin` papers not at all. `seed` is a 32-bit number kept with the attempt
 * and never shown: the same inputs give the same paper, byte for byte, in whatever order the bank came.
 */
export function drawPaper(input: {
  readonly quiz: string;
  readonly paper: PaperRule;
  readonly bank: readonly BankQuestion[];
  readonly earlier: readonly (readonly Pick<PaperQuestion, 'quiz' | 'question'>[])[];
  readonly seed: number;
}): DrawResult {
  const { quiz, paper, earlier } = input;
  const generator = xoroshiro128plus(input.seed | 0);
  const random: Random = (below) => uniformInt(generator, 0, below - 1);

  const byName = new Map<string, BankQuestion>();
  for (const each of [...input.bank].sort(inFileOrder)) {
    if (!byName.has(named(each))) byName.set(named(each), each);
  }
  const chosen = paper.fixed
    ? paper.fixed.flatMap((id) => byName.get(nameOf(quiz, id)) ?? [])
    : choose(
        byFreshness([...byName.values()], earlier, paper.noRepeatWithin, random),
        paper.draw ?? [{ count: paper.questions }],
        quiz,
      );
  if (chosen.length < paper.questions) {
    return { ok: false, code: 'paper.tooFew', wanted: paper.questions, have: chosen.length };
  }
  const questions = (paper.shuffleQuestions ? shuffled(chosen, random) : chosen).map((each, at) => ({
    id: `q${at + 1}`,
    quiz: each.quiz,
    version: each.version,
    question: each.question.id,
    order: orderOf(each.question, paper.shuffleOptions, random),
  }));
  return { ok: true, questions };
}

/** Unseen first, then by how long ago; by lot among equals. */
function byFreshness(
  bank: readonly BankQuestion[],
  earlier: readonly (readonly Pick<PaperQuestion, 'quiz' | 'question'>[])[],
  noRepeatWithin: number,
  random: Random,
): BankQuestion[] {
  const papersAgo = new Map<string, number>();
  earlier.forEach((paper, ago) => {
    for (const { quiz, question } of paper) {
      const name = nameOf(quiz, question);
      if (!papersAgo.has(name)) papersAgo.set(name, ago);
    }
  });
  const ago = (each: BankQuestion): number => papersAgo.get(named(each)) ?? earlier.length;
  return shuffled(bank, random)
    .filter((each) => !papersAgo.has(named(each)) || ago(each) >= noRepeatWithin)
    .sort((a, b) => ago(b) - ago(a));
}

const orderOf = (question: Question, shuffleOptions: boolean, random: Random): ShownOrder =>
  Object.fromEntries(
    kindOf(question)
      .lists(question)
      .map(({ name, ids, shuffle }) => [
        name,
        shuffle === 'always' || shuffleOptions ? shuffled(ids, random) : ids,
      ]),
  );
