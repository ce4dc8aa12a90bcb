import * as v from 'valibot';

import { roleSchema } from '../organisation/person.ts';

const words = (most: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(most));
const code = v.pipe(v.string(), v.regex(/^[a-z][A-Za-z0-9]{1,31}$/));
const label = v.strictObject({ zh: words(40), en: words(80) });
const named = v.strictObject({ id: code, label });
const courses = v.pipe(v.array(v.pipe(v.string(), v.regex(/^CRS-\d{2,4}$/))), v.maxLength(40));
const areDistinct = (keys: readonly string[]): boolean => new Set(keys).size === keys.length;
const declared = v.pipe(
  v.array(named),
  v.minLength(1),
  v.check((list) => areDistinct(list.map(({ id }) => id)), 'named twice'),
);

/** Step of the career ladder at most; a person's first is 1. */
const step = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(9));

/**
 * content/rules/planning.yaml: where needs come from, how sessions are held, how many a unit holds a month (R206), below
 * which number of answers nothing is shown, the career ladder (R204) and what each post should be able to do.
 */
export const planningRules = v.strictObject({
  schema: v.literal(1),
  kind: v.literal('planning'),
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** False until the bank has said so. */
  confirmed: v.boolean(),
  /** Ways to find what people need to learn (R198). */
  sources: declared,
  /** Ways to hold a session (R200). */
  methods: declared,
  /** Sessions that a unit holds a month at least. */
  monthlySessions: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(31)),
  /** Fewer answers than this are not shown. */
  smallestGroup: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100)),
  /** Steps of a career, in order from 1, each with the courses that it needs. */
  ladder: v.pipe(
    v.array(v.strictObject({ step, label, courses })),
    v.check((list) => list.every((one, at) => one.step === at + 1), 'steps count from 1'),
  ),
  /** The step at which a post stands that has been given none; without a line the first. */
  startsAt: v.array(v.strictObject({ role: roleSchema, step })),
  /** What each post should be able to do, and the courses that teach it. */
  profiles: v.pipe(
    v.array(
      v.strictObject({
        role: roleSchema,
        competences: v.array(v.strictObject({ id: code, label, courses: v.pipe(courses, v.minLength(1)) })),
      }),
    ),
    v.check((list) => areDistinct(list.map(({ role }) => role)), 'named twice'),
  ),
});
export type PlanningRules = v.InferOutput<typeof planningRules>;
export type Named = PlanningRules['methods'][number];

/** What holds where the bank has no such file: one session a month, no ladder, no profile. */
export const usualPlanningRules: PlanningRules = {
  schema: 1,
  kind: 'planning',
  version: 1,
  confirmed: false,
  sources: [{ id: 'survey', label: { zh: '问卷调查', en: 'Questionnaire' } }],
  methods: [{ id: 'lecture', label: { zh: '讲授', en: 'Lecture' } }],
  monthlySessions: 1,
  smallestGroup: 5,
  ladder: [],
  startsAt: [],
  profiles: [],
};
