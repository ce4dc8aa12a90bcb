import { createHash, createPublicKey, generateKeyPairSync, sign, verify, type KeyObject } from 'node:crypto';
import { createPrivateKey } from 'node:crypto';
import { open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';

import { base58, fromBase58 } from '../../core/certificate/base58.ts';
import { proofSchema, type Proof } from '../../core/certificate/credential.ts';
import { canonicalJson } from '../audit/canonical.ts';

const jwk = v.strictObject({
  kty: v.literal('OKP'),
  crv: v.literal('Ed25519'),
  x: v.string(),
  d: v.string(),
});
const publicKey = v.strictObject({
  /** `z…`: the public key itself (multibase), so that nothing but the key answers to its name. */
  id: v.pipe(v.string(), v.startsWith('z6Mk')),
  /** It signed from then, and until then; milliseconds UTC. */
  from: v.number(),
  until: v.exactOptional(v.number()),
});
/** Public keys as a file: what a verifier far from the service needs. */
export const publicKeysSchema = v.strictObject({ schema: v.literal(1), keys: v.array(publicKey) });
export type PublicKeys = v.InferOutput<typeof publicKeysSchema>;
const fileSchema = v.strictObject({
  ...publicKeysSchema.entries,
  current: v.strictObject({ id: v.string(), jwk }),
});
export type CertificateKeys = v.InferOutput<typeof fileSchema>;

const fileOf = (dataDir: string) => join(dataDir, 'secrets', 'certificates.json');
/** Says in a multibase text that an Ed25519 public key follows. */
const keyPrefix = Uint8Array.of(0xed, 0x01);

/** The key that signs certificates and files of persons, made at the first start; old public keys stay beside it. */
export async function openCertificateKeys(dataDir: string, now: number): Promise<CertificateKeys> {
  try {
    return v.parse(fileSchema, JSON.parse(await readFile(fileOf(dataDir), 'utf8')));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
  return keep(dataDir, { schema: 1, keys: [], current: makeKey() }, now);
}

/** A new key signs from now on. The old one's private half is gone; what it signed is verified as before. */
export async function rotateCertificateKey(dataDir: string, now: number): Promise<CertificateKeys> {
  const { keys } = await openCertificateKeys(dataDir, now);
  const ended = keys.map((key) => (key.until === undefined ? { ...key, until: now } : key));
  return keep(dataDir, { schema: 1, keys: ended, current: makeKey() }, now);
}

export const publicKeysOf = ({ keys }: CertificateKeys): PublicKeys => ({ schema: 1, keys });

async function keep(dataDir: string, made: CertificateKeys, now: number): Promise<CertificateKeys> {
  const keys = { ...made, keys: [...made.keys, { id: made.current.id, from: now }] };
  // Written whole before it gets its name, like the other secrets.
  const handle = await open(`${fileOf(dataDir)}.new`, 'w', 0o600);
  await handle.writeFile(`${JSON.stringify(keys, null, 2)}\n`);
  await handle.sync();
  await handle.close();
  await rename(`${fileOf(dataDir)}.new`, fileOf(dataDir));
  return keys;
}

function makeKey(): CertificateKeys['current'] {
  const { privateKey } = generateKeyPairSync('ed25519');
  const made = v.parse(jwk, privateKey.export({ format: 'jwk' }));
  return { id: `z${base58(Buffer.concat([keyPrefix, Buffer.from(made.x, 'base64url')]))}`, jwk: made };
}

function publicHalf(id: string): KeyObject | undefined {
  const bytes = fromBase58(id.slice(1));
  if (bytes === undefined || bytes.length !== 34 || bytes[0] !== keyPrefix[0] || bytes[1] !== keyPrefix[1])
    return undefined;
  const x = Buffer.from(bytes.subarray(2)).toString('base64url');
  return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
}

const sha256 = (text: string) => createHash('sha256').update(text).digest();
const signed = (settings: object, canonicalText: string): Buffer =>
  Buffer.concat([sha256(canonicalJson(settings)), sha256(canonicalText)]);

/** Name under which a signer is known: its key. */
export const didOf = (keyId: string): string => `did:key:${keyId}`;

export type Signer = ReturnType<typeof createSigner>;

/** Signs documents with the current key by the W3C suite eddsa-jcs-2022. */
export function createSigner({ current }: CertificateKeys) {
  const key = createPrivateKey({ key: current.jwk, format: 'jwk' });
  /** The proof of a document, given as canonical JSON; `context` is its `@context`, if it has one. */
  function proofOf(canonicalText: string, at: number, context?: unknown): Proof {
    const settings = {
      ...(context === undefined ? {} : { '@context': context }),
      type: 'DataIntegrityProof',
      cryptosuite: 'eddsa-jcs-2022',
      created: new Date(at).toISOString(),
      verificationMethod: `${didOf(current.id)}#${current.id}`,
      proofPurpose: 'assertionMethod',
    } as const;
    return { ...settings, proofValue: `z${base58(sign(null, signed(settings, canonicalText), key))}` };
  }
  return {
    keyId: current.id,
    proofOf,
    sign<T extends object>(document: T, at: number): T & { readonly proof: Proof } {
      const context = '@context' in document ? document['@context'] : undefined;
      return { ...document, proof: proofOf(canonicalJson(document), at, context) };
    },
  };
}

/** `ok`, or why not: the signature is not this document's, or its key is none of these. */
export type SignatureCheck = 'ok' | 'forged' | 'unknownKey';

/** Checks a signed document against these public keys alone. */
export function checkSignature(
  document: Readonly<Record<string, unknown>>,
  { keys }: PublicKeys,
): SignatureCheck {
  const { proof, ...rest } = document;
  const parsed = v.safeParse(proofSchema, proof);
  if (!parsed.success) return 'forged';
  const { proofValue, ...settings } = parsed.output;
  const id = settings.verificationMethod.split('#')[1] ?? '';
  if (settings.verificationMethod !== `${didOf(id)}#${id}`) return 'forged';
  if (!keys.some((key) => key.id === id)) return 'unknownKey';
  const key = publicHalf(id);
  const signature = fromBase58(proofValue.slice(1));
  if (key === undefined || signature === undefined) return 'forged';
  if (canonicalJson(settings['@context'] ?? null) !== canonicalJson(rest['@context'] ?? null))
    return 'forged';
  return verify(null, signed(settings, canonicalJson(rest)), key, signature) ? 'ok' : 'forged';
}
