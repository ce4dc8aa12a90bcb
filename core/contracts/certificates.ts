import * as v from 'valibot';

import { certificateNumber, certificateStates } from '../certificate/certificate.ts';
import { defineEndpoint } from './endpoint.ts';

const day = v.pipe(v.string(), v.isoDate());
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** One certificate as a person or those above see it; the signed file is fetched by its number. */
export const certificateView = v.strictObject({
  number: certificateNumber,
  staffNo: v.string(),
  name: v.string(),
  kind: v.picklist(['quiz', 'course']),
  /** `QZ-05`, `CRS-01`. */
  source: v.string(),
  version: v.pipe(count, v.minValue(1)),
  title: v.string(),
  /** Opens the post (R212). */
  beforePost: v.boolean(),
  /** Milliseconds UTC. */
  issuedAt: v.number(),
  /** Last day it counts, Asia/Shanghai; absent: for good. */
  validUntil: v.exactOptional(day),
  /** First day on which one is reminded to renew it (R214). */
  renewFrom: v.exactOptional(day),
  state: v.picklist(certificateStates),
  revoked: v.exactOptional(v.strictObject({ at: v.number(), reason: v.string() })),
});
export type CertificateView = v.InferOutput<typeof certificateView>;

const byNumber = v.strictObject({ id: certificateNumber });

/** The signed file of a certificate, byte for byte as it was given: one's own, or of people one may see. Throws `certificate.notFound`. */
export const certificateFile = defineEndpoint({
  name: 'certificates.file',
  method: 'GET',
  path: '/api/certificates/:id/file',
  summary: 'The signed file of a certificate',
  params: byNumber,
  response: v.strictObject({ fileName: v.string(), text: v.string() }),
});

/**
 * Takes a certificate back for a reason; it stays to be seen, as revoked. Never one's own. Throws
 * `certificate.notFound`, `certificate.revoked`, `access.denied`.
 */
export const revokeCertificate = defineEndpoint({
  name: 'certificates.revoke',
  method: 'POST',
  path: '/api/certificates/:id/revocation',
  summary: 'Take a certificate back',
  params: byNumber,
  body: v.strictObject({ reason: v.pipe(v.string(), v.trim(), v.minLength(4), v.maxLength(200)) }),
  response: certificateView,
});

/** How many of each unit hold a valid operation certificate today (R216); counts alone. A unit's head sees the own units. */
export const unitCertificates = defineEndpoint({
  name: 'certificates.units',
  method: 'GET',
  path: '/api/certificates/units',
  summary: 'Share of valid operation certificates by unit',
  response: v.strictObject({
    asOf: v.number(),
    units: v.array(
      v.strictObject({
        code: v.string(),
        name: v.string(),
        people: v.pipe(count, v.minValue(1)),
        certified: count,
        /** Whole percent, rounded to the nearest. */
        percent: v.pipe(count, v.maxValue(100)),
      }),
    ),
  }),
});
