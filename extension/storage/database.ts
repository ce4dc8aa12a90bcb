import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

import type { IndexedItems, SignedManifest } from '../../core/contracts/knowledge.ts';
import type { SealedEntry } from '../../core/contracts/outbox.ts';
import type { Entry } from '../../core/sync/entries.ts';

/** A sync under way: from which revision to which, and how far it has come. */
export interface Staging {
  readonly from: number;
  readonly signed: SignedManifest;
  /** The last entry that was put aside; none before the first page. */
  readonly after?: string;
}

/** The extension's own IndexedDB: knowledge in clear (internal items only), outbox entries sealed. Never a customer. */
interface Schema extends DBSchema {
  /** The knowledge copy: entries by part and key, each verified by the manifest's fingerprints. */
  entries: { key: [string, string]; value: Entry };
  /** Changes fetched and not yet in force; an entry without text is gone. */
  staged: { key: [string, string]; value: Pick<Entry, 'part' | 'key'> & { readonly text?: string } };
  staging: { key: 'current'; value: Staging };
  manifest: { key: 'current'; value: { signed: SignedManifest; revision: number; publishedAt: number } };
  /** The search index and what it was made of. */
  index: { key: 'current'; value: { bytes: Uint8Array; items: IndexedItems } };
  outbox: {
    key: string;
    value: { key: string; entry: SealedEntry; at: number; refused?: string };
  };
}

export type TerminalDatabase = IDBPDatabase<Schema>;

let opened: Promise<TerminalDatabase> | undefined;

/** Opens the database once per context; a connection that died is opened again at the next call. */
export function terminalDatabase(): Promise<TerminalDatabase> {
  opened ??= openDB<Schema>('tellerwise', 2, {
    upgrade(db, from) {
      // Version 1 kept whole parts as blobs; what lay there is fetched anew. The outbox stays as it is.
      if (from === 1) {
        db.deleteObjectStore('blobs' as never);
        db.deleteObjectStore('manifest');
      } else db.createObjectStore('outbox', { keyPath: 'key' });
      db.createObjectStore('entries', { keyPath: ['part', 'key'] });
      db.createObjectStore('staged', { keyPath: ['part', 'key'] });
      db.createObjectStore('staging');
      db.createObjectStore('manifest');
      db.createObjectStore('index');
    },
    blocking() {
      // A newer build wants to change the database: this context lets go.
      void opened?.then((db) => db.close());
      opened = undefined;
    },
    terminated() {
      opened = undefined;
    },
  }).catch((error: unknown) => {
    opened = undefined;
    throw error;
  });
  return opened;
}
