import { createEmptyCard, fsrs, Rating, type Card, type FSRS, type Grade } from 'ts-fsrs';

import { shanghaiDate } from '../condition/shanghai.ts';
import { markingOf, type Attempt } from './attempt.ts';
import { nameOf } from './bank.ts';
import type { Mark } from './mark-parts.ts';

/** How well one answer was known, from its marks alone: nobody grades themselves, so none is `easy` to the scheduler. */
const grades = { missed: Rating.Again, partly: Rating.Hard, known: Rating.Good } as const;
export type Recall = keyof typeof grades;

/** One answer of a person to a question, from an attempt or from a practice at the start of a shift. */
export interface Review {
  /** Its name (`nameOf`). */
  readonly question: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly recall: Recall;
}

/** What a person remembers of a question, by the reviews so far. Days are calendar days of Asia/Shanghai. */
export interface Memory {
  readonly question: string;
  /** The first day on which it should be asked again. */
  readonly due: string;
  readonly lastReview: string;
  /** Days until the chance to know it has fallen to 90 %. */
  readonly stability: number;
  /** 1 to 10. */
  readonly difficulty: number;
  readonly reviews: number;
  /** How often it was known once and then missed. */
  readonly lapses: number;
}

/** So many lapses, and asking again does not help: read the paragraph, ask the mentor, mend the question. */
export const LEECH_LAPSES = 4;

/** What a bank may set; the 21 weights are FSRS-6's own unless a bank has had them fitted. */
export interface MemorySettings {
  /** The chance to know a question when it is asked again, 0 to 1. */
  readonly retention?: number;
  readonly longestDays?: number;
  readonly weights?: readonly number[];
}

const DAY = 86_400_000;
const dayOf = (at: number): Date => new Date(`${shanghaiDate(at)}T00:00:00Z`);
const textOf = (day: Date): string => day.toISOString().slice(0, 10);

/** Whole days and no lot: the same reviews give the same memory, however often it is reckoned. */
const schedulerOf = ({ retention = 0.9, longestDays = 365, weights }: MemorySettings): FSRS =>
  fsrs({
    request_retention: retention,
    maximum_interval: longestDays,
    enable_fuzz: false,
    enable_short_term: false,
    ...(weights === undefined ? {} : { w: weights }),
  });

/** How an answer counts: wholly right is known, right in part is partly, else missed. */
export const recallOf = ({ isRight, earned }: Pick<Mark, 'isRight' | 'earned'>): Recall =>
  isRight ? 'known' : earned > 0 ? 'partly' : 'missed';

/** The reviews that a marked attempt is: each question at the end of it, left open counts as missed. */
export function reviewsOf(attempt: Attempt): Review[] {
  const { closed, paper } = attempt;
  const marks = new Map(markingOf(attempt)?.marks.map(({ question, mark }) => [question, mark]));
  if (closed === undefined) return [];
  return paper.flatMap(({ id, quiz, question }) => {
    const mark = marks.get(id);
    return mark === undefined
      ? []
      : [{ question: nameOf(quiz, question), at: closed.at, recall: recallOf(mark) }];
  });
}

/**
 * What one person remembers, from all reviews in any order. Reckoned anew after a regrade, so that a voided marking
 * leaves no trace. By FSRS-6, in whole days: several answers on one day count one after the other, none is due the same day.
 */
export function memoriesOf(reviews: readonly Review[], settings: MemorySettings = {}): Memory[] {
  const scheduler = schedulerOf(settings);
  const cards = new Map<string, Card>();
  for (const { question, at, recall } of [...reviews].sort(byTime)) {
    const day = dayOf(at);
    const grade: Grade = grades[recall];
    cards.set(question, scheduler.next(cards.get(question) ?? createEmptyCard(day), day, grade).card);
  }
  return [...cards].map(([question, card]) => ({
    question,
    due: textOf(card.due),
    lastReview: textOf(card.last_review ?? card.due),
    stability: card.stability,
    difficulty: card.difficulty,
    reviews: card.reps,
    lapses: card.lapses,
  }));
}

/** Oldest first; at one instant by name and then by recall, so that the order handed over does not matter. */
function byTime(a: Review, b: Review): number {
  const [left, right] = [`${a.question} ${a.recall}`, `${b.question} ${b.recall}`];
  return a.at - b.at || (left < right ? -1 : left > right ? 1 : 0);
}

/** Whether a question has been missed so often after it was known that asking again is no help. */
export const isLeech = ({ lapses }: Pick<Memory, 'lapses'>): boolean => lapses >= LEECH_LAPSES;

/** Shanghai days since it was last asked. */
export const daysSince = ({ lastReview }: Memory, now: number): number =>
  (dayOf(now).getTime() - Date.parse(lastReview)) / DAY;

/** Orders by need, least known first: days since the last review in proportion to the stability. */
export const byNeed =
  (now: number) =>
  (a: Memory, b: Memory): number =>
    daysSince(b, now) / b.stability - daysSince(a, now) / a.stability || (a.question < b.question ? -1 : 1);

/** What is due on the Shanghai day of `now`, leeches too, least known first. */
export const dueOf = (memories: readonly Memory[], now: number): Memory[] =>
  memories.filter(({ due }) => due <= shanghaiDate(now)).sort(byNeed(now));
