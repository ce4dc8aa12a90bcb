import { Secret, TOTP } from 'otpauth';

/** Seconds a code is valid for. */
const period = 30;

/** A fresh seed in base32. */
export const newTotpSeed = (): string => new Secret({ size: 20 }).base32;

/** What an authenticator app reads to learn the seed. */
export function totpAddress(seed: string, staffNo: string): string {
  return new TOTP({ issuer: 'Tellerwise', label: staffNo, secret: seed, period }).toString();
}

/**
 * The step whose code this is, within one step of `now` (ms UTC); undefined when it is none. The caller compares the step
 * with the last one used: a code works once (R-AU5).
 */
export function totpStep(seed: string, code: string, now: number): number | undefined {
  const delta = new TOTP({ secret: seed, period }).validate({ token: code, timestamp: now, window: 1 });
  return delta === null ? undefined : Math.floor(now / 1000 / period) + delta;
}

/** The code of this instant; for demo logins and tests. */
export function totpCode(seed: string, now: number): string {
  return new TOTP({ secret: seed, period }).generate({ timestamp: now });
}
