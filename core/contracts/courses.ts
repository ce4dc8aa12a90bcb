import * as v from 'valibot';

import { courseId, courseKinds, courseTypes } from '../course/terms.ts';
import { quizId } from '../quiz/paper.ts';
import { reminderKinds } from '../training/due.ts';
import { stepKinds } from '../training/progress.ts';
import { defineEndpoint } from './endpoint.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const instant = v.number();
const day = v.pipe(v.string(), v.isoDate());
const staffNo = v.pipe(v.string(), v.minLength(1), v.maxLength(32));
/** What may be learnt: a course or a quiz. */
export const learningObject = v.union([courseId, quizId]);
const byId = v.strictObject({ id: courseId });
const label = v.strictObject({ zh: v.string(), en: v.string() });

/** Where somebody stands with a course or quiz: `renew` counts still and falls due again, `expired` counts no longer (R214). */
export const learningStates = ['open', 'running', 'done', 'renew', 'expired'] as const;
export type LearningState = (typeof learningStates)[number];

/** One thing to learn, as it stands with one person. Days are Asia/Shanghai days. */
export const learningTask = v.strictObject({
  object: learningObject,
  title: v.string(),
  titleEn: v.optional(v.string()),
  state: v.picklist(learningStates),
  startOn: v.optional(day),
  /** Last day; none where nobody set one. */
  dueOn: v.optional(day),
  isOverdue: v.boolean(),
  /** Somebody assigned it; else a rule asks for it, or it was begun freely. */
  isAssigned: v.boolean(),
  /** Nobody asks for it. */
  isFree: v.boolean(),
  done: count,
  of: count,
  /** The unit that is next. */
  nextUnit: v.optional(v.string()),
  completedOn: v.optional(day),
  validUntil: v.optional(day),
  mentor: v.optional(v.strictObject({ staffNo, name: v.string() })),
});
export type LearningTask = v.InferOutput<typeof learningTask>;

/** A reminder that was given, newest first. */
export const learningReminder = v.strictObject({
  object: learningObject,
  title: v.string(),
  titleEn: v.optional(v.string()),
  kind: v.picklist(reminderKinds),
  on: day,
  dueOn: day,
});

/** What the asking person has to learn: what is open by due day first, then what is done; and what else is offered to them. */
export const myCourses = defineEndpoint({
  name: 'courses.mine',
  method: 'GET',
  path: '/api/courses',
  summary: 'What I have to learn',
  response: v.strictObject({
    now: instant,
    today: day,
    tasks: v.array(learningTask),
    /** Courses for one's post that nobody asks for. */
    offered: v.array(v.strictObject({ id: courseId, title: v.string(), titleEn: v.optional(v.string()) })),
    reminders: v.array(learningReminder),
    /** Whom one is the mentor of. */
    mentored: v.array(
      v.strictObject({ staffNo, name: v.string(), id: courseId, title: v.string(), done: count, of: count }),
    ),
    /** Where one stands on the ladder, and what the next rung asks (R204). */
    career: v.optional(
      v.strictObject({
        step: count,
        label,
        next: v.optional(
          v.strictObject({
            step: count,
            label,
            courses: v.array(
              v.strictObject({
                id: courseId,
                title: v.string(),
                titleEn: v.optional(v.string()),
                isDone: v.boolean(),
              }),
            ),
            open: count,
          }),
        ),
      }),
    ),
  }),
});

const courseStep = v.strictObject({
  key: v.string(),
  kind: v.picklist(stepKinds),
  /** Of the article, script or quiz; the task of an exercise or session. */
  title: v.string(),
  note: v.optional(v.string()),
  doneAt: v.optional(instant),
  /** Who signed it off. */
  by: v.optional(v.string()),
});

/** A course as one person goes through it: in the version it was begun with. */
export const courseView = v.strictObject({
  id: courseId,
  version: count,
  /** There is a newer one, which does not concern who has begun. */
  newest: count,
  title: v.string(),
  titleEn: v.optional(v.string()),
  type: v.picklist(courseTypes),
  kind: v.picklist(courseKinds),
  learner: v.strictObject({ staffNo, name: v.string() }),
  task: learningTask,
  begunAt: v.optional(instant),
  /** Titles of courses to be finished before. */
  locked: v.array(v.string()),
  /** The asking person may sign off exercises and attendance of this learner. */
  maySign: v.boolean(),
  units: v.array(
    v.strictObject({
      id: v.string(),
      title: v.string(),
      aim: v.string(),
      /** Numbered day of the course, and the day it falls on for this person (R205). */
      day: v.optional(count),
      on: v.optional(day),
      done: count,
      of: count,
      steps: v.array(courseStep),
    }),
  ),
});
export type CourseView = v.InferOutput<typeof courseView>;

/** A course as I go through it. Throws `course.notFound` for one that is not for me and that nobody asks of me. */
export const readCourse = defineEndpoint({
  name: 'courses.read',
  method: 'GET',
  path: '/api/courses/:id',
  summary: 'A course, with my progress',
  params: byId,
  response: courseView,
});

/** The same of somebody else: for mentors, trainers, heads of the unit above, line departments and audit. */
export const readCourseOf = defineEndpoint({
  name: 'courses.readOf',
  method: 'GET',
  path: '/api/courses/:id/learners/:staffNo',
  summary: 'A course, with the progress of somebody one answers for',
  params: v.strictObject({ id: courseId, staffNo }),
  response: courseView,
});

/** Begins a course, in its newest version; once begun it changes nothing. Throws `course.notFound`, `course.locked`. */
export const beginCourse = defineEndpoint({
  name: 'courses.begin',
  method: 'POST',
  path: '/api/courses/:id/begin',
  summary: 'Begin a course',
  params: byId,
  body: v.strictObject({}),
  response: courseView,
});

/**
 * Notes an article as read or a script as walked through to its end. An article counts after the time its text takes, by
 * the service's clock since the step before (`reading.tooFast`). Throws `course.notFound`, `course.notBegun`, `course.step`.
 */
export const doCourseStep = defineEndpoint({
  name: 'courses.step',
  method: 'POST',
  path: '/api/courses/:id/steps',
  summary: 'Note a step as done',
  params: byId,
  body: v.strictObject({
    step: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
    /** Seconds the text was open. */
    seconds: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(86_400)),
  }),
  response: courseView,
});

/**
 * Signs off an exercise, or notes that somebody attended: by the mentor, a trainer, or the head of a unit above. Never of
 * one's own (`access.denied`). Throws `course.notFound`, `course.step`.
 */
export const signCourseStep = defineEndpoint({
  name: 'courses.sign',
  method: 'POST',
  path: '/api/courses/:id/learners/:staffNo/signatures',
  summary: 'Sign off an exercise, or note attendance',
  params: v.strictObject({ id: courseId, staffNo }),
  body: v.strictObject({ step: v.pipe(v.string(), v.minLength(1), v.maxLength(64)) }),
  response: courseView,
});

/** Moves everybody who is under way onto the newest version; what they have done of it counts. */
export const moveCourse = defineEndpoint({
  name: 'courses.move',
  method: 'POST',
  path: '/api/courses/:id/moves',
  summary: 'Move everybody under way onto the newest version',
  params: byId,
  body: v.strictObject({}),
  response: v.strictObject({ version: count, moved: count }),
});
