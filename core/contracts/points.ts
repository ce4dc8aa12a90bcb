import * as v from 'valibot';

import { ledgerReasons, redemptionStates, redemptionSteps } from '../points/points.ts';
import { defineEndpoint } from './endpoint.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const whole = v.pipe(v.number(), v.integer());
const uuid = v.pipe(v.string(), v.uuid());
const byId = v.strictObject({ id: uuid });
const colleague = v.strictObject({ staffNo: v.string(), name: v.string(), orgUnitName: v.string() });
/** Why, in at least four characters; goes into the ledger. */
const note = v.pipe(v.string(), v.trim(), v.minLength(4), v.maxLength(200));

/** One row of the ledger; rows are never changed, a mistake is taken back by a row of its own. */
export const ledgerRow = v.strictObject({
  id: uuid,
  person: colleague,
  /** Points; 0 when the day's cap left no room. */
  delta: whole,
  reason: v.picklist(ledgerReasons),
  /** The article, question or redemption it was for. */
  object: v.string(),
  note: v.string(),
  at: v.number(),
  /** Whether a later row has taken it back. */
  reversed: v.boolean(),
});
export type LedgerRow = v.InferOutput<typeof ledgerRow>;

export const redemption = v.strictObject({
  id: uuid,
  /** `RW-20261123-0001`. */
  no: v.string(),
  person: colleague,
  reward: v.strictObject({ zh: v.string(), en: v.string() }),
  points: count,
  state: v.picklist(redemptionStates),
  requestedAt: v.number(),
  decidedBy: v.optional(v.string()),
  note: v.string(),
  /** What the caller may do with it now. */
  may: v.array(v.picklist(redemptionSteps)),
});
export type Redemption = v.InferOutput<typeof redemption>;

/** One person's year (R196): what was published, accepted, asked, passed and shared, and the points for it. */
export const yearScore = v.strictObject({
  person: colleague,
  publish: count,
  acceptedAnswer: count,
  question: count,
  quizPassed: count,
  caseShared: count,
  /** Earned in the year, what was taken back subtracted; exchanging points does not lower it. */
  points: whole,
});
export type YearScore = v.InferOutput<typeof yearScore>;

const rewardView = v.strictObject({
  id: v.string(),
  kind: v.picklist(['gift', 'rating']),
  label: v.strictObject({ zh: v.string(), en: v.string() }),
  points: count,
});

/** 我的积分: balance, what is free of it (less what was asked for), today against the cap, ledger, catalogue, requests. */
export const myPoints = defineEndpoint({
  name: 'points.mine',
  method: 'GET',
  path: '/api/points/mine',
  summary: 'Points of the caller and what they are exchanged for',
  response: v.strictObject({
    balance: whole,
    free: whole,
    today: v.strictObject({ earned: count, cap: count }),
    year: yearScore,
    ledger: v.array(ledgerRow),
    rewards: v.array(rewardView),
    redemptions: v.array(redemption),
    /** Points for each act, for the table of rules. */
    worth: v.record(v.string(), count),
    asOf: v.number(),
  }),
});

/** Throws `reward.notFound`, `points.insufficient`. */
export const requestReward = defineEndpoint({
  name: 'points.redeem',
  method: 'POST',
  path: '/api/points/redemptions',
  summary: 'Ask for a reward',
  body: v.strictObject({ rewardId: v.string() }),
  response: redemption,
});

/** What waits for approval first, then the newest; a branch manager sees the own unit. */
export const listRedemptions = defineEndpoint({
  name: 'points.redemptions',
  method: 'GET',
  path: '/api/points/redemptions',
  summary: 'Requested rewards',
  response: v.strictObject({ redemptions: v.array(redemption), asOf: v.number() }),
});

/**
 * Approves, rejects or hands out; points leave the ledger with the approval. Who asked never decides. Throws
 * `redemption.notFound`, `redemption.decided`, `points.insufficient`, `access.denied`.
 */
export const decideRedemption = defineEndpoint({
  name: 'points.decide',
  method: 'POST',
  path: '/api/points/redemptions/:id/decision',
  summary: 'Decide on a requested reward',
  params: byId,
  body: v.strictObject({
    step: v.picklist(redemptionSteps),
    note: v.optional(v.pipe(v.string(), v.maxLength(200)), ''),
  }),
  response: redemption,
});

/** The ledger of a person, newest first, 200 rows at most; a branch manager sees the own unit. */
export const personLedger = defineEndpoint({
  name: 'points.ledger',
  method: 'GET',
  path: '/api/points/ledger',
  summary: 'Ledger rows of one person',
  query: v.strictObject({ staffNo: v.pipe(v.string(), v.minLength(1), v.maxLength(32)) }),
  response: v.strictObject({ ledger: v.array(ledgerRow), asOf: v.number() }),
});

/** Takes points back by a new row with the reason; the row itself stays. Throws `points.reversed`, `points.notFound`. */
export const reversePoints = defineEndpoint({
  name: 'points.reverse',
  method: 'POST',
  path: '/api/points/ledger/:id/reversal',
  summary: 'Take back points by a new row',
  params: byId,
  body: v.strictObject({ note }),
  response: ledgerRow,
});

const year = v.pipe(v.string(), v.regex(/^20\d{2}$/));

/** Yearly sharing score (R196), best first; a branch manager sees the own unit. */
export const yearScores = defineEndpoint({
  name: 'points.year',
  method: 'GET',
  path: '/api/points/years/:year',
  summary: 'Sharing score of a year per person',
  params: v.strictObject({ year }),
  response: v.strictObject({ year: v.string(), scores: v.array(yearScore) }),
});

/** The same as a CSV file: BOM, Chinese headers, no cell that a spreadsheet would run. */
export const exportYear = defineEndpoint({
  name: 'points.export',
  method: 'GET',
  path: '/api/points/years/:year/export',
  summary: 'Sharing score of a year as CSV',
  params: v.strictObject({ year }),
  response: v.strictObject({ fileName: v.string(), csv: v.string() }),
});
