import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import * as v from 'valibot';

import { nameOf, type BankQuestion } from './bank.ts';
import { candidatesFor, fitsRule, inFileOrder, sourcesOf } from './candidates.ts';
import { questionSource, type DrawRule, type PaperRule } from './paper.ts';
import type { ShownOrder } from './questions/kind.ts';
import { letter, questionId } from './questions/question.ts';
import { kindOf, type Question } from './questions/registry.ts';

/** The question's id on this paper: q1 is the first. The file's own id may give the answer away, so it is not shown. */
export const shownId = v.pipe(v.string(), v.regex(/^q[1-9]\d{0,2}$/));

/**
 * One question of a paper as the attempt keeps it: of which version of which quiz (or its own version in a bank), and the
 * order in which it shows its lists.
 */
export const paperQuestionSchema = v.strictObject({
  id: shownId,
  quiz: questionSource,
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

/** In an order by lot; what is not taken of it costs no more than its lot. */
function* inLotOrder<T>(list: readonly T[], random: Random): Generator<T> {
  const lots = list.map((_, at) => random(list.length - at));
  const left = [...list];
  for (const lot of lots) yield* left.splice(lot, 1);
}
const shuffled = <T>(list: readonly T[], random: Random): T[] => [...inLotOrder(list, random)];

const named = ({ quiz, question }: BankQuestion): string => nameOf(quiz, question.id);
/**
 * As many questions as the rules ask for, the first candidates before the later ones. A question that fits several
 * rules moves to another where that lets one more in, so that no paper fails for want of a better choice.
 */
function choose(candidates: Iterable<BankQuestion>, rules: readonly DrawRule[], own: string): BankQuestion[] {
  const taken: BankQuestion[][] = rules.map(() => []);
  const put = (each: BankQuestion, tried: Set<number>): boolean =>
    rules.some((rule, at) => {
      const list = taken[at];
      if (list === undefined || tried.has(at) || !fitsRule(rule, own, each)) return false;
      tried.add(at);
      const free = list.length < rule.count ? list.length : list.findIndex((other) => put(other, tried));
      if (free >= 0) list[free] = each;
      return free >= 0;
    });
  for (const each of candidates) {
    if (taken.every((list, at) => list.length === rules[at]?.count)) break;
    put(each, new Set());
  }
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

  const sources = sourcesOf(input.bank);
  const rules = paper.draw ?? [{ count: paper.questions }];
  const chosen = paper.fixed
    ? paper.fixed.flatMap((name) => {
        const [source, id] = name.includes('/') ? name.split('/') : [quiz, name];
        return sources.get(source ?? '')?.get(id ?? '') ?? [];
      })
    : choose(
        byFreshness(candidatesFor(rules, quiz, sources), earlier, paper.noRepeatWithin, random),
        rules,
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
function* byFreshness(
  bank: readonly BankQuestion[],
  earlier: readonly (readonly Pick<PaperQuestion, 'quiz' | 'question'>[])[],
  noRepeatWithin: number,
  random: Random,
): Generator<BankQuestion> {
  const papersAgo = new Map<string, number>();
  earlier.forEach((paper, ago) => {
    for (const { quiz, question } of paper) {
      const name = nameOf(quiz, question);
      if (!papersAgo.has(name)) papersAgo.set(name, ago);
    }
  });
  const seen: { readonly each: BankQuestion; readonly ago: number }[] = [];
  for (const each of inLotOrder(bank, random)) {
    const ago = papersAgo.size === 0 ? undefined : papersAgo.get(named(each));
    if (ago === undefined) yield each;
    else if (ago >= noRepeatWithin) seen.push({ each, ago });
  }
  yield* seen.sort((a, b) => b.ago - a.ago).map(({ each }) => each);
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
