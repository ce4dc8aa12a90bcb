import type { Client } from '@libsql/client';
import { sql as query } from 'drizzle-orm';

import { sqlOn } from '../database/connection.ts';

/** A version as the base names it: what is kept counts only for the very bytes it was made of. */
export interface ItemMark {
  readonly id: number;
  readonly sha256: string;
}

const table = `create table if not exists kept_items
  (row integer primary key, sha256 text not null, item text not null)`;

/**
 * What was read of published versions, beside the base: to read a text takes a thousand times as long as to take from
 * here what came of it. Nothing depends on it; where it cannot be had or kept, the texts are read.
 */
export function createKeptItems(derived: Client) {
  return {
    /** What is kept of these versions and fits, by row. */
    async find(marks: readonly ItemMark[]): Promise<ReadonlyMap<number, unknown>> {
      const found = new Map<number, unknown>();
      try {
        await derived.execute(table);
        const rows = await sqlOn(derived).all<{ row: number; sha256: string; item: string }>(
          query`select row, sha256, item from kept_items`,
        );
        const kept = new Map(rows.map((row) => [row.row, row]));
        for (const { id, sha256 } of marks) {
          const row = kept.get(id);
          if (row?.sha256 === sha256) found.set(id, JSON.parse(row.item));
        }
        return found;
      } catch {
        return new Map();
      }
    },

    async put(marks: readonly ItemMark[], itemOf: (row: number) => unknown): Promise<void> {
      const rows = marks.flatMap(({ id, sha256 }) => {
        const item = itemOf(id);
        return item === undefined ? [] : [[id, sha256, JSON.stringify(item)] as [number, string, string]];
      });
      if (rows.length === 0) return;
      const sql = 'insert or replace into kept_items (row, sha256, item) values (?, ?, ?)';
      await derived.batch([table, ...rows.map((args) => ({ sql, args }))], 'write').catch(() => undefined);
    },
  };
}
export type KeptItems = ReturnType<typeof createKeptItems>;
