import * as v from 'valibot';

import { revealedSchema } from '../quiz/present.ts';
import { answerSchema, shownQuestionSchema } from '../quiz/questions/registry.ts';
import { defineEndpoint } from './endpoint.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const submission = v.pipe(v.string(), v.uuid());
/** Names a question to one person on one day and tells nothing else. */
const askedId = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/));

/**
 * The questions of the person's shift, at most two a Shanghai day; none once they are answered or skipped, and none whose
 * key the person may not see. `month` counts what they did since the first of the month.
 */
export const myShift = defineEndpoint({
  name: 'shift.mine',
  method: 'GET',
  path: '/api/shift',
  summary: 'My questions for the start of the shift',
  response: v.strictObject({
    questions: v.array(v.strictObject({ id: askedId, question: shownQuestionSchema })),
    month: v.strictObject({ asked: count, known: count, skipped: count }),
  }),
});
export type ShiftQuestion = v.InferOutput<typeof myShift.response>['questions'][number];

/** Answers one and learns at once what was right. Throws `shift.notFound` and `answer.invalid`; once a submission. */
export const answerShift = defineEndpoint({
  name: 'shift.answer',
  method: 'POST',
  path: '/api/shift/answers',
  summary: 'Answer a question of my shift',
  body: v.strictObject({
    submission,
    id: askedId,
    answer: answerSchema,
    /** How long it took, as the machine counted it. */
    seconds: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(3_600)),
  }),
  response: v.strictObject({ recall: v.picklist(['missed', 'partly', 'known']), key: revealedSchema }),
});
export type ShiftAnswered = v.InferOutput<typeof answerShift.response>;

/** Leaves today's questions; counted, and nothing else follows. */
export const skipShift = defineEndpoint({
  name: 'shift.skip',
  method: 'POST',
  path: '/api/shift/skips',
  summary: 'Skip the questions of my shift',
  body: v.strictObject({ submission }),
  response: 'empty',
});

/** Questions that people miss again and again though they once knew them: how many people, never who. */
export const leeches = defineEndpoint({
  name: 'shift.leeches',
  method: 'GET',
  path: '/api/shift/leeches',
  summary: 'Questions that asking again does not help',
  response: v.strictObject({
    leeches: v.array(
      v.strictObject({
        quiz: v.string(),
        question: v.string(),
        text: v.string(),
        cites: v.array(v.string()),
        people: v.pipe(count, v.minValue(1)),
        lastAt: v.number(),
      }),
    ),
  }),
});
export type Leech = v.InferOutput<typeof leeches.response>['leeches'][number];
