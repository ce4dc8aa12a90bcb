import * as v from 'valibot';

import {
  type ChangesPage,
  snapshotManifest,
  type SnapshotManifest,
  type SnapshotPart,
  snapshotParts,
} from '../../core/contracts/knowledge.ts';
import { bucketCount, bucketOf, bucketText, partText } from '../../core/sync/fingerprint.ts';
import type { Sql } from '../database/sql.ts';
import * as repository from './changes.repository.ts';
import { signManifest, type SigningKey } from './manifest-signing.ts';
import { sha256, type Shipment } from './shipment.ts';

/** One part in memory: its keys by bucket, and the hash of each bucket. */
class Part {
  readonly buckets: Map<string, string>[] = Array.from(
    { length: bucketCount },
    () => new Map<string, string>(),
  );
  readonly hashes: string[] = Array.from({ length: bucketCount }, () => '');

  count = 0;

  hashOf(key: string): string | undefined {
    return this.buckets[bucketOf(key)]?.get(key);
  }
  keys(): string[] {
    return this.buckets.flatMap((bucket) => [...bucket.keys()]);
  }
  set(key: string, hash: string | undefined): void {
    const at = bucketOf(key);
    const bucket = this.buckets[at];
    if (bucket === undefined) return;
    this.count -= bucket.size;
    if (hash === undefined) bucket.delete(key);
    else bucket.set(key, hash);
    this.count += bucket.size;
    this.hashes[at] = bucket.size === 0 ? '' : sha256(bucketText([...bucket]));
  }
  fingerprint(): string {
    return sha256(partText(this.hashes));
  }
}

export interface Shipped {
  /** Of the newest revision shipped; 0 before the first. */
  readonly revision: number;
  /** The manifest's text, by which another process's publication or a transaction rolled back is noticed. */
  readonly payload: string | undefined;
  readonly index: SnapshotManifest['index'];
  hashOf(part: SnapshotPart, key: string): string | undefined;
  keys(part: SnapshotPart): string[];
  /** How many entries a part has. */
  count(part: SnapshotPart): number;
  /** Whether terminals have only the beginnings of articles. */
  readonly isPartial: boolean;
  /** Ships what differs from what is shipped, as one signed revision; nothing differing, nothing is made. */
  ship(tx: Sql, shipments: readonly Shipment[], options: ShipOptions): Promise<void>;
}

export interface ShipOptions {
  readonly signing: SigningKey;
  readonly now: number;
  /** A search index to name in the manifest instead of the one named before. */
  readonly index?: SnapshotManifest['index'];
  /** Said by a load, kept by everything after it. */
  readonly isPartial?: boolean;
}

/** What terminals have been given, as of the newest revision in this base. */
export async function readShipped(sql: Sql): Promise<Shipped> {
  const latest = await repository.latestManifest(sql);
  let payload = latest?.payload;
  let manifest = latest && v.parse(snapshotManifest, JSON.parse(latest.payload));
  const parts = Object.fromEntries(snapshotParts.map((part) => [part, new Part()])) as Record<
    SnapshotPart,
    Part
  >;
  for (const { part, key, hash } of await repository.changedBetween(sql, 0, manifest?.revision ?? 0)) {
    if (hash !== null) parts[part].set(key, hash);
  }
  return {
    get revision() {
      return manifest?.revision ?? 0;
    },
    get payload() {
      return payload;
    },
    get index() {
      return manifest?.index;
    },
    get isPartial() {
      return manifest?.beginnings === true;
    },
    hashOf: (part, key) => parts[part].hashOf(key),
    keys: (part) => parts[part].keys(),
    count: (part) => parts[part].count,
    async ship(
      tx,
      shipments,
      { signing, now, index = manifest?.index, isPartial = manifest?.beginnings === true },
    ) {
      const differing = shipments.flatMap(({ part, key, text, whole }) => {
        const hash = text === undefined ? undefined : sha256(text);
        return parts[part].hashOf(key) === hash ? [] : [{ part, key, text, hash, whole }];
      });
      const isSameIndex = index?.hash === manifest?.index?.hash;
      if (differing.length === 0 && isSameIndex && manifest !== undefined) return;
      const next = (manifest?.revision ?? 0) + 1;
      for (const { part, key, text, hash, whole } of differing) {
        if (whole !== undefined) await repository.insertBlob(tx, sha256(whole), whole);
        if (text !== undefined && hash !== undefined) await repository.insertBlob(tx, hash, text);
        await repository.insertChange(tx, next, { part, key, hash: hash ?? null });
        parts[part].set(key, hash);
      }
      const fingerprints = snapshotParts.map((part) => [part, parts[part].fingerprint()] as const);
      manifest = {
        revision: next,
        publishedAt: now,
        parts: Object.fromEntries(fingerprints) as SnapshotManifest['parts'],
        ...(index === undefined ? {} : { index }),
        ...(isPartial ? { beginnings: true } : {}),
      };
      const signed = signManifest(manifest, signing);
      payload = signed.payload;
      await repository.insertManifest(tx, next, signed);
    },
  };
}

/** Bytes of item texts in one page of changes, about. */
const pageBytes = 512 * 1024;

/** One page of what differs between two revisions; the order is that of `part/key`. */
export async function changesBetween(
  sql: Sql,
  from: number,
  to: number,
  after: string | undefined,
): Promise<ChangesPage> {
  const all = (await repository.changedBetween(sql, from, to)).filter(
    ({ part, key }) => after === undefined || `${part}/${key}` > after,
  );
  const changes: ChangesPage['changes'] = [];
  let bytes = 0;
  for (const { part, key, hash } of all) {
    // What a terminal that has nothing was never given need not be taken from it.
    if (hash === null && from === 0) continue;
    const value = hash === null ? undefined : await repository.blobText(sql, hash);
    changes.push({ part, key, ...(value === undefined ? {} : { value }) });
    bytes += value?.length ?? 0;
    if (bytes > pageBytes) return { changes, next: `${part}/${key}` };
  }
  return { changes };
}
