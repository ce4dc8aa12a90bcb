import * as v from 'valibot';

import { paperQuestionSchema, shownId } from './draw.ts';
import { partialRules, type Mark } from './mark-parts.ts';
import { feedbackPolicies } from './paper.ts';
import { answerSchema } from './questions/registry.ts';

/** Epoch milliseconds of the service's clock; the only time that counts (R-QZ2). */
const at = v.pipe(v.number(), v.integer(), v.minValue(0));
/** What the person's machine said the time was: kept as evidence, never counted with. */
const evidence = { clientAt: v.exactOptional(v.number()) };
const id = v.pipe(v.string(), v.minLength(1), v.maxLength(64));
const who = v.pipe(v.string(), v.minLength(1), v.maxLength(64));
const whole = v.pipe(v.number(), v.integer(), v.minValue(0));

/** Largest number of a save: beyond what a person could ever do to one question. */
export const MOST_SAVES = 100_000;

/** One answer kept: written form, or null where the person took it back. `seq` counts the saves of this question. */
export const saveSchema = v.strictObject({
  question: shownId,
  seq: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST_SAVES)),
  /** Made by the client for this save (UUIDv7): the same one again is a repetition. */
  save: id,
  answer: v.nullable(answerSchema),
  ...evidence,
});
export type Save = v.InferOutput<typeof saveSchema>;

const markSchema: v.GenericSchema<unknown, Mark> = v.strictObject({
  earned: whole,
  of: whole,
  isRight: v.boolean(),
  parts: v.exactOptional(
    v.array(
      v.strictObject({
        id: v.string(),
        isRight: v.boolean(),
        marks: v.exactOptional(v.lazy(() => markSchema)),
      }),
    ),
  ),
});
const marks = v.array(v.strictObject({ question: shownId, mark: markSchema }));

/** What the quiz said when the attempt began; a later edition changes nothing of it (R-QZ4). */
const ruleSchema = v.strictObject({
  minutes: v.pipe(v.number(), v.integer(), v.minValue(1)),
  passPercent: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100)),
  partial: v.picklist(partialRules),
  feedback: v.picklist(feedbackPolicies),
});

/** All that can happen to an attempt. Events are only added, never changed: a correction is one more (R-QZ5). */
export const attemptEventSchema = v.variant('type', [
  v.strictObject({
    type: v.literal('started'),
    at,
    attempt: id,
    /** 32 bits; never leaves the service. */
    seed: whole,
    rule: ruleSchema,
    paper: v.array(paperQuestionSchema),
    ...evidence,
  }),
  v.strictObject({ type: v.literal('saved'), at, ...saveSchema.entries }),
  v.strictObject({
    type: v.literal('finished'),
    at,
    /** lateSync: came after the grace, from a machine that was offline; a trainer decides on what it brought. */
    how: v.picklist(['submitted', 'lateSync']),
    /** Of a late one: the answers that had not been sent before. */
    saves: v.exactOptional(v.array(saveSchema)),
    ...evidence,
  }),
  v.strictObject({ type: v.literal('closedBySweeper'), at }),
  v.strictObject({ type: v.literal('lateDecided'), at, accepted: v.boolean(), by: who }),
  v.strictObject({ type: v.literal('marked'), at, id, marks }),
  v.strictObject({
    type: v.literal('regraded'),
    at,
    id,
    /** The marking that counts no longer; both stay visible. */
    voids: id,
    marks,
    why: v.pipe(v.string(), v.trim(), v.minLength(4), v.maxLength(200)),
    by: who,
  }),
]);
export type AttemptEvent = v.InferOutput<typeof attemptEventSchema>;
export type EventOf<T extends AttemptEvent['type']> = Extract<AttemptEvent, { type: T }>;
