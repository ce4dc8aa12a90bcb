import * as v from 'valibot';

import { proofSchema } from '../certificate/credential.ts';
import { trainingRecord } from './record.ts';

const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** A line with its place in the ledger: its hash is taken of the hash before it and of the record as canonical JSON. */
export const ledgerLine = v.strictObject({
  n: v.pipe(count, v.minValue(1)),
  previous: v.pipe(v.string(), v.maxLength(64)),
  hash,
  record: trainingRecord,
});
export type LedgerLine = v.InferOutput<typeof ledgerLine>;

/**
 * Everything the ledger holds of one person in a period, signed: whoever has the public key finds a changed, added or
 * missing line without asking the service. Days are Asia/Shanghai, times milliseconds UTC.
 */
export const personFile = v.strictObject({
  type: v.literal('TellerwisePersonFile'),
  schema: v.literal(1),
  person: v.strictObject({
    staffNo: v.string(),
    name: v.string(),
    orgUnitCode: v.string(),
    orgUnitName: v.string(),
  }),
  /** First and last day; without them from the beginning, to the end. */
  from: v.exactOptional(v.string()),
  to: v.exactOptional(v.string()),
  madeAt: v.number(),
  /** Last line of the whole ledger when the file was made. */
  head: v.strictObject({ n: count, hash: v.union([hash, v.literal('')]) }),
  count,
  lines: v.array(ledgerLine),
  proof: proofSchema,
});
export type PersonFile = v.InferOutput<typeof personFile>;
