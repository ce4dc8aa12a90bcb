import { createHash, createSecretKey, generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto';
import { chmod, mkdir, open, readFile, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';

const key32 = v.pipe(
  v.string(),
  v.base64(),
  v.check((text) => Buffer.from(text, 'base64').length === 32),
);
const ecKey = v.strictObject({
  id: v.string(),
  jwk: v.looseObject({ x: v.string(), y: v.string(), d: v.string() }),
});
const fileSchema = v.strictObject({
  schema: v.literal(1),
  /** Seals customer secrets and TOTP seeds (AES-256-GCM). `current` seals, all of them open. */
  field: v.strictObject({ current: v.string(), keys: v.record(v.string(), key32) }),
  /** Keyed hashes of identifiers; cannot be rotated without importing anew. */
  index: key32,
  /** Links of the audit chain. */
  audit: key32,
  /** Hand-in tickets and customer handles. */
  ticket: key32,
  /** ECDSA P-256 keys that sign the knowledge manifest: the current one and the next. */
  signing: v.strictObject({ current: ecKey, next: ecKey }),
  /** ECDH P-256 keys that outbox entries are sealed to. `current` is handed out, all of them open. */
  sealing: v.strictObject({ current: v.string(), keys: v.array(ecKey) }),
});
export type Secrets = v.InferOutput<typeof fileSchema>;

/** Reads the service's keys from the data folder, or makes them at the first start (0600, never in the database). */
export async function openSecrets(dataDir: string): Promise<Secrets> {
  const folder = join(dataDir, 'secrets');
  const file = join(folder, 'keys.json');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  try {
    const text = await readFile(file, 'utf8');
    if (((await stat(file)).mode & 0o077) !== 0) await chmod(file, 0o600);
    return v.parse(fileSchema, JSON.parse(text));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
  const secrets = makeSecrets();
  // Written whole before it gets its name: a start killed here leaves no half key file.
  const handle = await open(`${file}.new`, 'w', 0o600);
  await handle.writeFile(`${JSON.stringify(secrets, null, 2)}\n`);
  await handle.sync();
  await handle.close();
  await rename(`${file}.new`, file);
  return secrets;
}

/** Key of the audit chain's links, heads and anchors. */
export function auditKey({ audit }: Secrets): KeyObject {
  return createSecretKey(audit, 'base64');
}

/** What the build of the extension bakes in to check manifests: current and next, by id (JWK coordinates). */
export function publicSigningKeys({ signing }: Secrets): { id: string; x: string; y: string }[] {
  return [signing.current, signing.next].map(({ id, jwk }) => ({ id, x: jwk.x, y: jwk.y }));
}

export function makeSecrets(): Secrets {
  const fresh = () => randomBytes(32).toString('base64');
  const sealing = makeEcKey();
  return {
    schema: 1,
    field: { current: 'k1', keys: { k1: fresh() } },
    index: fresh(),
    audit: fresh(),
    ticket: fresh(),
    signing: { current: makeEcKey(), next: makeEcKey() },
    sealing: { current: sealing.id, keys: [sealing] },
  };
}

function makeEcKey(): v.InferOutput<typeof ecKey> {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const jwk = v.parse(ecKey.entries.jwk, privateKey.export({ format: 'jwk' }));
  const id = createHash('sha256').update(`${jwk.x}.${jwk.y}`).digest('hex').slice(0, 16);
  return { id, jwk };
}
