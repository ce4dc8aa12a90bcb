import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { Worker } from 'node:worker_threads';

import type { MaskRules } from '../../core/access/rules.ts';
import { AppError, type Finding } from '../../core/errors.ts';
import type { AuditDetail } from '../http/route.ts';
import type { Secrets } from '../crypto/secrets.ts';
import { setMarker } from '../database/markers.ts';
import type { Sql } from '../database/sql.ts';
import type { Writer } from '../database/writer.ts';
import * as repository from './customer.repository.ts';
import type { AliasPair, FromWorker, ImportJob, StagedRow, ToWorker } from './import.worker.ts';

/** Rows of one staging command (design: at most 500): small enough that no commit holds the event loop for long. */
const batchRows = 100;
/** Aliases come in the order of their index, so more of them fit a command. */
const batchAliases = 500;
const sweepStep = 100;
const orphanStep = 1000;

export interface ImportDeps {
  readonly writer: Pick<Writer, 'write'>;
  readonly secrets: Secrets;
  readonly masks: () => MaskRules;
  readonly clock: () => number;
  /** Writes the import's audit row in the transaction that makes it visible, or that refuses it. */
  readonly audit: (sql: Sql, detail: AuditDetail) => Promise<void>;
}

export interface ImportResult {
  readonly batchId: number;
  readonly rows: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
}

/**
 * Takes in a customer snapshot (CSV or JSON, UTF-8 or GB18030): all rows or none. The file is parsed in a worker, staged
 * in small commands through the writer, and becomes visible by one pointer. A row already held for the same data date
 * with the same content changes nothing; an older data date than the one held is refused. Throws `import.encoding`,
 * `import.columns`, `import.refusedField`, `import.rows` or `import.stale`, with findings that name row and column.
 */
export async function importCustomers(
  deps: ImportDeps,
  path: string,
  importedBy: string,
): Promise<ImportResult> {
  const file = basename(path);
  const sha256 = await hashOf(path);
  const startedAt = deps.clock();
  await sweepDead(deps.writer);
  const batchId = await deps.writer.write((sql) =>
    repository.startBatch(sql, { file, sha256, importedBy, startedAt }),
  );
  const counts = { added: 0, changed: 0, unchanged: 0 };
  const replaced: (readonly [string, number])[] = [];
  const stale: Finding[] = [];
  try {
    const rows = await parseInWorker(deps, path, {
      async rows(batch) {
        const staged = await deps.writer.write((sql) => stage(sql, batchId, batch));
        counts.added += staged.added;
        counts.changed += staged.replaced.length;
        counts.unchanged += staged.unchanged;
        replaced.push(...staged.replaced);
        stale.push(...staged.stale.map(({ row, held }) => staleFinding(file, row, held)));
        return staged.held;
      },
      async aliases(pairs) {
        if (stale.length === 0)
          await deps.writer.write((sql) => repository.stageAliases(sql, batchId, pairs));
        return [];
      },
    });
    if (stale.length > 0) throw new AppError('import.stale', { findings: stale.slice(0, 1000) });
    const expected = counts.added + counts.changed;
    await deps.writer.write(async (sql) => {
      const { own, older } = await repository.stagedRows(sql, batchId);
      // Another import swept or is still staging: this one cannot vouch for what would be seen.
      if (own !== expected || older) throw new AppError('import.stale');
      await repository.finishBatch(sql, batchId, rows, deps.clock());
      await setMarker(sql, repository.liveBatch, batchId);
      await deps.audit(sql, {
        action: 'customer.import',
        object: `batch ${batchId} ${sha256}`,
        result: 'ok',
      });
    });
    await sweepReplaced(deps.writer, replaced);
    if (replaced.length > 0) await sweepOrphans(deps.writer);
    return { batchId, rows, ...counts };
  } catch (error) {
    const code = error instanceof AppError ? error.code : 'server.internal';
    await deps.writer.write((sql) =>
      deps.audit(sql, {
        action: 'customer.import',
        object: `batch ${batchId} ${sha256}`,
        result: 'error',
        code,
      }),
    );
    await sweepDead(deps.writer);
    throw error;
  }
}

async function stage(sql: Sql, batchId: number, rows: readonly StagedRow[]) {
  const known = new Map(
    (
      await repository.knownOf(
        sql,
        rows.map((row) => row.customerNo),
      )
    ).map((one) => [one.customer_no, one]),
  );
  const result = {
    added: 0,
    unchanged: 0,
    /** Customers of which nothing is staged. */
    held: [] as string[],
    replaced: [] as [string, number][],
    stale: [] as { row: number; held: string }[],
  };
  const fresh = rows.filter((row) => {
    const held = known.get(row.customerNo);
    if (held && held.data_date > row.dataDate) {
      result.stale.push({ row: row.row, held: held.data_date });
      result.held.push(row.customerNo);
      return false;
    }
    if (held && held.data_date === row.dataDate && held.row_hash === row.rowHash) {
      result.unchanged += 1;
      result.held.push(row.customerNo);
      return false;
    }
    if (held) result.replaced.push([row.customerNo, held.batch_id]);
    else result.added += 1;
    return true;
  });
  if (fresh.length > 0) await repository.stageRows(sql, batchId, fresh);
  return result;
}

function parseInWorker(
  { secrets, masks }: ImportDeps,
  path: string,
  take: {
    /** Gives the customers that were held already. */
    readonly rows: (rows: readonly StagedRow[]) => Promise<readonly string[]>;
    readonly aliases: (pairs: readonly AliasPair[]) => Promise<readonly string[]>;
  },
): Promise<number> {
  const { index, field } = secrets;
  const workerData: ImportJob = { path, batchRows, batchAliases, masks: masks(), field, index };
  const worker = new Worker(new URL('./import.worker.ts', import.meta.url), { workerData });
  return new Promise<number>((resolve, reject) => {
    worker.on('error', reject);
    worker.on('exit', (code) => reject(new Error(`the import worker ended with ${code}`)));
    worker.on('message', (message: FromWorker) => {
      if (message.type === 'done') resolve(message.rows);
      else if (message.type === 'refused') reject(new AppError(message.code, { findings: message.findings }));
      else {
        const taken = message.type === 'rows' ? take.rows(message.rows) : take.aliases(message.pairs);
        void taken.then((held) => worker.postMessage({ held } satisfies ToWorker), reject);
      }
    });
  }).finally(() => void worker.terminate());
}

async function sweepDead(writer: ImportDeps['writer']): Promise<void> {
  let swept = false;
  while ((await writer.write((sql) => repository.sweepDeadRows(sql, sweepStep))) > 0) swept = true;
  if (swept) await sweepOrphans(writer);
}

async function sweepOrphans(writer: ImportDeps['writer']): Promise<void> {
  let from: string | undefined = '';
  while (from !== undefined) {
    const at: string = from;
    from = await writer.write((sql) => repository.sweepOrphanAliases(sql, at, orphanStep));
  }
}

async function sweepReplaced(
  writer: ImportDeps['writer'],
  replaced: readonly (readonly [string, number])[],
): Promise<void> {
  for (let at = 0; at < replaced.length; at += sweepStep) {
    await writer.write((sql) => repository.sweepReplaced(sql, replaced.slice(at, at + sweepStep)));
  }
}

function staleFinding(file: string, row: number, held: string): Finding {
  return { file, row, field: 'dataDate', code: 'import.stale', message: `data of ${held} is held already` };
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
