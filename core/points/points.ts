import * as v from 'valibot';

/** For what points are given (R195). */
export const earningReasons = ['publish', 'acceptedAnswer', 'question', 'quizPassed', 'caseShared'] as const;
export type EarningReason = (typeof earningReasons)[number];
/** Everything a row of the ledger may stand for. */
export const ledgerReasons = [...earningReasons, 'redeemed', 'reversal'] as const;
export type LedgerReason = (typeof ledgerReasons)[number];

const points = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000));
const words = (most: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(most));

/** content/rules/points.yaml: what sharing is worth, how much a day at most, and what points are exchanged for. */
export const pointsRules = v.strictObject({
  schema: v.literal(1),
  kind: v.literal('points'),
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** False until the bank has said so. */
  confirmed: v.boolean(),
  publish: points,
  acceptedAnswer: points,
  question: points,
  quizPassed: points,
  caseShared: points,
  /** Points a person earns on one Shanghai day at most. */
  dailyCap: points,
  rewards: v.array(
    v.strictObject({
      id: v.pipe(v.string(), v.regex(/^[a-z][A-Za-z0-9]{1,31}$/)),
      /** A gift, or a better personal rating. */
      kind: v.picklist(['gift', 'rating']),
      label: v.strictObject({ zh: words(40), en: words(80) }),
      points: v.pipe(points, v.minValue(1)),
    }),
  ),
});
export type PointsRules = v.InferOutput<typeof pointsRules>;
export type Reward = PointsRules['rewards'][number];

/** What holds where the bank has no such file: sharing is counted, but is worth nothing. */
export const usualPointsRules: PointsRules = {
  schema: 1,
  kind: 'points',
  version: 1,
  confirmed: false,
  publish: 0,
  acceptedAnswer: 0,
  question: 0,
  quizPassed: 0,
  caseShared: 0,
  dailyCap: 0,
  rewards: [],
};

/** Points for one act: what the rules say, as far as the day's cap leaves room; never less than 0. Pure. */
export const granted = (reason: EarningReason, earnedToday: number, rules: PointsRules): number =>
  Math.max(0, Math.min(rules[reason], rules.dailyCap - earnedToday));

export const redemptionStates = ['requested', 'approved', 'rejected', 'handedOut'] as const;
export type RedemptionState = (typeof redemptionStates)[number];
export const redemptionSteps = ['approve', 'reject', 'handOut'] as const;
export type RedemptionStep = (typeof redemptionSteps)[number];

const leads: Readonly<Record<RedemptionStep, { from: RedemptionState; to: RedemptionState }>> = {
  approve: { from: 'requested', to: 'approved' },
  reject: { from: 'requested', to: 'rejected' },
  handOut: { from: 'approved', to: 'handedOut' },
};

/** Where a step leads a redemption from this state; undefined when it cannot be taken now. */
export const afterStep = (state: RedemptionState, step: RedemptionStep): RedemptionState | undefined =>
  leads[step].from === state ? leads[step].to : undefined;

/** Steps that a redemption in this state may still take. */
export const stepsFrom = (state: RedemptionState): RedemptionStep[] =>
  redemptionSteps.filter((step) => afterStep(state, step) !== undefined);
