import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { v7 as uuid } from 'uuid';

import { AppError, type Finding } from '../core/errors.ts';
import { boot } from '../server/boot.ts';
import { readConfig } from '../server/config.ts';
import { readContentFolder } from '../server/knowledge/content-files.ts';
import { publishedFiles } from '../server/knowledge/knowledge.repository.ts';
import { readContent } from '../server/knowledge/read-content.ts';

const usage = 'npm run content -- check DIR | load DIR [--initial] | export DIR';

function print(findings: readonly Finding[]): void {
  for (const { file, line, field, code, message } of findings) {
    console.log(`${file ?? '-'}:${line ?? 1} ${field ? `${field} ` : ''}[${code}] ${message}`);
  }
  console.log(`${findings.length} finding(s)`);
}

/** Opens the base that the service uses; the same environment decides which. */
async function withBase<T>(work: (base: Awaited<ReturnType<typeof boot>>) => Promise<T>): Promise<T> {
  const config = readConfig(process.env);
  const base = await boot({
    ...config,
    clock: () => Date.now(),
    monotonic: () => performance.now(),
    newId: () => uuid(),
    limits: { lookupsPerMinute: 0, customersPerDay: 0, loginsPerMinute: 0 },
  });
  try {
    return await work(base);
  } finally {
    await base.database.close();
  }
}

async function check(dir: string): Promise<number> {
  const { counts, findings } = readContent(await readContentFolder(dir));
  for (const [kind, count] of Object.entries(counts)) console.log(`${kind} ${count}`);
  print(findings);
  return findings.length === 0 ? 0 : 1;
}

async function load(dir: string, isInitial: boolean): Promise<number> {
  const files = await readContentFolder(dir);
  try {
    const result = await withBase(({ services }) =>
      services.knowledge.load(files, { publish: isInitial ? 'initial' : 'never', by: 'operator' }),
    );
    console.log(`${result.loaded} loaded, ${result.published} published, ${result.skipped} unchanged`);
    return 0;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    console.log(`nothing was loaded: ${error.code}`);
    print(error.findings);
    return 1;
  }
}

async function exportTo(dir: string): Promise<number> {
  const files = await withBase(({ database }) => publishedFiles(database.sql));
  for (const { path, content } of files) {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), content);
  }
  console.log(`${files.length} file(s) written to ${dir}`);
  return 0;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { initial: { type: 'boolean', default: false } },
});
const [verb, dir] = positionals;
if (!verb || !dir || !['check', 'load', 'export'].includes(verb)) {
  console.error(usage);
  process.exit(2);
}
const code =
  verb === 'check'
    ? await check(dir)
    : verb === 'load'
      ? await load(dir, values.initial)
      : await exportTo(dir);
process.exit(code);
