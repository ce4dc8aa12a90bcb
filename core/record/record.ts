import * as v from 'valibot';

/** What the training ledger keeps of a person; one list for tables, files of a person and exports. */
export const recordKinds = [
  'reading',
  'attempt',
  'mark',
  'course',
  'attendance',
  'certificate',
  'revocation',
  'points',
] as const;
export type RecordKind = (typeof recordKinds)[number];

const text = (most: number) => v.pipe(v.string(), v.minLength(1), v.maxLength(most));

/**
 * One line of the training ledger: what a person did, on which version of what, with which outcome. Nothing in it is
 * ever changed; a correction is a line of its own with the same `object` (R-QZ5). Times are milliseconds UTC.
 */
export const trainingRecord = v.strictObject({
  kind: v.picklist(recordKinds),
  staffNo: text(32),
  /** Unit of that day. */
  orgUnitCode: text(32),
  /** What it is about: `ART-08`, `QZ-05`, `CRS-01`, a session or a certificate by its number. */
  object: text(80),
  /** Version of it; absent where it has none. */
  version: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  title: text(200),
  /** The row it stands for in its own table: with `kind` it is written once. */
  ref: text(160),
  /** What came of it, by kind: marks in hundredths, pass, seconds read, points, expiry. Flat. */
  result: v.record(v.string(), v.union([v.string(), v.number(), v.boolean()])),
  at: v.number(),
});
export type TrainingRecord = v.InferOutput<typeof trainingRecord>;
