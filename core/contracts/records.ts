import * as v from 'valibot';

import { calendarDay } from '../calendar/day.ts';
import { roleSchema } from '../organisation/person.ts';
import { recordKinds } from '../record/record.ts';
import { certificateView } from './certificates.ts';
import { defineEndpoint } from './endpoint.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const staffNo = v.pipe(v.string(), v.regex(/^[\w-]{1,32}$/));
/** First and last day of a period, Asia/Shanghai. */
const period = { from: v.exactOptional(calendarDay), to: v.exactOptional(calendarDay) };

/** The signed file (`personFile` of core/record as canonical JSON, kept byte for byte) and the certificates beside it. */
const file = v.strictObject({
  fileName: v.string(),
  text: v.string(),
  certificates: v.array(certificateView),
  asOf: v.number(),
});

/** 我的档案: one's own file of the period. */
export const myRecord = defineEndpoint({
  name: 'records.mine',
  method: 'GET',
  path: '/api/records/mine',
  summary: "The caller's own training file",
  query: v.strictObject(period),
  response: file,
});

/** The file of another: of one's own units for their head, of everybody for trainers and auditors. Throws `record.notFound`, `access.denied`. */
export const personRecord = defineEndpoint({
  name: 'records.person',
  method: 'GET',
  path: '/api/records/people/:id',
  summary: 'The training file of a person',
  params: v.strictObject({ id: staffNo }),
  query: v.strictObject(period),
  response: file,
});

/** Narrows a list: unit, post, period, kind of line. */
export const recordFilter = v.strictObject({
  unit: v.exactOptional(v.pipe(v.string(), v.regex(/^[\w-]{1,32}$/))),
  post: v.exactOptional(roleSchema),
  kind: v.exactOptional(v.picklist(recordKinds)),
  ...period,
});
export type RecordFilter = v.InferOutput<typeof recordFilter>;

const summary = v.strictObject({
  staffNo: v.string(),
  name: v.string(),
  unit: v.string(),
  posts: v.array(roleSchema),
  readings: count,
  /** Graded attempts begun, and those that passed. */
  attempts: count,
  passes: count,
  courses: count,
  attendances: count,
  /** Given less taken back, in the period. */
  certificates: v.pipe(v.number(), v.integer()),
  points: v.pipe(v.number(), v.integer()),
});
export type RecordSummary = v.InferOutput<typeof summary>;

/** 名单: what each person one may see has in the ledger, by staff number, 200 at a time after `after`. */
export const listRecords = defineEndpoint({
  name: 'records.list',
  method: 'GET',
  path: '/api/records/people',
  summary: 'People with what they have on file',
  query: v.strictObject({ ...recordFilter.entries, after: v.exactOptional(staffNo) }),
  response: v.strictObject({
    people: v.array(summary),
    /** How many there are in all. */
    total: count,
    /** More follow after this number. */
    next: v.exactOptional(v.string()),
    units: v.array(v.strictObject({ code: v.string(), name: v.string() })),
    asOf: v.number(),
  }),
});

/** `files`: one signed file of a person a line; `xapi`: an array of statements. */
export const exportFormats = ['csv', 'xlsx', 'xapi', 'files'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** Query of `GET /api/records/export` (CSV unless told), whose answer is a file that flows. Throws `record.tooMany` for an XLSX too large. */
export const exportQuery = v.strictObject({
  ...recordFilter.entries,
  format: v.optional(v.picklist(exportFormats), 'csv'),
});
