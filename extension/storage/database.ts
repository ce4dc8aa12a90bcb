import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

import type { SignedManifest } from '../../core/contracts/knowledge.ts';
import type { SealedEntry } from '../../core/contracts/outbox.ts';

/** The extension's own IndexedDB: knowledge in clear (internal items only), outbox entries sealed. Never a customer. */
interface Schema extends DBSchema {
  /** Text of each snapshot part by its SHA-256. */
  blobs: { key: string; value: { hash: string; text: string } };
  manifest: { key: 'current'; value: { signed: SignedManifest; revision: number; publishedAt: number } };
  outbox: {
    key: string;
    value: { key: string; entry: SealedEntry; at: number; refused?: string };
  };
}

export type TerminalDatabase = IDBPDatabase<Schema>;

let opened: Promise<TerminalDatabase> | undefined;

/** Opens the database once per context; a connection that died is opened again at the next call. */
export function terminalDatabase(): Promise<TerminalDatabase> {
  opened ??= openDB<Schema>('tellerwise', 1, {
    upgrade(db) {
      db.createObjectStore('blobs', { keyPath: 'hash' });
      db.createObjectStore('manifest');
      db.createObjectStore('outbox', { keyPath: 'key' });
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
