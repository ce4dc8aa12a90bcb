import * as v from 'valibot';

import {
  changesPage,
  indexedItems,
  type SignedManifest,
  type SnapshotManifest,
  signedManifest,
  snapshotParts,
} from '../../core/contracts/knowledge.ts';
import { AppError } from '../../core/errors.ts';
import type { Entry } from '../../core/sync/entries.ts';
import { fingerprint } from '../../core/sync/fingerprint.ts';
import { type Staging, type TerminalDatabase, terminalDatabase } from '../storage/database.ts';
import { callService, fetchBytes } from './api.ts';
import { adoptPacks } from './packs.ts';
import { currentSession } from './session.ts';
import { verifyManifest } from './verify-manifest.ts';
import { sha256 } from '../../web/api/sha256.ts';

let running: Promise<boolean> | undefined;

/**
 * Brings the knowledge copy up to date: what changed since its revision is put aside page by page, so that a cut costs one
 * page; the whole is checked against the fingerprints of the signed manifest, and one transaction switches over. A lower
 * revision is refused. Gives whether anything changed.
 */
export function syncSnapshot(): Promise<boolean> {
  running ??= sync().finally(() => {
    running = undefined;
  });
  return running;
}

async function sync(): Promise<boolean> {
  const session = await currentSession();
  if (!session) return false;
  const db = await terminalDatabase();
  const current = await db.get('manifest', 'current');
  const fresh = await callService(
    'GET',
    '/api/knowledge/manifest',
    v.union([signedManifest, v.strictObject({})]),
    {
      token: session.bearer,
      ...(current === undefined ? {} : { ifNoneMatch: current.signed.signature }),
    },
  );
  if (!('payload' in fresh)) return false;
  const manifest = await verifyManifest(fresh);
  if (current && manifest.revision <= current.revision) return false;
  const revision = current?.revision ?? 0;
  const staged = await stage(db, session.bearer, revision, fresh);
  if (await switchOver(db, staged, session.bearer)) return true;
  // What was put together is not what was signed: everything is fetched anew, once.
  await clearCopy(db);
  const whole = await stage(db, session.bearer, 0, fresh);
  if (!(await switchOver(db, whole, session.bearer))) {
    await clearStaging(db);
    throw new AppError('server.badAnswer');
  }
  return true;
}

/** Puts every change aside; one that was cut off is gone on with, towards the revision it was begun for. */
async function stage(
  db: TerminalDatabase,
  token: string,
  from: number,
  signed: SignedManifest,
): Promise<Staging> {
  const left = await db.get('staging', 'current');
  let staging: Staging = left !== undefined && left.from === from ? left : { from, signed };
  if (staging !== left) await clearStaging(db);
  const { revision: to } = await verifyManifest(staging.signed);
  for (let more = true; more;) {
    const after = staging.after === undefined ? '' : `&after=${encodeURIComponent(staging.after)}`;
    const path = `/api/knowledge/changes?from=${from}&to=${to}${after}`;
    const page = await callService('GET', path, changesPage, { token });
    const write = db.transaction(['staged', 'staging'], 'readwrite', { durability: 'strict' });
    for (const { part, key, value } of page.changes) {
      await write.objectStore('staged').put({ part, key, ...(value === undefined ? {} : { text: value }) });
    }
    more = page.next !== undefined;
    staging = { ...staging, ...(page.next === undefined ? {} : { after: page.next }) };
    await write.objectStore('staging').put(staging, 'current');
    await write.done;
  }
  return staging;
}

/** Checks the copy as it would be and switches to it; false when it is not what was signed. */
async function switchOver(db: TerminalDatabase, { signed }: Staging, token: string): Promise<boolean> {
  const manifest = await verifyManifest(signed);
  const changes = await db.getAll('staged');
  const entries = new Map((await db.getAll('entries')).map((entry) => [`${entry.part}/${entry.key}`, entry]));
  const fresh: Entry[] = [];
  for (const { part, key, text } of changes) {
    if (text === undefined) entries.delete(`${part}/${key}`);
    else {
      const entry = { part, key, text, hash: await sha256(text) };
      entries.set(`${part}/${key}`, entry);
      fresh.push(entry);
    }
  }
  for (const part of snapshotParts) {
    const held = [...entries.values()].filter((entry) => entry.part === part);
    const print = await fingerprint(new Map(held.map(({ key, hash }) => [key, hash])), sha256);
    if (print !== manifest.parts[part]) return false;
  }
  const index = (await db.get('index', 'current')) ? undefined : await fetchIndex(manifest, token);
  const write = db.transaction(['entries', 'staged', 'staging', 'manifest', 'index'], 'readwrite', {
    durability: 'strict',
  });
  for (const { part, key, text } of changes) {
    if (text === undefined) await write.objectStore('entries').delete([part, key]);
  }
  for (const entry of fresh) await write.objectStore('entries').put(entry);
  if (index !== undefined) await write.objectStore('index').put(index, 'current');
  await write.objectStore('staged').clear();
  await write.objectStore('staging').clear();
  const { revision, publishedAt } = manifest;
  await write.objectStore('manifest').put({ signed, revision, publishedAt }, 'current');
  await write.done;
  const adapters = [...entries.values()].filter(({ part }) => part === 'adapters');
  await adoptPacks(adapters.map(({ text }) => JSON.parse(text) as unknown));
  return true;
}

/** The index that the manifest names; without one, or with another than it names, the terminal makes its own. */
async function fetchIndex({ index }: SnapshotManifest, token: string) {
  if (index === undefined) return undefined;
  try {
    const [content, items] = [await fetchBytes(index.hash, token), await fetchBytes(index.items, token)];
    if ((await sha256(content)) !== index.hash || (await sha256(items)) !== index.items) return undefined;
    return { bytes: content, items: v.parse(indexedItems, JSON.parse(new TextDecoder().decode(items))) };
  } catch {
    return undefined;
  }
}

async function clearStaging(db: TerminalDatabase): Promise<void> {
  const write = db.transaction(['staged', 'staging'], 'readwrite');
  await write.objectStore('staged').clear();
  await write.objectStore('staging').clear();
  await write.done;
}

async function clearCopy(db: TerminalDatabase): Promise<void> {
  await clearStaging(db);
  await db.clear('entries');
  await db.clear('index');
}
