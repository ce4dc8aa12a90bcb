import { addDays } from 'date-fns/addDays';
import { formatISO } from 'date-fns/formatISO';
import { parseISO } from 'date-fns/parseISO';
import * as v from 'valibot';

import { shanghaiDate } from '../condition/shanghai.ts';

/** Random, 128 bits in the letters that nobody mistakes for one another: a number can be read out, and none guessed. */
export const certificateNumber = v.pipe(v.string(), v.regex(/^[0-9A-HJKMNP-TV-Z]{26}$/));

/** `revoked` stands above all; `expired` from the day after the last one on. */
export const certificateStates = ['valid', 'expired', 'revoked'] as const;
export type CertificateState = (typeof certificateStates)[number];

/** What decides how a certificate stands. */
export interface Standing {
  /** Last day it counts, Asia/Shanghai; absent: for good. */
  readonly validUntil?: string | undefined;
  /** When it was taken back, milliseconds UTC. */
  readonly revokedAt?: number | undefined;
}

/** How a certificate stands at `now` (ms UTC); the last day still counts (R212, R214). */
export function certificateState({ validUntil, revokedAt }: Standing, now: number): CertificateState {
  if (revokedAt !== undefined && revokedAt <= now) return 'revoked';
  return validUntil !== undefined && validUntil < shanghaiDate(now) ? 'expired' : 'valid';
}

/** So many days before its end a certificate is to be renewed (R214). */
export const RENEW_DAYS = 30;

/** First day on which one is reminded to renew; `undefined` for one that counts for good. */
export const renewFrom = ({ validUntil }: Pick<Standing, 'validUntil'>): string | undefined =>
  validUntil === undefined
    ? undefined
    : formatISO(addDays(parseISO(validUntil), -RENEW_DAYS), { representation: 'date' });

/** Stands for "for good" where a day is needed: the gate of a post compares days. */
export const FOR_GOOD = '9999-12-31';

/**
 * Last day of the operation certificate (R212): the latest end of the certificates that open a post, `FOR_GOOD` for one
 * without an end, and the staff file's day where that is later. Only certificates that were not taken back are handed in.
 */
export function postOpenUntil(
  staffFile: string | undefined,
  certificates: readonly Pick<Standing, 'validUntil'>[],
): string | undefined {
  const ends = [...certificates.map(({ validUntil }) => validUntil ?? FOR_GOOD), staffFile ?? ''];
  const last = ends.reduce((latest, end) => (end > latest ? end : latest), '');
  return last === '' ? undefined : last;
}
