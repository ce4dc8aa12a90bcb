import * as v from 'valibot';

import { calendarDay } from '../calendar/day.ts';
import { roleSchema } from '../organisation/person.ts';
import { evaluationSchema, planTextSchema, satisfactionSchema, shownCaseSchema } from '../planning/plan.ts';
import { defineEndpoint } from './endpoint.ts';
import {
  planDetail,
  planSummary,
  planYear,
  resourceSchema,
  staffNumber,
  unitView,
  wanted,
} from './planning-views.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const id = v.pipe(v.string(), v.uuid());
const byId = v.strictObject({ id });
const words = (least: number, most: number) =>
  v.pipe(v.string(), v.trim(), v.minLength(least), v.maxLength(most));
const unitCode = v.pipe(v.string(), v.regex(/^[\w-]{1,32}$/));
const named = v.strictObject({ id: v.string(), label: v.strictObject({ zh: v.string(), en: v.string() }) });
const reason = words(4, 500);
const dataCode = v.pipe(v.string(), v.regex(/^[a-z][A-Za-z0-9]{1,31}$/));

/** The plans of a year that the asking person sees, and what forms choose from: data of the bank. */
export const planBoard = defineEndpoint({
  name: 'planning.board',
  method: 'GET',
  path: '/api/planning/plans/of/:year',
  summary: 'Training plans of a year',
  params: v.strictObject({ year: planYear }),
  response: v.strictObject({
    year: planYear,
    mayBegin: v.boolean(),
    plans: v.array(planSummary),
    methods: v.array(named),
    sources: v.array(named),
    units: v.array(unitView),
    /** Posts that people hold, for an audience. */
    roles: v.array(roleSchema),
    /** Who has taught already, newest first (R202). */
    resources: v.array(resourceSchema),
    now: v.number(),
  }),
});
export type PlanBoard = v.InferOutput<(typeof planBoard)['response']>;

/** One plan. Throws `plan.notFound`, also for one that the person does not see. */
export const readPlan = defineEndpoint({
  name: 'planning.plan',
  method: 'GET',
  path: '/api/planning/plans/:id',
  summary: 'One training plan',
  params: byId,
  response: planDetail,
});

/** Begins a plan from needs, in state `need` (R198). Throws `plan.notFound` for a need that is unknown. */
export const beginPlan = defineEndpoint({
  name: 'planning.begin',
  method: 'POST',
  path: '/api/planning/plans',
  summary: 'Begin a training plan',
  body: v.strictObject({
    year: planYear,
    orgUnitCode: unitCode,
    topic: words(2, 60),
    needs: v.pipe(v.array(id), v.maxLength(50)),
  }),
  response: planDetail,
});

const onPlan = { params: byId, response: planDetail };

/** Writes the plan's text over text number `n`. Throws `plan.conflict` where another was saved meanwhile, `plan.state`. */
export const writePlan = defineEndpoint({
  name: 'planning.write',
  method: 'PUT',
  path: '/api/planning/plans/:id',
  summary: 'Write a training plan',
  ...onPlan,
  body: v.strictObject({ n: count, text: planTextSchema }),
});

/**
 * Approves text `n` or sends it back: the head of the plan's unit or the line department, never an author. Throws
 * `plan.fourEyes`, `plan.conflict`, and `plan.incomplete` with the empty fields (R199).
 */
export const decidePlan = defineEndpoint({
  name: 'planning.decide',
  method: 'POST',
  path: '/api/planning/plans/:id/decision',
  summary: 'Approve a training plan or send it back',
  ...onPlan,
  body: v.variant('decision', [
    v.strictObject({ n: count, decision: v.literal('approve') }),
    v.strictObject({ n: count, decision: v.literal('return'), reason }),
  ]),
});

/** People expected at one session at most: a sheet is kept whole, and each of them has a line in the ledger. */
export const mostExpected = 500;

/** Sets a session (R200, R202): who is expected is fixed now. Throws `plan.state`, `plan.nobody`, `plan.tooMany`. */
export const scheduleSession = defineEndpoint({
  name: 'planning.schedule',
  method: 'POST',
  path: '/api/planning/plans/:id/sessions',
  summary: 'Set a training session',
  ...onPlan,
  body: v.strictObject({
    at: v.pipe(v.number(), v.integer()),
    minutes: v.pipe(v.number(), v.integer(), v.minValue(10), v.maxValue(600)),
    method: dataCode,
    place: words(1, 100),
    resource: resourceSchema,
    ...wanted,
  }),
});

/**
 * The sheet of a session: who was present of those expected; the newest counts, each is kept, and each person's line goes
 * into the training ledger (R200). Throws `plan.session`, and `plan.early` before it began.
 */
export const recordAttendance = defineEndpoint({
  name: 'planning.attend',
  method: 'POST',
  path: '/api/planning/plans/:id/attendance',
  summary: 'Record who was present',
  ...onPlan,
  body: v.strictObject({
    session: id,
    present: v.pipe(v.array(staffNumber), v.maxLength(mostExpected)),
    /** Why: needed where a sheet is corrected. */
    reason: v.exactOptional(reason),
  }),
});

export const cancelSession = defineEndpoint({
  name: 'planning.cancel',
  method: 'POST',
  path: '/api/planning/plans/:id/cancellation',
  summary: 'Cancel a training session',
  ...onPlan,
  body: v.strictObject({ session: id, reason }),
});

/** Says that all sessions were held, or that the plan is done with. Throws `plan.sessions`, `plan.state`. */
export const stepPlan = defineEndpoint({
  name: 'planning.step',
  method: 'POST',
  path: '/api/planning/plans/:id/steps',
  summary: 'Say that a plan was delivered or is closed',
  ...onPlan,
  body: v.strictObject({ step: v.picklist(['deliver', 'close']) }),
});

/** What somebody who was there thought of it, 1 to 5, once and without a name (R201). Throws `survey.answered`. */
export const ratePlan = defineEndpoint({
  name: 'planning.rate',
  method: 'POST',
  path: '/api/planning/plans/:id/ratings',
  summary: 'Rate a training',
  ...onPlan,
  body: v.strictObject({ score: v.picklist([1, 2, 3, 4, 5]) }),
});

/**
 * Evaluates (R201): marks from a quiz taken before the first and after the last session by the same people, or entered;
 * satisfaction from the ratings, or entered from paper. Throws `plan.noMarks` where nobody took the quiz both times.
 */
export const evaluatePlan = defineEndpoint({
  name: 'planning.evaluate',
  method: 'POST',
  path: '/api/planning/plans/:id/evaluation',
  summary: 'Evaluate a training',
  ...onPlan,
  body: v.strictObject({
    quizId: v.exactOptional(v.pipe(v.string(), v.regex(/^QZ-\d{2,4}$/))),
    marks: v.exactOptional(
      v.strictObject({
        before: v.pipe(v.number(), v.minValue(0), v.maxValue(100)),
        after: v.pipe(v.number(), v.minValue(0), v.maxValue(100)),
        people: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100_000)),
      }),
    ),
    satisfaction: v.exactOptional(satisfactionSchema),
    text: evaluationSchema.entries.text,
  }),
});

export const suggestForPlan = defineEndpoint({
  name: 'planning.suggest',
  method: 'POST',
  path: '/api/planning/plans/:id/suggestions',
  summary: 'Suggest something for a training plan',
  ...onPlan,
  body: v.strictObject({ text: words(2, 500) }),
});

/** Answers a suggestion (R210). Throws `plan.suggestion`. */
export const replyToSuggestion = defineEndpoint({
  name: 'planning.reply',
  method: 'POST',
  path: '/api/planning/plans/:id/replies',
  summary: 'Reply to a suggestion',
  ...onPlan,
  body: v.strictObject({ suggestion: id, text: words(2, 500) }),
});

/** Keeps what a showcase showed (R203). */
export const showcasePlan = defineEndpoint({
  name: 'planning.showcase',
  method: 'POST',
  path: '/api/planning/plans/:id/showcase',
  summary: 'Record the showcase of a training',
  ...onPlan,
  body: v.strictObject({ on: calendarDay, cases: v.pipe(v.array(shownCaseSchema), v.maxLength(20)) }),
});

/** Makes a draft article of a case, once; who brought it gets the points of a shared case (R195, R203). Throws `plan.case`. */
export const caseToArticle = defineEndpoint({
  name: 'planning.toArticle',
  method: 'POST',
  path: '/api/planning/plans/:id/case-articles',
  summary: 'Make a draft article of a case',
  ...onPlan,
  body: v.strictObject({ case: count }),
});
