import type { ErrorCode } from '../errors.ts';
import { readAnswer } from './answer.ts';
import { GRACE_MS, isNewer, LATE_MS, type Attempt } from './attempt.ts';
import { MOST_SAVES, type AttemptEvent, type Save } from './attempt-events.ts';
import type { PaperQuestion } from './draw.ts';
import type { PaperRule } from './paper.ts';
import type { Question } from './questions/registry.ts';

/** Events to add (none: it has happened already), or why not. */
export type Step =
  | { readonly ok: true; readonly events: readonly AttemptEvent[] }
  | { readonly ok: false; readonly code: ErrorCode };

/** The question of a paper in the very version the paper names. */
export type QuestionOf = (question: PaperQuestion) => Question | undefined;

/** A save as it comes from the person: the answer lettered as on the paper, null to take it back. */
export interface GivenSave {
  readonly question: string;
  readonly seq: number;
  readonly save: string;
  readonly answer: unknown;
  readonly clientAt?: number;
}

/** A step that is refused. */
export const refuse = (code: ErrorCode) => ({ ok: false, code }) as const;
/** A step that adds these events. */
export const add = (...events: readonly AttemptEvent[]): Step => ({ ok: true, events });

function read(
  attempt: Attempt,
  given: GivenSave,
  questionOf: QuestionOf,
): { readonly ok: true; readonly save: Save } | { readonly ok: false; readonly code: ErrorCode } {
  const { question: id, seq, save, answer, clientAt } = given;
  const place = attempt.paper.find((each) => each.id === id);
  const question = place && questionOf(place);
  const isNumbered = Number.isInteger(seq) && seq >= 1 && seq <= MOST_SAVES;
  if (!question || !isNumbered || save === '' || save.length > 64) return refuse('request.invalid');
  const result = answer === null ? { ok: true as const, answer } : readAnswer(question, place.order, answer);
  if (!result.ok) return result;
  const evidence = clientAt === undefined ? {} : { clientAt };
  return { ok: true, save: { question: id, seq, save, answer: result.answer, ...evidence } };
}

/**
 * Saves one answer. `now` is the service's clock. `attempt.closed` after the end or more than 60 s after the deadline,
 * `attempt.stale` when a newer save is kept (which stays), `answer.invalid`, `request.invalid`. The same save again adds
 * nothing; the same id with another answer is stale.
 */
export function saveAnswer(attempt: Attempt, given: GivenSave, now: number, questionOf: QuestionOf): Step {
  if (attempt.closed || now > attempt.deadline + GRACE_MS) return refuse('attempt.closed');
  const result = read(attempt, given, questionOf);
  if (!result.ok) return result;
  const { save } = result;
  const kept = attempt.saves.get(save.question);
  if (kept && kept.save === save.save && kept.seq === save.seq) {
    return JSON.stringify(kept.answer) === JSON.stringify(save.answer) ? add() : refuse('attempt.stale');
  }
  return isNewer(save, kept) ? add({ type: 'saved', at: now, ...save }) : refuse('attempt.stale');
}

/**
 * Hands in, with the answers not yet sent. In time: they are saved (a stale one is left out) and the attempt ends. Later,
 * to 24 hours after the deadline: flagged `lateSync`, its answers wait for the trainer, also when the sweeper has closed
 * the attempt meanwhile. `attempt.closed` after that or when handed in before; one bad answer refuses the whole.
 */
export function finishAttempt(
  attempt: Attempt,
  unsent: readonly GivenSave[],
  now: number,
  questionOf: QuestionOf,
  clientAt?: number,
): Step {
  const isLate = now > attempt.deadline + GRACE_MS;
  const isOver = now > attempt.deadline + LATE_MS || attempt.late !== undefined;
  const isSwept = isLate && attempt.closed?.how === 'swept';
  if (isOver || (attempt.closed && !isSwept)) return refuse('attempt.closed');

  const newest = new Map(attempt.saves);
  const saves: Save[] = [];
  for (const given of unsent) {
    const result = read(attempt, given, questionOf);
    if (!result.ok) return result;
    const { save } = result;
    if (!isNewer(save, newest.get(save.question))) continue;
    newest.set(save.question, save);
    saves.push(save);
  }
  const evidence = clientAt === undefined ? {} : { clientAt };
  if (isLate) return add({ type: 'finished', at: now, how: 'lateSync', saves, ...evidence });
  return add(...saves.map((save) => ({ type: 'saved' as const, at: now, ...save })), {
    type: 'finished',
    at: now,
    how: 'submitted',
    ...evidence,
  });
}

/** Closes an attempt that nobody handed in, once its grace is over (R-QZ6); nothing to add otherwise. */
export const sweepAttempt = (attempt: Attempt, now: number): Step =>
  attempt.closed || now <= attempt.deadline + GRACE_MS ? add() : add({ type: 'closedBySweeper', at: now });

/** The trainer's word on a late hand-in; mark or re-mark after it. `attempt.closed` when there is none to decide. */
export const decideLate = (attempt: Attempt, accepted: boolean, by: string, now: number): Step =>
  attempt.late?.decision === 'open'
    ? add({ type: 'lateDecided', at: now, accepted, by })
    : refuse('attempt.closed');

/**
 * Whether the person may begin another attempt. `earlier` are those that count towards the number (of this quiz, since
 * the last time it fell due), swept where overdue. Refusals: `attempt.open` (go on with it), `attempt.exhausted`,
 * `attempt.waiting` with the instant from which it may be.
 */
export function mayStart(
  { attempts, waitHours }: Pick<PaperRule, 'attempts' | 'waitHours'>,
  earlier: readonly Pick<Attempt, 'closed'>[],
  now: number,
):
  | { readonly ok: true }
  | { readonly ok: false; readonly code: 'attempt.open' | 'attempt.exhausted' }
  | { readonly ok: false; readonly code: 'attempt.waiting'; readonly until: number } {
  if (earlier.some(({ closed }) => closed === undefined)) return { ok: false, code: 'attempt.open' };
  if (earlier.length >= attempts) return { ok: false, code: 'attempt.exhausted' };
  if (earlier.length === 0) return { ok: true };
  const until = Math.max(...earlier.map(({ closed }) => closed?.at ?? 0)) + waitHours * 3_600_000;
  return now < until ? { ok: false, code: 'attempt.waiting', until } : { ok: true };
}
