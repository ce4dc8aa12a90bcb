import type { AttemptEvent, EventOf, Save } from './attempt-events.ts';
import { isPass, totalOf, type QuestionMark } from './mark.ts';

/** An answer may come so long after the deadline: the way of the last click (R-QZ2). */
export const GRACE_MS = 60_000;
/** A machine that was offline may hand in so long after the deadline. */
export const LATE_MS = 24 * 3_600_000;

/** A marking of the whole paper; `isVoid` when a later one took its place. */
export interface Marking {
  readonly id: string;
  readonly at: number;
  readonly marks: readonly QuestionMark[];
  readonly isVoid: boolean;
  readonly why?: string;
}

/** An attempt as its events make it. Times are epoch milliseconds of the service. */
export interface Attempt {
  readonly id: string;
  readonly startedAt: number;
  readonly deadline: number;
  readonly rule: EventOf<'started'>['rule'];
  readonly paper: EventOf<'started'>['paper'];
  /** The newest save of each question, by its id on the paper. */
  readonly saves: ReadonlyMap<string, Save>;
  /** When and how it ended; absent: it runs. */
  readonly closed?: { readonly at: number; readonly how: 'submitted' | 'lateSync' | 'swept' };
  /** What a late hand-in brought, and what the trainer said. */
  readonly late?: {
    readonly at: number;
    readonly saves: readonly Save[];
    readonly decision: 'open' | 'accepted' | 'refused';
  };
  readonly markings: readonly Marking[];
}

/**
 * Whether a save takes the place of the one kept: the greater number does; of two with one number (two machines at
 * once) the greater id. So the answer kept does not depend on the order in which saves arrive (R-SY4).
 */
export const isNewer = (
  save: Pick<Save, 'seq' | 'save'>,
  kept: Pick<Save, 'seq' | 'save'> | undefined,
): boolean => kept === undefined || save.seq > kept.seq || (save.seq === kept.seq && save.save > kept.save);

function keep(saves: ReadonlyMap<string, Save>, more: readonly Save[]): ReadonlyMap<string, Save> {
  const kept = new Map(saves);
  for (const save of more) if (isNewer(save, kept.get(save.question))) kept.set(save.question, save);
  return kept;
}

/**
 * The state that events make, oldest first; `undefined` without a start. An event that can no longer happen (a save
 * after the end, a second closing by another node) changes nothing, so that replays and races are harmless (R-QZ6).
 */
export function attemptOf(events: readonly AttemptEvent[]): Attempt | undefined {
  let attempt: Attempt | undefined;
  for (const event of events) {
    if (event.type === 'started') attempt ??= begun(event);
    else attempt = attempt && after(attempt, event);
  }
  return attempt;
}

const begun = ({ attempt: id, at, rule, paper }: EventOf<'started'>): Attempt => ({
  id,
  startedAt: at,
  deadline: at + rule.minutes * 60_000,
  rule,
  paper,
  saves: new Map(),
  markings: [],
});

function after(attempt: Attempt, event: Exclude<AttemptEvent, { type: 'started' }>): Attempt {
  switch (event.type) {
    case 'saved': {
      const { type: _, at: __, ...save } = event;
      return attempt.closed ? attempt : { ...attempt, saves: keep(attempt.saves, [save]) };
    }
    case 'finished':
      return finished(attempt, event);
    case 'closedBySweeper':
      return attempt.closed ? attempt : { ...attempt, closed: { at: event.at, how: 'swept' } };
    case 'lateDecided':
      return decided(attempt, event.accepted);
    case 'marked':
      return attempt.markings.length > 0
        ? attempt
        : { ...attempt, markings: [{ id: event.id, at: event.at, marks: event.marks, isVoid: false }] };
    case 'regraded':
      return regraded(attempt, event);
  }
}

function finished(attempt: Attempt, { at, how, saves = [] }: EventOf<'finished'>): Attempt {
  if (how === 'submitted') return attempt.closed ? attempt : { ...attempt, closed: { at, how } };
  const mayCome = attempt.closed === undefined || attempt.closed.how === 'swept';
  if (!mayCome || attempt.late) return attempt;
  return { ...attempt, closed: attempt.closed ?? { at, how }, late: { at, saves, decision: 'open' } };
}

function decided(attempt: Attempt, accepted: boolean): Attempt {
  const { late } = attempt;
  if (late?.decision !== 'open') return attempt;
  return {
    ...attempt,
    late: { ...late, decision: accepted ? 'accepted' : 'refused' },
    ...(accepted ? { saves: keep(attempt.saves, late.saves) } : {}),
  };
}

/** Only the marking that counts now can be voided, so that two nodes cannot both replace it. */
function regraded(attempt: Attempt, { id, at, voids, marks, why }: EventOf<'regraded'>): Attempt {
  if (markingOf(attempt)?.id !== voids) return attempt;
  return {
    ...attempt,
    markings: [
      ...attempt.markings.map((each) => (each.id === voids ? { ...each, isVoid: true } : each)),
      { id, at, marks, isVoid: false, why },
    ],
  };
}

/** The marking that counts. */
export const markingOf = ({ markings }: Pick<Attempt, 'markings'>): Marking | undefined =>
  markings.find(({ isVoid }) => !isVoid);

/** What the attempt came to, in hundredths of a mark; `undefined` until it is marked. */
export function resultOf(
  attempt: Attempt,
):
  | { readonly earned: number; readonly of: number; readonly isPass: boolean; readonly lateSync: boolean }
  | undefined {
  const marking = markingOf(attempt);
  if (marking === undefined) return undefined;
  const total = totalOf(marking.marks);
  return { ...total, isPass: isPass(total, attempt.rule.passPercent), lateSync: attempt.late !== undefined };
}
