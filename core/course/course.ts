import * as v from 'valibot';

import { articleId } from '../article/article.ts';
import type { Parsed } from '../content/parsed.ts';
import { readYaml } from '../content/read-yaml.ts';
import { quizId } from '../quiz/paper.ts';
import { audienceSchema } from '../quiz/quiz.ts';
import { scriptId } from '../script/nodes/line.ts';
import { courseId, courseKinds, courseTypes } from './terms.ts';

/** The newest course format this build reads. */
export const courseSchemaVersion = 1;

const title = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(60));
const note = v.optional(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)));

const task = v.pipe(v.string(), v.trim(), v.minLength(4), v.maxLength(200));

/**
 * One thing to do: read an article, walk through a script, pass a quiz, do an exercise with the mentor, or attend a
 * session, which somebody above or the mentor notes.
 */
export const stepSchema = v.union(
  [
    v.strictObject({ article: articleId, note }),
    v.strictObject({ script: scriptId, note }),
    v.strictObject({ quiz: quizId, note }),
    v.strictObject({ exercise: task }),
    v.strictObject({ session: task }),
  ],
  '一步写一样：article、script、quiz、exercise 或 session',
);
export type CourseStep = v.InferOutput<typeof stepSchema>;

const unitSchema = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,31}$/, '单元代码用小写字母、数字和连字符')),
  title,
  /** Working day of the course, 1 = the first (R205); absent: no fixed day. */
  day: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(60))),
  aim: v.pipe(v.string(), v.trim(), v.minLength(4), v.maxLength(120)),
  steps: v.pipe(v.array(stepSchema), v.minLength(1, '单元里至少一步')),
});

/** A course: units of articles, scripts and quizzes in order, as `content/courses/<id>.yaml` writes it (R192). */
export const courseSchema = v.strictObject({
  schema: v.number(),
  id: courseId,
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  title,
  titleEn: v.optional(title),
  type: v.picklist(courseTypes),
  kind: v.optional(v.picklist(courseKinds), 'special'),
  audience: v.optional(audienceSchema, {}),
  /** A finished course counts so many months; absent: for good. */
  validMonths: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(120))),
  /** Courses to be finished before this one is begun. */
  prerequisites: v.optional(v.array(courseId), []),
  /** Who finishes it gets a certificate (R209). */
  certificate: v.optional(v.boolean(), false),
  units: v.pipe(
    v.array(unitSchema),
    v.minLength(1, '至少一个单元'),
    v.check((list) => new Set(list.map(({ id }) => id)).size === list.length, '单元代码重复'),
  ),
});
export type Course = v.InferOutput<typeof courseSchema>;

/** Reads one course file (YAML). Gives the course, or every finding with file, line and what to do. */
export const parseCourse = (input: { readonly file: string; readonly text: string }): Parsed<Course> =>
  readYaml({ ...input, schema: courseSchema, newest: courseSchemaVersion });
