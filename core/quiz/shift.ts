import { byNeed, daysSince, dueOf, isLeech, type Memory } from './memory.ts';

/** What the questions at the start of a shift may take together. */
const SHIFT_SECONDS = 60;
/** Seconds reckoned for a question of which no times are known. */
const UNKNOWN_SECONDS = 30;
/** Days after which a question is old, due or not. */
const OLD_DAYS = 30;

/**
 * The questions for the start of a shift: two that together take no more than 60 s by their median time, else one, else
 * none. What is due comes first (what was missed lately is due soonest), then what was last asked 30 days ago or more.
 * Leeches are left out, and what `mayAsk` refuses: a question that stands down, or one that takes longer than a minute.
 */
export function shiftQuestions(input: {
  readonly memories: readonly Memory[];
  readonly now: number;
  /** Median seconds of an answer (`itemStatistics`); `undefined` where too few are known. */
  readonly secondsOf: (question: string) => number | undefined;
  readonly mayAsk: (question: string) => boolean;
}): Memory[] {
  const { memories, now } = input;
  const due = dueOf(memories, now);
  const old = memories
    .filter((each) => !due.includes(each) && daysSince(each, now) >= OLD_DAYS)
    .sort(byNeed(now));
  const candidates = [...due, ...old].filter((each) => !isLeech(each) && input.mayAsk(each.question));
  return firstFitting(candidates, ({ question }) => input.secondsOf(question) ?? UNKNOWN_SECONDS);
}

/** The first that leaves time for a second, with the first that fits beside it; else the first that fits alone. */
function firstFitting(candidates: readonly Memory[], seconds: (each: Memory) => number): Memory[] {
  const short = candidates.filter((each) => seconds(each) <= SHIFT_SECONDS);
  for (const [at, one] of short.entries()) {
    const other = short.slice(at + 1).find((each) => seconds(one) + seconds(each) <= SHIFT_SECONDS);
    if (other) return [one, other];
  }
  return short.slice(0, 1);
}
