import { copyFile, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import * as v from 'valibot';

import { AppError, type ErrorCode, type Finding } from '../../core/errors.ts';
import type { ImportResult } from './import.service.ts';

const jobSchema = v.strictObject({ file: v.string(), by: v.string() });
const resultSchema = v.union([
  v.strictObject({
    ok: v.literal(true),
    batchId: v.number(),
    rows: v.number(),
    added: v.number(),
    changed: v.number(),
    unchanged: v.number(),
  }),
  v.strictObject({ ok: v.literal(false), code: v.string(), findings: v.array(v.any()) }),
]);

const folderOf = (dataDir: string) => join(dataDir, 'inbox');

/**
 * Hands a customer file to the running service: only its one writer can take it in without anybody waiting for a lock.
 * Resolves with the service's result; throws what the import threw there. The copy is removed as soon as it was read.
 */
export async function handToService(
  dataDir: string,
  job: { path: string; by: string; id: string },
  isRunning: () => boolean,
): Promise<ImportResult> {
  const folder = join(folderOf(dataDir), job.id);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  try {
    const file = basename(job.path);
    await copyFile(job.path, join(folder, file));
    await writeFile(join(folder, 'job.new'), JSON.stringify({ file, by: job.by }));
    await rename(join(folder, 'job.new'), join(folder, 'job.json'));
    while (isRunning()) {
      const text = await readFile(join(folder, 'result.json'), 'utf8').catch(() => undefined);
      if (text !== undefined) return unwrap(v.parse(resultSchema, JSON.parse(text)));
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
    throw new AppError('server.offline');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function unwrap(result: v.InferOutput<typeof resultSchema>): ImportResult {
  if (!result.ok) throw new AppError(result.code as ErrorCode, { findings: result.findings as Finding[] });
  const { ok: _, ...rest } = result;
  return rest;
}

/** Takes in what was handed over, one file after the other; called by the service's timer. */
export async function takeHandedOver(
  dataDir: string,
  take: (path: string, by: string) => Promise<ImportResult>,
): Promise<void> {
  const jobs: string[] = await readdir(folderOf(dataDir)).catch(() => []);
  for (const id of jobs.toSorted()) {
    const folder = join(folderOf(dataDir), id);
    const text = await readFile(join(folder, 'job.json'), 'utf8').catch(() => undefined);
    if (text === undefined) continue;
    // Taken off before the work: a service killed in the middle does not begin it again unasked.
    await rm(join(folder, 'job.json'));
    const { file, by } = v.parse(jobSchema, JSON.parse(text));
    const path = join(folder, basename(file));
    const result = await take(path, by).then(
      (done) => ({ ok: true, ...done }),
      (error: unknown) =>
        error instanceof AppError
          ? { ok: false, code: error.code, findings: error.findings }
          : { ok: false, code: 'server.internal', findings: [] },
    );
    await rm(path, { force: true });
    await writeFile(join(folder, 'result.new'), JSON.stringify(result));
    await rename(join(folder, 'result.new'), join(folder, 'result.json'));
  }
}
