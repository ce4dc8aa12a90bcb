import * as v from 'valibot';

import { personSchema } from '../organisation/person.ts';

/** POST /api/sessions. A TOTP code works once (R-AU5); `device` is a random id of this browser profile. */
export const loginRequest = v.strictObject({
  staffNo: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(32)),
  password: v.pipe(v.string(), v.minLength(1), v.maxLength(256)),
  totp: v.pipe(v.string(), v.regex(/^\d{6}$/)),
  device: v.pipe(v.string(), v.uuid()),
  /** `web` answers with a cookie instead of a token. */
  client: v.picklist(['extension', 'web']),
});

/** Public half of the key that seals outbox entries on the terminal (ECDH P-256), as JWK coordinates. */
export const sealingKey = v.strictObject({ id: v.string(), x: v.string(), y: v.string() });

export const loginResponse = v.strictObject({
  /** Opaque 256-bit bearer token, base64url; absent for `client: web`. */
  token: v.optional(v.string()),
  person: personSchema,
  /** Milliseconds UTC: end of the session whatever happens (12 h). */
  expiresAt: v.number(),
  idleSeconds: v.number(),
  /** Hands in outbox entries for this person and device only, 7 days. */
  ticket: v.string(),
  sealingKey,
});
export type LoginResponse = v.InferOutput<typeof loginResponse>;

/** GET /api/sessions/me */
export const sessionResponse = v.strictObject({ person: personSchema, expiresAt: v.number() });

/** POST /api/sessions/me/unlock: goes on after idleness with the password alone. */
export const unlockRequest = v.strictObject({
  password: v.pipe(v.string(), v.minLength(1), v.maxLength(256)),
});
