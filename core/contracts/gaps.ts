import * as v from 'valibot';

import { articleId } from '../article/article.ts';
import { period } from '../gaps/period.ts';
import { taskStates, taskSteps } from '../gaps/task.ts';
import { mostUsage } from '../gaps/usage.ts';
import { roleSchema } from '../organisation/person.ts';
import { defineEndpoint } from './endpoint.ts';
import { unhelpfulReasons } from './shelf.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
/** A figure, or null where it is small but not nothing. */
const figure = v.nullable(count);
const uuid = v.pipe(v.string(), v.uuid());
const words = (most: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(most));
const unitCode = v.pipe(v.string(), v.minLength(1), v.maxLength(32));

/** What was searched in vain, or happened to an article; never who, the time of day or anything else that was typed. */
export const usageEvent = v.variant('kind', [
  v.strictObject({ kind: v.picklist(['noResult', 'noClick']), text: words(200) }),
  v.strictObject({ kind: v.picklist(['left', 'opened']), articleId }),
]);
export type UsageEvent = v.InferOutput<typeof usageEvent>;

/**
 * Counts by day, unit and post. Texts are masked once more on arrival; what names no published article is not counted. No
 * audit row: it would say who searched when.
 */
export const reportUsage = defineEndpoint({
  name: 'usage.report',
  method: 'POST',
  path: '/api/usage',
  summary: 'Count what was searched in vain and which articles were opened',
  body: v.strictObject({ events: v.pipe(v.array(usageEvent), v.maxLength(mostUsage)) }),
  response: 'empty',
});

export const gapKinds = ['noResult', 'noClick', 'left', 'unhelpful', 'overdue'] as const;
export type GapKind = (typeof gapKinds)[number];

const task = v.strictObject({
  id: uuid,
  /** `KG-20261123-0001`. */
  no: v.string(),
  kind: v.picklist(gapKinds),
  /** A query, or an article's id. */
  subject: v.string(),
  title: v.string(),
  owner: v.strictObject({ role: roleSchema, name: v.optional(v.string()) }),
  createdBy: v.string(),
  createdAt: v.number(),
  dueAt: v.number(),
  overdue: v.boolean(),
  state: v.picklist(taskStates),
  /** The article that closed it. */
  articleId: v.optional(articleId),
  note: v.string(),
  /** What the caller may do with it now. */
  may: v.array(v.picklist(taskSteps)),
});
export type GapTask = v.InferOutput<typeof task>;

const gap = v.strictObject({
  subject: v.string(),
  /** The article's title; the query itself. */
  title: v.string(),
  count,
  /** State of the newest task for it. */
  task: v.optional(v.picklist(taskStates)),
});
export type Gap = v.InferOutput<typeof gap>;
const figures = { noResult: figure, noClick: figure, left: figure, opened: figure };

/**
 * What the base lacks in a period. A branch manager sees the own unit, the others all or one. A unit that is too small is
 * not shown by itself (`withheld`); a query that was asked seldom is counted but not quoted (`rare`).
 */
export const gapReport = defineEndpoint({
  name: 'gaps.report',
  method: 'GET',
  path: '/api/gaps',
  summary: 'What the knowledge base lacks, by period and unit',
  query: v.strictObject({ period, unit: v.optional(unitCode) }),
  response: v.strictObject({
    unit: v.optional(v.strictObject({ code: v.string(), name: v.string() })),
    withheld: v.boolean(),
    totals: v.strictObject(figures),
    noResult: v.array(gap),
    noClick: v.array(gap),
    /** Searches whose text is not quoted. */
    rare: count,
    left: v.array(gap),
    /** Articles that readers found of no use, with why; what they wrote about it is quoted for all units together alone. */
    unhelpful: v.array(
      v.strictObject({
        ...gap.entries,
        reasons: v.array(v.picklist(unhelpfulReasons)),
        notes: v.array(v.string()),
      }),
    ),
    /** Articles past their review, the most used first; `count` is how often they were opened. */
    overdue: v.array(v.strictObject({ ...gap.entries, dueOn: v.string(), ownerRole: roleSchema })),
    units: v.array(v.strictObject({ code: v.string(), name: v.string(), ...figures })),
    /** How many units are not shown by themselves. */
    withheldUnits: count,
    smallestGroup: count,
    /** Whether the caller may make tasks of it. */
    mayAssign: v.boolean(),
  }),
});

/** Makes a gap a task of the owner of a tag (of the article's tags, or the default owner, without one). Throws `gap.open`. */
export const assignGap = defineEndpoint({
  name: 'gaps.assign',
  method: 'POST',
  path: '/api/gaps/tasks',
  summary: 'Make a gap a task of a tag owner',
  body: v.strictObject({ kind: v.picklist(gapKinds), subject: words(64), tag: v.optional(words(32)) }),
  response: task,
});

/** Tasks that wait for the caller, or (for those who see gaps) all; open ones first, by due time. */
export const gapTasks = defineEndpoint({
  name: 'gaps.tasks',
  method: 'GET',
  path: '/api/gaps/tasks',
  summary: 'Tasks that close gaps',
  query: v.strictObject({ show: v.optional(v.picklist(['forMe', 'all'])) }),
  response: v.strictObject({ tasks: v.array(task), asOf: v.number() }),
});

/** By the owner. `done` needs the article that closes the gap, `dropped` a reason. Throws `gap.notFound`, `gap.state`. */
export const moveGapTask = defineEndpoint({
  name: 'gaps.move',
  method: 'POST',
  path: '/api/gaps/tasks/:id/state',
  summary: 'Move a task that closes a gap',
  params: v.strictObject({ id: uuid }),
  body: v.variant('to', [
    v.strictObject({ to: v.literal('doing') }),
    v.strictObject({ to: v.literal('done'), articleId }),
    v.strictObject({
      to: v.literal('dropped'),
      note: v.pipe(v.string(), v.trim(), v.minLength(4), v.maxLength(200)),
    }),
  ]),
  response: task,
});
