import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import * as v from 'valibot';

import { certificateNumber } from '../../core/certificate/certificate.ts';
import { certificateFile, revokeCertificate, unitCertificates } from '../../core/contracts/certificates.ts';
import { AppError } from '../../core/errors.ts';
import { languages } from '../../core/i18n/translate.ts';
import { type Bytes, defineRoute, type Route, routeFor } from '../http/route.ts';
import type { CertificateService } from './certificates.service.ts';
import { checkPage, checkStyle } from './check-page.ts';

const open = { method: 'GET', roles: 'anyone', scope: 'none', audit: 'none', response: 'bytes' } as const;
/** Checks by one address a minute: enough for anybody with a certificate in hand. */
const checksPerMinute = 30;

export function certificateRoutes(certificates: CertificateService): Route[] {
  const perAddress = new RateLimiterMemory({ points: checksPerMinute, duration: 60 });
  return [
    // Sessions alone: the file is its holder's, or of those whose records one may see.
    routeFor(certificateFile, {
      roles: 'session',
      scope: 'none',
      audit: 'none',
      handler: (call) => certificates.file(call),
    }),
    routeFor(revokeCertificate, {
      roles: ['trainer'],
      scope: 'anyUnit',
      audit: 'write',
      handler: (call) => certificates.revoke(call),
    }),
    routeFor(unitCertificates, {
      roles: ['branchManager', 'lineDept', 'trainer', 'auditor'],
      scope: 'anyUnit',
      audit: 'none',
      handler: (call) => certificates.units(call),
    }),
    defineRoute({
      ...open,
      name: 'certificates.keys',
      path: '/certificates/keys.json',
      summary: 'Public keys of certificates',
      handler: async () => bytesOf(`${JSON.stringify(certificates.publicKeys(), null, 2)}\n`),
    }),
    defineRoute({
      ...open,
      name: 'certificates.revocations',
      path: '/certificates/revocations.json',
      summary: 'The signed list of certificates taken back',
      handler: async ({ now }) => bytesOf(await certificates.revocationList(now)),
    }),
    defineRoute({
      ...open,
      name: 'certificates.style',
      path: '/certificates/check.css',
      summary: 'Style of the public check',
      handler: async () => bytesOf(checkStyle, 'text/css; charset=utf-8'),
    }),
    defineRoute({
      ...open,
      name: 'certificates.check',
      path: '/certificates/:id',
      summary: 'The public check of a certificate by its number, as a page',
      params: v.strictObject({ id: certificateNumber }),
      query: v.strictObject({ lang: v.exactOptional(v.picklist(languages)) }),
      async handler({ params, query, ip, now }) {
        await limit(perAddress, ip);
        const found = await certificates.check(params.id, now);
        const page = checkPage(found, params.id, query.lang ?? 'zh-CN');
        return { ...bytesOf(page, 'text/html; charset=utf-8'), status: found === undefined ? 404 : 200 };
      },
    }),
  ];
}

const bytesOf = (text: string, type = 'application/json'): Bytes => ({
  bytes: new TextEncoder().encode(text),
  type,
});

async function limit(limiter: RateLimiterMemory, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    const retryAfter = Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
    throw new AppError('access.quota', { details: { retryAfter }, cause: refusal });
  }
}
