import type { KeyObject } from 'node:crypto';
import { appendFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import { headMac, type AuditChain, type Head } from './chain.ts';

const everyRows = 1000;
const everyMs = 10 * 60_000;

export interface AnchorsDeps {
  readonly chain: Pick<AuditChain, 'head'>;
  /** Heads of other chains that go out with every anchor: the training ledger's. */
  readonly beside?: () => Promise<Head | undefined>;
  readonly key: KeyObject;
  /** Folders that each get a copy; one should leave the machine. */
  readonly folders: readonly string[];
  readonly clock: () => number;
}

export interface Anchors {
  /** Writes an anchor when 1,000 rows or ten minutes have passed since the last, or at once when forced. */
  tick(force?: boolean): Promise<void>;
}

export const anchorFile = 'audit-anchors.jsonl';

/** Sealed copies of the chain's head outside the database: a tail cut off with everything else is missed here. */
export function createAnchors({ chain, beside, key, folders, clock }: AnchorsDeps): Anchors {
  let last: Head | undefined;
  let lastBeside = 0;
  let lastAt = clock();
  return {
    async tick(force = false) {
      const head = chain.head();
      const rows = head.n - (last?.n ?? 0);
      if (!force && rows < everyRows && clock() - lastAt < everyMs) return;
      const other = await beside?.();
      const heads = [
        ...(rows === 0 ? [] : [head]),
        ...(other === undefined || other.n === lastBeside ? [] : [other]),
      ];
      if (heads.length === 0) return;
      last = head;
      lastBeside = other?.n ?? 0;
      lastAt = clock();
      const line = heads
        .map((each) => `${JSON.stringify({ at: lastAt, ...each, mac: headMac(key, each) })}\n`)
        .join('');
      for (const folder of folders) {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        await appendFile(join(folder, anchorFile), line, { mode: 0o600 });
      }
    },
  };
}
