import * as v from 'valibot';

import { calendarDay } from '../calendar/day.ts';
import { a2Fields, a3Fields } from '../contracts/context.ts';
import { accessLevels, corpTiers, serviceSegments, vipLevels, type AccessLevel } from '../customer/terms.ts';
import { roleSchema } from '../organisation/person.ts';

const version = v.pipe(v.number(), v.integer(), v.minValue(1));
const months = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(120));

/** How a person stands to a customer. `unitCase`: an open service case of the own unit; `ownCase`: one they opened. */
export const relations = ['any', 'ownUnit', 'ownCustomer', 'unitCase', 'ownCase'] as const;
export type Relation = (typeof relations)[number];

const grant = v.strictObject({
  when: v.picklist(relations),
  roles: v.pipe(v.array(roleSchema), v.minLength(1)),
});
const a2OrMore = v.picklist(['A2', 'A3']);
const fieldLevels = v.strictObject({
  ...Object.fromEntries(a2Fields.map((field) => [field, a2OrMore])),
  ...Object.fromEntries(a3Fields.map((field) => [field, v.literal('A3')])),
} as Record<(typeof a2Fields)[number], typeof a2OrMore> &
  Record<(typeof a3Fields)[number], v.LiteralSchema<'A3', undefined>>);

/** content/rules/access.yaml: who reaches which level, who may reveal (A4), and the level of each field. */
export const accessRules = v.strictObject({
  schema: v.literal(1),
  kind: v.literal('access'),
  version,
  effectiveFrom: calendarDay,
  levels: v.array(v.strictObject({ level: v.picklist(['A1', 'A2', 'A3']), ...grant.entries })),
  reveal: v.strictObject({
    seconds: v.pipe(v.number(), v.integer(), v.minValue(5), v.maxValue(60)),
    grants: v.array(grant),
    protected: v.array(roleSchema),
  }),
  fields: fieldLevels,
});
export type AccessRules = v.InferOutput<typeof accessRules>;

const keep = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(4));
export const maskPattern = v.strictObject({
  keepStart: keep,
  keepEnd: keep,
  /** Number of stars; 0 keeps the length. */
  fill: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(12)),
});
export type MaskPattern = v.InferOutput<typeof maskPattern>;

/** content/rules/masks.yaml (R35). No pattern can keep more than four characters at either end. */
export const maskRules = v.strictObject({
  schema: v.literal(1),
  kind: v.literal('masks'),
  version,
  effectiveFrom: calendarDay,
  phone: maskPattern,
  docNo: maskPattern,
  account: maskPattern,
  customerNo: maskPattern,
  name: v.strictObject({
    fill: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(3)),
    compoundSurnames: v.array(v.pipe(v.string(), v.length(2))),
  }),
});
export type MaskRules = v.InferOutput<typeof maskRules>;

/** content/rules/service.yaml: intervals and validity in months. */
export const serviceRules = v.strictObject({
  schema: v.literal(1),
  kind: v.literal('service'),
  version,
  effectiveFrom: calendarDay,
  infoCheckMonths: v.strictObject({ personal: months, corporate: months }),
  riskMonths: months,
  toleranceMonths: months,
  visitMonths: v.strictObject({
    vipLevel: v.partial(v.strictObject(vipMonths())),
    serviceSegment: v.partial(v.strictObject(segmentMonths())),
    /** R104; where several intervals hold, the shortest one does. */
    corpTier: v.optional(v.partial(v.strictObject(tierMonths())), {}),
  }),
});
export type ServiceRules = v.InferOutput<typeof serviceRules>;

function vipMonths() {
  return Object.fromEntries(vipLevels.map((level) => [level, months])) as Record<
    (typeof vipLevels)[number],
    typeof months
  >;
}
function segmentMonths() {
  const entries = serviceSegments.map((segment) => [segment, months]);
  return Object.fromEntries(entries) as Record<(typeof serviceSegments)[number], typeof months>;
}

function tierMonths() {
  const entries = corpTiers.map((tier) => [tier, months]);
  return Object.fromEntries(entries) as Record<(typeof corpTiers)[number], typeof months>;
}

/** Whether level `a` reaches level `b`. */
export function reaches(a: AccessLevel, b: AccessLevel): boolean {
  return accessLevels.indexOf(a) >= accessLevels.indexOf(b);
}
