import * as v from 'valibot';

import { calendarDay } from '../calendar/day.ts';
import { satisfactionSchema } from '../planning/plan.ts';
import { colleagueView, planYear, wanted } from './planning-views.ts';
import { defineEndpoint } from './endpoint.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const id = v.pipe(v.string(), v.uuid());
const words = (least: number, most: number) =>
  v.pipe(v.string(), v.trim(), v.minLength(least), v.maxLength(most));

/** A need: what staff lack, and what customers expect (R198). `people` names those of the units one answers for. */
export const needView = v.strictObject({
  id,
  /** `TN-2026-0001`. */
  no: v.string(),
  year: planYear,
  topic: v.string(),
  source: v.string(),
  customerView: v.string(),
  note: v.string(),
  staff: count,
  people: v.array(colleagueView),
  /** Numbers of the plans it led to. */
  plans: v.array(v.string()),
  by: v.string(),
  at: v.number(),
});
export type NeedView = v.InferOutput<typeof needView>;

export const listNeeds = defineEndpoint({
  name: 'planning.needs',
  method: 'GET',
  path: '/api/planning/needs/of/:year',
  summary: 'Training needs of a year',
  params: v.strictObject({ year: planYear }),
  response: v.strictObject({ needs: v.array(needView), mayAdd: v.boolean() }),
});

/** Throws `plan.nobody` where it names nobody, `request.invalid` for a source that the bank has not declared. */
export const addNeed = defineEndpoint({
  name: 'planning.need',
  method: 'POST',
  path: '/api/planning/needs',
  summary: 'Record a training need',
  body: v.strictObject({
    year: planYear,
    topic: words(2, 60),
    source: v.pipe(v.string(), v.regex(/^[a-z][A-Za-z0-9]{1,31}$/)),
    customerView: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(500)), ''),
    note: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(500)), ''),
    ...wanted,
  }),
  response: needView,
});

/** A questionnaire of needs. What anybody answered is kept by counts alone. */
export const surveyView = v.strictObject({
  id,
  title: v.string(),
  topics: v.array(v.string()),
  from: calendarDay,
  until: calendarDay,
  /** The asking person is asked, and has not answered. */
  mayAnswer: v.boolean(),
  answered: v.boolean(),
  /** To those who plan: how many answered, of how many. */
  progress: v.exactOptional(v.strictObject({ answers: count, of: count })),
  /** By topic once it is over; a topic with too few answers is left out. */
  results: v.exactOptional(
    v.array(v.strictObject({ topic: count, ...satisfactionSchema.entries, high: count })),
  ),
});
export type SurveyView = v.InferOutput<typeof surveyView>;

export const listSurveys = defineEndpoint({
  name: 'planning.surveys',
  method: 'GET',
  path: '/api/planning/surveys',
  summary: 'Questionnaires on training needs',
  response: v.strictObject({ surveys: v.array(surveyView), mayAsk: v.boolean() }),
});

/** Asks people how much they need each topic, 1 to 5. */
export const openSurvey = defineEndpoint({
  name: 'planning.ask',
  method: 'POST',
  path: '/api/planning/surveys',
  summary: 'Open a questionnaire on training needs',
  body: v.pipe(
    v.strictObject({
      title: words(2, 60),
      topics: v.pipe(v.array(words(2, 60)), v.minLength(1), v.maxLength(20)),
      from: calendarDay,
      until: calendarDay,
      ...wanted,
    }),
    v.check(({ from, until }) => from <= until, 'the last day is before the first'),
  ),
  response: surveyView,
});

/** Answers once; the counts grow, who answered what is not kept. Throws `survey.notFound`, `survey.closed`, `survey.answered`. */
export const answerSurvey = defineEndpoint({
  name: 'planning.answer',
  method: 'POST',
  path: '/api/planning/surveys/:id/answers',
  summary: 'Answer a questionnaire on training needs',
  params: v.strictObject({ id }),
  body: v.strictObject({
    scores: v.pipe(v.array(v.picklist([1, 2, 3, 4, 5])), v.minLength(1), v.maxLength(20)),
  }),
  response: surveyView,
});
