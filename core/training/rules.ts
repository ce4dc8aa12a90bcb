import * as v from 'valibot';

import { calendarDay } from '../calendar/day.ts';
import { courseId } from '../course/terms.ts';
import { roles } from '../organisation/person.ts';

/** Grades of customer managers (R87). */
export const managerGrades = ['A', 'B', 'C', 'D', 'E'] as const;
export type ManagerGrade = (typeof managerGrades)[number];

const days = (least: number) => v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(400));
const name = v.pipe(v.string(), v.regex(/^[a-z][a-zA-Z0-9-]{1,31}$/, '代码用小写字母开头的英文'));
const label = v.strictObject({
  zh: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(40)),
  en: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(60)),
});

/** A course that everybody it names has to finish. */
const requiredCourse = v.strictObject({
  id: name,
  course: courseId,
  /** First day it is asked for; who joins later begins on the day of joining. */
  from: calendarDay,
  /** One of these posts; absent: everybody. */
  roles: v.optional(v.pipe(v.array(v.picklist(roles)), v.minLength(1))),
  /** Only who joined on or after `from` (R205). */
  newStaff: v.optional(v.boolean(), false),
  /** Customer managers of these grades, from the day of the grade on (R215). */
  managerGrades: v.optional(v.pipe(v.array(v.picklist(managerGrades)), v.minLength(1))),
  /** Working days to finish it in; absent: by the days that the course itself names. */
  dueWorkdays: v.optional(days(1)),
});
export type RequiredCourse = v.InferOutput<typeof requiredCourse>;

/** A rung of the ladder, and the courses that lead onto it (R204). */
const careerStep = v.strictObject({
  step: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(9)),
  label,
  courses: v.array(courseId),
});

/** content/rules/training.yaml: which course for whom, until when, and what follows from it. All values are the bank's. */
export const trainingRules = v.strictObject({
  schema: v.literal(1),
  kind: v.literal('training'),
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** False until the bank has said so. */
  confirmed: v.boolean(),
  required: v.pipe(
    v.array(requiredCourse),
    v.check((list) => new Set(list.map(({ id }) => id)).size === list.length, 'required 里的代码重复'),
  ),
  /** Working days before the due day on which one is reminded. */
  remindWorkdays: v.array(days(1)),
  /** Heads of units are told of what is overdue at once, these posts so many working days later. */
  escalate: v.strictObject({ afterWorkdays: days(0), to: v.array(v.picklist(roles)) }),
  /** Calendar days before the end of a course's validity on which it falls due again (R214). */
  renewalDays: days(0),
  /** Internal trainings that each unit of these kinds holds a month (R206). */
  monthly: v.strictObject({
    sessions: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(31)),
    from: v.pipe(v.string(), v.regex(/^\d{4}-(0[1-9]|1[0-2])$/, '月份写成 2026-10')),
  }),
  /** Customer data in the panel only with a valid operation certificate; else learning mode (R212). */
  overlayNeedsCertificate: v.boolean(),
  career: v.array(careerStep),
});
export type TrainingRules = v.InferOutput<typeof trainingRules>;

/** What holds where the bank has no such file: nothing is asked of anybody, and the gate stands. */
export const usualTrainingRules: TrainingRules = {
  schema: 1,
  kind: 'training',
  version: 1,
  confirmed: false,
  required: [],
  remindWorkdays: [],
  escalate: { afterWorkdays: 0, to: [] },
  renewalDays: 30,
  monthly: { sessions: 1, from: '2026-01' },
  overlayNeedsCertificate: true,
  career: [],
};
