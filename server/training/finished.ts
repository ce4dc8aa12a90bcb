import type { Sql } from '../database/sql.ts';

/** A quiz passed or a course completed: what certificates, the ledger and the gate of a post follow from. */
export interface Finished {
  readonly kind: 'quiz' | 'course';
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly staffNo: string;
  /** Unit of that day. */
  readonly orgUnitCode: string;
  /** The attempt or completion that proves it. */
  readonly proof: string;
  /** It counts so many months; absent: for good. */
  readonly validMonths?: number;
  /** Whole percent of the marks that a pass takes; absent: for a course. */
  readonly passPercent?: number;
  /** Needed before the post (R212). */
  readonly beforePost: boolean;
  /** Milliseconds UTC. */
  readonly at: number;
}

/** By whom and when it was taken away, milliseconds UTC. */
export interface Decided {
  readonly by: string;
  readonly at: number;
}

/** Told within the transaction in which it was finished: what follows stands or falls with it. */
export interface FinishedListener {
  readonly finished: (tx: Sql, what: Finished) => Promise<void>;
  /** A marking took it away again (a faulty question, regraded). */
  readonly takenBack: (tx: Sql, what: Finished, why: string, decided?: Decided) => Promise<void>;
}
