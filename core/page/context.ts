import * as v from 'valibot';

import { pageKinds } from './kinds.ts';

/** What an identifier on a page may be; the kind always travels with the value, a bare number never does. */
export const claimKinds = ['customerNo', 'accountNo', 'internalId'] as const;
export const claimSchema = v.strictObject({
  kind: v.picklist(claimKinds),
  value: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
  role: v.picklist(['holder', 'payer']),
});
export type Claim = v.InferOutput<typeof claimSchema>;

/** Why no customer is shown. */
export const noneReasons = ['none', 'loading', 'ambiguous', 'disagree', 'hidden', 'unknownHost'] as const;
export type NoneReason = (typeof noneReasons)[number];

/**
 * What was seen of one anchor, without any value: enough to explain a result, never enough to leak one.
 * `distinct` counts distinct visible values, `hidden` the nodes that were there but not visible.
 */
export const evidenceSchema = v.strictObject({
  anchor: v.string(),
  kind: v.string(),
  source: v.string(),
  role: v.string(),
  nodes: v.number(),
  distinct: v.number(),
  hidden: v.number(),
  frame: v.number(),
});
export type Evidence = v.InferOutput<typeof evidenceSchema>;

export const flagsSchema = v.record(v.pipe(v.string(), v.regex(/^[a-z][A-Za-z]{1,31}$/)), v.boolean());

/**
 * What the adapter made of a page. `level`: `confirmed` = agreeing anchors; `toConfirm` = one unique strong identifier;
 * `none` = no customer, with the reason. `nameClaim` stays on the terminal: it is compared there, never sent (R26).
 */
export const pageContextSchema = v.strictObject({
  host: v.string(),
  pageKind: v.picklist(pageKinds),
  level: v.picklist(['confirmed', 'toConfirm', 'none']),
  reason: v.optional(v.picklist(noneReasons)),
  claims: v.array(claimSchema),
  nameClaim: v.optional(v.string()),
  flags: flagsSchema,
  evidence: v.array(evidenceSchema),
});
export type PageContext = v.InferOutput<typeof pageContextSchema>;
