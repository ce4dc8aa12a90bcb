import * as v from 'valibot';

import { calendarDay } from '../calendar/day.ts';
import {
  creditGrades,
  customerTypes,
  enterpriseSizes,
  lifecycleStages,
  riskLevels,
  serviceSegments,
  vipLevels,
} from '../customer/terms.ts';
import { tierInput } from '../tier/tier.ts';

const fen = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const text = v.pipe(v.string(), v.minLength(1), v.maxLength(64));

/**
 * One customer of the snapshot as it is stored: no full name, no phone, no document number, no account number.
 * Money in fen, dates in Asia/Shanghai.
 */
export const customerFacts = v.strictObject({
  customerNo: text,
  orgUnitCode: text,
  dataDate: calendarDay,
  customerType: v.picklist(customerTypes),
  enterpriseSize: v.optional(v.picklist(enterpriseSizes)),
  isSoleTrader: v.boolean(),
  hasCredit: v.boolean(),
  protected: v.boolean(),
  nameMasked: text,
  phoneMasked: v.optional(text),
  docNoMasked: v.optional(text),
  accountTail: v.optional(text),
  managerNo: v.optional(text),
  managerName: v.optional(text),
  managerDedicated: v.optional(v.boolean()),
  vipLevel: v.optional(v.picklist(vipLevels)),
  serviceSegment: v.optional(v.picklist(serviceSegments)),
  lifecycleStage: v.optional(v.picklist(lifecycleStages)),
  infoVerifiedOn: v.optional(calendarDay),
  openComplaint: v.boolean(),
  complaintHistory: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
  /** Milliseconds UTC. */
  bookingAt: v.optional(v.number()),
  bookingKind: v.optional(text),
  creditGrade: v.optional(v.picklist(creditGrades)),
  creditGradeOn: v.optional(calendarDay),
  overdue: v.optional(v.boolean()),
  riskLevel: v.optional(v.picklist(riskLevels)),
  riskAssessedOn: v.optional(calendarDay),
  riskTolerance: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5))),
  toleranceAssessedOn: v.optional(calendarDay),
  lastVisitOn: v.optional(calendarDay),
  avgDailyDepositFen: v.optional(fen),
  plan: v.optional(v.pipe(v.string(), v.maxLength(500))),
  ...tierInput.entries,
});
export type CustomerFacts = v.InferOutput<typeof customerFacts>;
