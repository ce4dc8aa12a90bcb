import { indexOf } from '../../core/search/local-knowledge.ts';
import type { SnapshotManifest } from '../../core/contracts/knowledge.ts';
import { dataOf, type Entry, itemsOf } from '../../core/sync/entries.ts';
import { bucketText } from '../../core/sync/fingerprint.ts';
import type { Sql } from '../database/sql.ts';
import * as repository from './changes.repository.ts';
import { sha256, type Shipment } from './shipment.ts';

/** After so many changed documents a shipped index is made anew; until then terminals put the changes in themselves. */
const staleAfter = 64;

/** Makes a search index of everything that is shipped, so that a new terminal need not. Gives its names for the manifest. */
export async function makeIndex(
  tx: Sql,
  shipments: readonly (Shipment & { readonly text: string })[],
  revision: number,
): Promise<NonNullable<SnapshotManifest['index']>> {
  const entries = shipments.map((shipment): Entry => ({ ...shipment, hash: sha256(shipment.text) }));
  const bytes = indexOf(dataOf(entries)).toBytes();
  const terms = entries
    .filter(({ part }) => part === 'glossary')
    .map(({ key, hash }) => [key, hash] as const);
  const items = JSON.stringify(itemsOf(entries, sha256(bucketText(terms))));
  const names = { revision, hash: sha256(bytes), items: sha256(items) };
  await repository.insertBlob(tx, names.hash, bytes);
  await repository.insertBlob(tx, names.items, items);
  return names;
}

/** Larger bases get their new index at the next load: to make it takes seconds that nobody may have to wait. */
const madeAtOnce = 1_000;

/** Whether so much has changed since an index was made that new terminals are better served with a new one. */
export async function isStale(tx: Sql, made: number, revision: number, documents: number): Promise<boolean> {
  if (documents > madeAtOnce) return false;
  const changed = await repository.changedBetween(tx, made, revision);
  return changed.filter(({ part }) => part === 'articles' || part === 'scripts').length > staleAfter;
}
