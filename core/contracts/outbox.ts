import * as v from 'valibot';

import { givenProof } from './readings.ts';

/** An answer or hand-in of a quiz; its own contract is the service's to parse, so that no terminal loads every kind. */
const given = v.looseObject({ submission: v.pipe(v.string(), v.uuid()) });

/** One sealed entry: an ephemeral ECDH P-256 key, AES-256-GCM nonce and ciphertext, all base64. */
export const sealedEntry = v.strictObject({
  /** UUIDv7 made before the record is shown as saved; the server accepts each key once (R-SY2). */
  key: v.pipe(v.string(), v.uuid()),
  keyId: v.string(),
  ephemeral: v.strictObject({ x: v.string(), y: v.string() }),
  iv: v.string(),
  sealed: v.string(),
});
export type SealedEntry = v.InferOutput<typeof sealedEntry>;

/** What lies inside the seal. The ticket proves author and device whoever is logged in when it is handed in. */
export const outboxRecord = v.strictObject({
  ticket: v.string(),
  staffNo: v.string(),
  device: v.pipe(v.string(), v.uuid()),
  /** Client clock, kept as evidence only (ms UTC). */
  at: v.number(),
  record: v.variant('kind', [
    v.strictObject({
      kind: v.literal('scriptRun'),
      /** Handle of the customer, when one was confirmed. */
      customerRef: v.optional(v.string()),
      serviceCaseId: v.optional(v.string()),
      pageKind: v.string(),
      scriptId: v.string(),
      scriptVersion: v.number(),
      startedAt: v.number(),
      endedAt: v.number(),
      outcome: v.string(),
      lines: v.array(
        v.strictObject({
          scriptId: v.string(),
          node: v.string(),
          kind: v.string(),
          at: v.number(),
          choice: v.optional(v.string()),
          skippedReason: v.optional(v.string()),
          scriptVersion: v.optional(v.number()),
          /** Decided by facts or by the graph, not by a hand. */
          auto: v.optional(v.literal(true)),
          /** Taken back with 上一步; it stays in the record. */
          undone: v.optional(v.literal(true)),
        }),
      ),
      /** The page's checks as they stood at the end. */
      checks: v.optional(
        v.array(
          v.strictObject({
            id: v.string(),
            result: v.picklist(['yes', 'na', 'open']),
            at: v.optional(v.number()),
            reason: v.optional(v.string()),
          }),
        ),
      ),
    }),
    v.strictObject({
      kind: v.literal('checkTick'),
      customerRef: v.optional(v.string()),
      serviceCaseId: v.optional(v.string()),
      pageKind: v.string(),
      checkCode: v.string(),
      result: v.picklist(['yes', 'no', 'na']),
      reason: v.optional(v.string()),
    }),
    v.strictObject({ kind: v.literal('articleRead'), articleId: v.string(), version: v.number() }),
    /** An answer, or the hand-in, of a running attempt; taken by the same rules as over the line (R-QZ2, R-QZ3). */
    v.strictObject({
      kind: v.literal('quizAnswer'),
      attempt: v.pipe(v.string(), v.uuid()),
      given,
    }),
    v.strictObject({
      kind: v.literal('quizFinish'),
      attempt: v.pipe(v.string(), v.uuid()),
      given,
    }),
    /** The proof that a version was read, judged by the service when it arrives (R194). */
    v.strictObject({ kind: v.literal('readingProof'), given: givenProof }),
  ]),
});
export type OutboxRecord = v.InferOutput<typeof outboxRecord>;

/** POST /api/outbox. No session needed: each entry carries its own ticket inside the seal. */
export const outboxRequest = v.strictObject({
  entries: v.pipe(v.array(sealedEntry), v.minLength(1), v.maxLength(50)),
});
export const outboxResponse = v.strictObject({
  results: v.array(
    v.strictObject({
      key: v.string(),
      /** `accepted` with a code = kept, but nothing followed from it (an answer that came too late). `replayed` = known key with the same payload; `conflict` = known key, other payload, nothing changed. */
      status: v.picklist(['accepted', 'replayed', 'conflict', 'refused']),
      code: v.optional(v.string()),
    }),
  ),
});
