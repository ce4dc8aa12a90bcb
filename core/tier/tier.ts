import * as v from 'valibot';

import { calendarDay } from '../calendar/day.ts';
import { addMonths } from '../calendar/months.ts';
import { corpTiers, tierOverrides, type CorpTier, type TierOverride } from '../customer/terms.ts';

const fen = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const basisPoints = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000));

/** How a customer came to a tier (R59-R61). */
export const tierRoutes = ['deposit', 'shareholder', 'world500', 'china500', 'bank'] as const;
export type TierRoute = (typeof tierRoutes)[number];

/** One row of the decision table; rows are tried from top to bottom. */
const tierRow = v.strictObject({
  tier: v.picklist(corpTiers),
  route: v.picklist(tierRoutes),
  minDepositFen: v.optional(fen),
  minShareholderBp: v.optional(basisPoints),
  /** Upper bound, exclusive; not looked at while `shareholderCascade` is on (Q48). */
  belowShareholderBp: v.optional(basisPoints),
  unconfirmed: v.optional(v.boolean()),
});

/** content/rules/tier.yaml: the decision table of R57-R63. Money in fen, shares in basis points. */
export const tierRules = v.strictObject({
  schema: v.literal(1),
  kind: v.literal('tier'),
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  effectiveFrom: calendarDay,
  minMonths: v.pipe(v.number(), v.integer(), v.minValue(0)),
  periodMonths: v.pipe(v.number(), v.integer(), v.minValue(1)),
  shareholderCascade: v.boolean(),
  rows: v.pipe(v.array(tierRow), v.minLength(1)),
  override: v.strictObject({ tier: v.picklist(corpTiers), kinds: v.array(v.picklist(tierOverrides)) }),
});
export type TierRules = v.InferOutput<typeof tierRules>;

/** What the snapshot says about a corporate customer. Dates are Asia/Shanghai dates. */
export const tierInput = v.strictObject({
  relationshipSince: v.optional(calendarDay),
  standardDepositFen: v.optional(fen),
  shareholderBp: v.optional(basisPoints),
  world500: v.optional(v.boolean()),
  china500: v.optional(v.boolean()),
  partnerBank: v.optional(v.boolean()),
  badCreditOn: v.optional(calendarDay),
  litigationOn: v.optional(calendarDay),
});
export type TierInput = v.InferOutput<typeof tierInput>;

export interface TierResult {
  readonly tier: CorpTier;
  /** Absent when unrated. */
  readonly route?: TierRoute;
  readonly override?: { readonly kind: TierOverride; readonly on: string };
  /** The tier that the standard deposit alone gives (R63). */
  readonly tierBefore: CorpTier;
  /** `notYet` = less than the minimum relationship (R57); `noData` = the snapshot lacks what the table needs. */
  readonly note?: 'notYet' | 'noData';
  /** True when a threshold the bank has not confirmed decided (Q13). */
  readonly unconfirmed: boolean;
  readonly ruleVersion: number;
}

/**
 * Tier of a corporate customer on the given Shanghai date `on` (R57-R63).
 * Pure; without `relationshipSince` or without any measure the result is `unrated` with a note, never a guess.
 */
export function evaluateTier(input: TierInput, rules: TierRules, on: string): TierResult {
  const base = { unconfirmed: false, ruleVersion: rules.version } as const;
  const unrated = (note: 'notYet' | 'noData'): TierResult => ({
    tier: 'unrated',
    tierBefore: 'unrated',
    note,
    ...base,
  });
  if (input.relationshipSince === undefined) return unrated('noData');
  if (addMonths(input.relationshipSince, rules.minMonths) > on) return unrated('notYet');

  const row = rules.rows.find((candidate) => matches(candidate, input, rules));
  const byDeposit = rules.rows.find(
    (candidate) => candidate.route === 'deposit' && matches(candidate, input, rules),
  );
  const tierBefore = byDeposit?.tier ?? 'unrated';
  const override = overrideOf(input, rules, on);
  if (override) return { tier: rules.override.tier, override, tierBefore, ...base };
  if (!row) return unrated('noData');
  return { tier: row.tier, route: row.route, tierBefore, ...base, unconfirmed: row.unconfirmed ?? false };
}

type TierRow = TierRules['rows'][number];

function matches(row: TierRow, input: TierInput, rules: TierRules): boolean {
  const deposit = input.standardDepositFen;
  if (row.minDepositFen !== undefined && (deposit === undefined || deposit < row.minDepositFen)) return false;
  switch (row.route) {
    case 'deposit':
      return deposit !== undefined;
    case 'world500':
      return input.world500 ?? false;
    case 'china500':
      return input.china500 ?? false;
    case 'bank':
      return input.partnerBank ?? false;
    case 'shareholder': {
      const share = input.shareholderBp ?? 0;
      if (share < (row.minShareholderBp ?? 1)) return false;
      return (
        rules.shareholderCascade || row.belowShareholderBp === undefined || share < row.belowShareholderBp
      );
    }
  }
}

/** The youngest record inside the rating period; one dated before it or in the future does not count (R63). */
function overrideOf(
  input: TierInput,
  rules: TierRules,
  on: string,
): { kind: TierOverride; on: string } | undefined {
  const dates = { badCredit: input.badCreditOn, litigation: input.litigationOn };
  const from = addMonths(on, -rules.periodMonths);
  return rules.override.kinds
    .flatMap((kind) => {
      const day = dates[kind];
      return day !== undefined && day > from && day <= on ? [{ kind, on: day }] : [];
    })
    .sort((a, b) => b.on.localeCompare(a.on))[0];
}
