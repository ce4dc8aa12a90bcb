import * as v from 'valibot';

import { certificateNumber } from './certificate.ts';

const text = (most: number) => v.pipe(v.string(), v.minLength(1), v.maxLength(most));
const instant = v.pipe(v.string(), v.isoTimestamp());

/** Terms that the two public contexts do not have, so that the file needs nothing fetched to be understood. */
const ownTerms = {
  staffNo: 'urn:tellerwise:terms#staffNo',
  passPercent: 'urn:tellerwise:terms#passPercent',
  TellerwiseRevocationList: 'urn:tellerwise:terms#RevocationList',
} as const;
const context = [
  'https://www.w3.org/ns/credentials/v2',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
  ownTerms,
] as const;

const achievement = v.strictObject({
  id: text(120),
  type: v.tuple([v.literal('Achievement')]),
  name: text(200),
  version: v.pipe(v.string(), v.digits()),
  criteria: v.strictObject({ narrative: text(400) }),
  /** Whole percent of the marks; absent for a course. */
  passPercent: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100))),
});

const unsignedCredential = v.strictObject({
  '@context': v.tuple([v.literal(context[0]), v.literal(context[1]), v.record(v.string(), v.string())]),
  id: v.pipe(v.string(), v.startsWith('urn:tellerwise:certificate:')),
  type: v.tuple([v.literal('VerifiableCredential'), v.literal('OpenBadgeCredential')]),
  name: text(200),
  issuer: v.strictObject({ id: text(120), type: v.tuple([v.literal('Profile')]), name: text(120) }),
  validFrom: instant,
  validUntil: v.exactOptional(instant),
  credentialSubject: v.strictObject({
    type: v.tuple([v.literal('AchievementSubject')]),
    name: text(64),
    staffNo: text(32),
    achievement,
  }),
  credentialStatus: v.strictObject({ id: text(160), type: v.literal('TellerwiseRevocationList') }),
});

/** Proof of the W3C suite eddsa-jcs-2022: Ed25519 over the hashes of its own settings and of the document, both as JCS. */
export const proofSchema = v.strictObject({
  '@context': v.exactOptional(v.unknown()),
  type: v.literal('DataIntegrityProof'),
  cryptosuite: v.literal('eddsa-jcs-2022'),
  created: instant,
  verificationMethod: v.pipe(v.string(), v.startsWith('did:key:z')),
  proofPurpose: v.literal('assertionMethod'),
  proofValue: v.pipe(v.string(), v.startsWith('z'), v.maxLength(100)),
});
export type Proof = v.InferOutput<typeof proofSchema>;

/** A certificate as a file: an Open Badges 3.0 credential, signed. */
export const credentialSchema = v.strictObject({ ...unsignedCredential.entries, proof: proofSchema });
export type UnsignedCredential = v.InferOutput<typeof unsignedCredential>;
export type Credential = v.InferOutput<typeof credentialSchema>;

/** What a certificate says, and nothing more of the person: name, staff number, what, which version, when, until. */
export interface CertificateFacts {
  readonly number: string;
  readonly issuer: { readonly id: string; readonly name: string };
  readonly staffNo: string;
  readonly name: string;
  readonly kind: 'quiz' | 'course';
  /** `QZ-05`, `CRS-01`. */
  readonly source: string;
  readonly version: number;
  readonly title: string;
  readonly passPercent?: number;
  /** Milliseconds UTC. */
  readonly issuedAt: number;
  /** Last day it counts, Asia/Shanghai. */
  readonly validUntil?: string;
}

const numberPrefix = 'urn:tellerwise:certificate:';
/** Number of a certificate's file; `undefined` where its id is none. */
export function numberOf({ id }: Pick<Credential, 'id'>): string | undefined {
  const number = id.slice(numberPrefix.length);
  return v.is(certificateNumber, number) ? number : undefined;
}

/** Last day in a certificate's file, Asia/Shanghai; `undefined` for one that counts for good. */
export const lastDayOf = ({ validUntil }: Pick<Credential, 'validUntil'>): string | undefined =>
  validUntil?.slice(0, 10);

/** The document that is signed; the same facts always give the same document. Pure. */
export function credentialOf(facts: CertificateFacts): UnsignedCredential {
  const { number, issuer, staffNo, name, kind, source, version, title, passPercent, issuedAt, validUntil } =
    facts;
  const share = passPercent === undefined ? '' : `，得分不低于 ${passPercent}%`;
  const narrative =
    kind === 'quiz'
      ? `通过正式测验 ${source} 第 ${version} 版${share}`
      : `完成课程 ${source} 第 ${version} 版的全部内容`;
  return {
    '@context': [context[0], context[1], { ...ownTerms }],
    id: `${numberPrefix}${number}`,
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: title,
    issuer: { id: issuer.id, type: ['Profile'], name: issuer.name },
    validFrom: new Date(issuedAt).toISOString(),
    // The day with its offset: whoever reads the file sees the day that was meant.
    ...(validUntil === undefined ? {} : { validUntil: `${validUntil}T23:59:59+08:00` }),
    credentialSubject: {
      type: ['AchievementSubject'],
      name,
      staffNo,
      achievement: {
        id: `urn:tellerwise:${kind}:${source}@${version}`,
        type: ['Achievement'],
        name: title,
        version: String(version),
        criteria: { narrative },
        ...(passPercent === undefined ? {} : { passPercent }),
      },
    },
    credentialStatus: { id: 'urn:tellerwise:revocations', type: 'TellerwiseRevocationList' },
  };
}
