import * as v from 'valibot';

import { calendarDay } from '../calendar/day.ts';
import { serviceSegments, vipLevels } from '../customer/terms.ts';

const label = v.strictObject({ zh: v.string(), en: v.string() });
const head = {
  schema: v.literal(1),
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  effectiveFrom: calendarDay,
};

/** content/rules/thresholds.yaml: single values the rules leave to the bank, by the names that articles quote. */
export const thresholdRules = v.strictObject({
  ...head,
  kind: v.literal('thresholds'),
  values: v.array(
    v.strictObject({
      name: v.pipe(v.string(), v.regex(/^[a-z][A-Za-z0-9.]{1,63}$/, '名称用小写字母开头的英文')),
      label: v.string(),
      value: v.union([v.number(), v.boolean(), v.string(), v.record(v.string(), v.number())]),
      /** fen, days, hours, months, percent …; absent for words and switches. */
      unit: v.optional(v.string()),
      requirement: v.pipe(v.string(), v.regex(/^[RQ]\d{1,3}$/)),
      /** False until the bank has said so. */
      confirmed: v.boolean(),
    }),
  ),
});
export type ThresholdRules = v.InferOutput<typeof thresholdRules>;

/** content/rules/vip-benefits.yaml: what each VIP level and segment is owed (R69). */
export const vipBenefitRules = v.strictObject({
  ...head,
  kind: v.literal('vipBenefits'),
  benefits: v.array(
    v.strictObject({
      id: v.pipe(v.string(), v.regex(/^[a-z][A-Za-z0-9]{1,31}$/)),
      label,
      vipLevels: v.array(v.picklist(vipLevels)),
      serviceSegments: v.array(v.picklist(serviceSegments)),
      confirmed: v.boolean(),
    }),
  ),
});
export type VipBenefitRules = v.InferOutput<typeof vipBenefitRules>;
