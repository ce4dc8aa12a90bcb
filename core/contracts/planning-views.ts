import * as v from 'valibot';

import { calendarDay } from '../calendar/day.ts';
import {
  evaluationSchema,
  planFields,
  planStates,
  planTextSchema,
  shownCaseSchema,
} from '../planning/plan.ts';
import { planSteps } from '../planning/plan-steps.ts';
import { audienceSchema } from './announcements.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const id = v.pipe(v.string(), v.uuid());
const words = (least: number, most: number) =>
  v.pipe(v.string(), v.trim(), v.minLength(least), v.maxLength(most));
export const planYear = v.pipe(v.string(), v.regex(/^20\d{2}$/));
export const staffNumber = v.pipe(v.string(), v.minLength(1), v.maxLength(32));
export const unitView = v.strictObject({ code: v.string(), name: v.string() });
export const colleagueView = v.strictObject({ staffNo: v.string(), name: v.string(), unit: v.string() });

/** Whom something is for: an audience, people by number, or both; people are counted once. */
export const wanted = {
  audience: v.exactOptional(audienceSchema),
  staffNos: v.exactOptional(v.pipe(v.array(staffNumber), v.maxLength(2_000))),
};

/** Who teaches: colleagues, or somebody from outside, of whom organiser and contract are named (R202). */
export const resourceSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('internal'), name: words(1, 100) }),
  v.strictObject({
    kind: v.literal('external'),
    name: words(1, 100),
    /** University, institution or firm. */
    organiser: words(2, 100),
    contractRef: words(2, 60),
  }),
]);
export type Resource = v.InferOutput<typeof resourceSchema>;

/** A session as the asking person sees it: people are those of the units they answer for, numbers are of all. */
export const sessionView = v.strictObject({
  id,
  /** `TS-20261208-0001`. */
  no: v.string(),
  /** Milliseconds UTC. */
  at: v.number(),
  minutes: count,
  method: v.string(),
  place: v.string(),
  resource: resourceSchema,
  state: v.picklist(['planned', 'held', 'cancelled']),
  why: v.exactOptional(v.string()),
  expected: count,
  present: v.exactOptional(count),
  people: v.array(v.strictObject({ ...colleagueView.entries, present: v.exactOptional(v.boolean()) })),
});
export type SessionView = v.InferOutput<typeof sessionView>;

/** A plan on the board. */
export const planSummary = v.strictObject({
  id,
  /** `TP-2026-0001`. */
  no: v.string(),
  year: planYear,
  unit: unitView,
  topic: v.string(),
  state: v.picklist(planStates),
  teacher: v.string(),
  time: v.string(),
  sessions: v.strictObject({ open: count, held: count }),
  /** Start of the next open session, ms UTC. */
  nextAt: v.exactOptional(v.number()),
  returned: v.boolean(),
});
export type PlanSummary = v.InferOutput<typeof planSummary>;

const suggestionView = v.strictObject({
  id,
  text: v.string(),
  /** Name, to those who answer it and to oneself. */
  by: v.exactOptional(v.string()),
  at: v.number(),
  reply: v.exactOptional(v.strictObject({ text: v.string(), by: v.string(), at: v.number() })),
});

/** One plan with everything that came of it. */
export const planDetail = v.strictObject({
  ...planSummary.entries,
  n: count,
  text: planTextSchema,
  missing: v.array(v.picklist(planFields)),
  authors: v.array(v.string()),
  approved: v.exactOptional(v.strictObject({ by: v.string(), at: v.number() })),
  sentBack: v.exactOptional(v.strictObject({ by: v.string(), reason: v.string() })),
  needs: v.array(v.strictObject({ id, no: v.string(), topic: v.string(), people: count })),
  list: v.array(sessionView),
  evaluation: v.exactOptional(evaluationSchema),
  suggestions: v.array(suggestionView),
  showcase: v.exactOptional(
    v.strictObject({
      on: calendarDay,
      cases: v.array(v.strictObject({ ...shownCaseSchema.entries, itemId: v.exactOptional(v.string()) })),
    }),
  ),
  /** What the asking person may do now. */
  may: v.array(v.picklist(planSteps)),
  now: v.number(),
});
export type PlanDetail = v.InferOutput<typeof planDetail>;
