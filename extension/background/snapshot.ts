import * as v from 'valibot';

import {
  type SignedManifest,
  type SnapshotManifest,
  signedManifest,
  snapshotManifest,
  snapshotParts,
} from '../../core/contracts/knowledge.ts';
import { AppError } from '../../core/errors.ts';
import { build } from '../build/constants.ts';
import { terminalDatabase } from '../storage/database.ts';
import { callService, fetchBlob } from './api.ts';
import { adoptPacks } from './packs.ts';
import { currentSession } from './session.ts';

const bytes = (text: string) => Uint8Array.from(atob(text), (char) => char.charCodeAt(0));

/** Checks the signature with the keys of this build and gives the manifest; anything else is `server.badAnswer`. */
export async function verifyManifest(signed: SignedManifest): Promise<SnapshotManifest> {
  const known = build.snapshotKeys.find((key) => key.id === signed.keyId);
  if (!known) throw new AppError('server.badAnswer', { details: { keyId: signed.keyId } });
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
  const key = await crypto.subtle.importKey('jwk', known.jwk, algorithm, false, ['verify']);
  const isGood = await crypto.subtle.verify(
    algorithm,
    key,
    bytes(signed.signature),
    new TextEncoder().encode(signed.payload),
  );
  if (!isGood) throw new AppError('server.badAnswer');
  return v.parse(snapshotManifest, JSON.parse(signed.payload));
}

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * Brings the knowledge copy up to date: only changed parts are fetched, each checked against the signed manifest, and one
 * transaction switches to the new revision. A lower revision is refused. Gives whether anything changed.
 */
export async function syncSnapshot(): Promise<boolean> {
  const session = await currentSession();
  if (!session) return false;
  const signed = await callService('GET', '/api/knowledge/manifest', signedManifest, {
    token: session.bearer,
  });
  const manifest = await verifyManifest(signed);
  const db = await terminalDatabase();
  const current = await db.get('manifest', 'current');
  if (current && manifest.revision <= current.revision) return false;
  const fresh: { hash: string; text: string }[] = [];
  for (const part of snapshotParts) {
    const hash = manifest.parts[part];
    if (await db.get('blobs', hash)) continue;
    const text = await fetchBlob(hash, session.bearer);
    if ((await sha256(text)) !== hash) throw new AppError('server.badAnswer');
    fresh.push({ hash, text });
  }
  const wanted = new Set<string>(Object.values(manifest.parts));
  const write = db.transaction(['blobs', 'manifest'], 'readwrite', { durability: 'strict' });
  for (const blob of fresh) await write.objectStore('blobs').put(blob);
  for (const hash of await write.objectStore('blobs').getAllKeys()) {
    if (!wanted.has(hash)) await write.objectStore('blobs').delete(hash);
  }
  await write
    .objectStore('manifest')
    .put({ signed, revision: manifest.revision, publishedAt: manifest.publishedAt }, 'current');
  await write.done;
  const adapters = await db.get('blobs', manifest.parts.adapters);
  const packs = v.safeParse(v.array(v.unknown()), JSON.parse(adapters?.text ?? '[]'));
  if (packs.success) await adoptPacks(packs.output);
  return true;
}
