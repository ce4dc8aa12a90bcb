import * as v from 'valibot';

import { defineEndpoint } from './endpoint.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const day = v.pipe(v.string(), v.isoDate());
const articleId = v.pipe(v.string(), v.regex(/^ART-\d{2,6}$/));

/** What an important change asks of its readers. */
export const importance = v.strictObject({
  /** One question on what changed. */
  question: v.pipe(v.string(), v.trim(), v.minLength(4), v.maxLength(200)),
  options: v.pipe(
    v.array(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100))),
    v.minLength(2),
    v.maxLength(5),
  ),
  /** Index of the right option. */
  answer: count,
  /** Block ids of the changed paragraphs. */
  paragraphs: v.array(v.pipe(v.string(), v.maxLength(32))),
});
export type Importance = v.InferOutput<typeof importance>;

/** One text a person has to read and prove, or has. Times are milliseconds UTC. */
export const readingTask = v.strictObject({
  /** Names the assignment: article, version. */
  articleId,
  version: count,
  title: v.string(),
  assignedAt: v.number(),
  dueAt: v.number(),
  /** First day the version is in force. */
  effectiveFrom: day,
  /** Seconds one must have had the text open before it counts (R194). */
  leastSeconds: count,
  paragraphs: v.array(v.string()),
  question: v.string(),
  options: v.array(v.string()),
  /** When it was proved; none while it is due. */
  provedAt: v.optional(v.number()),
});
export type ReadingTask = v.InferOutput<typeof readingTask>;

/** What the asking person has to read: open ones by due time, then the last proved ones. */
export const myReadings = defineEndpoint({
  name: 'readings.mine',
  method: 'GET',
  path: '/api/readings/mine',
  summary: 'What I have to read',
  response: v.strictObject({ tasks: v.array(readingTask) }),
});

/** What a person gives as proof that a version was read; also what a terminal keeps of it while it is off line. */
export const givenProof = v.strictObject({
  articleId,
  version: count,
  /** Seconds the text was open, to its end, in this reading. */
  seconds: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(86_400)),
  reachedEnd: v.literal(true),
  answer: count,
});
export type GivenProof = v.InferOutput<typeof givenProof>;

/**
 * Proves that a version was read: the whole text scrolled through, for at least `leastSeconds`, and the question on the
 * change answered. Throws `reading.tooFast` or `reading.wrong`; a second proof changes nothing.
 */
export const proveReading = defineEndpoint({
  name: 'readings.prove',
  method: 'POST',
  path: '/api/readings/proofs',
  summary: 'Prove that a version was read',
  body: givenProof,
  response: readingTask,
});

/** How far each assignment has come among the people one answers for. Never seen by the people themselves. */
export const unitReadings = defineEndpoint({
  name: 'readings.unit',
  method: 'GET',
  path: '/api/readings/unit',
  summary: 'Who has read what, in the units one answers for',
  response: v.strictObject({
    /** What units have not finished in time, told to the head first and later to the posts of the rules. */
    escalated: v.array(
      v.strictObject({
        articleId,
        version: count,
        title: v.string(),
        dueAt: v.number(),
        unit: v.string(),
        missing: v.pipe(count, v.minValue(1)),
      }),
    ),
    assignments: v.array(
      v.strictObject({
        articleId,
        version: count,
        title: v.string(),
        assignedAt: v.number(),
        dueAt: v.number(),
        read: count,
        of: count,
        /** Those who have not, the longest overdue first. */
        missing: v.array(
          v.strictObject({ staffNo: v.string(), name: v.string(), unit: v.string(), isOverdue: v.boolean() }),
        ),
      }),
    ),
  }),
});
