import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { v7 as uuid } from 'uuid';
import * as v from 'valibot';

import { mintIds } from '../core/article/paragraphs.ts';
import { AppError, type Finding } from '../core/errors.ts';
import { boot } from '../server/boot.ts';
import { readConfig } from '../server/config.ts';
import { readContentFolder } from '../server/knowledge/content-files.ts';
import {
  exportedFiles,
  retirementsFile,
  retirementsSchema,
  reviewsFile,
  reviewsSchema,
} from '../server/knowledge/exported.ts';
import { readContent } from '../server/knowledge/read-content.ts';
import { importFolder } from './content-import.ts';

const usage =
  'npm run content -- check DIR | fix DIR | load DIR [--initial] | export DIR | import DIR --as STAFFNO';

function print(findings: readonly Finding[]): void {
  for (const { file, line, field, code, message, advice } of findings) {
    const what = advice ? `${code}, advice` : code;
    console.log(`${file ?? '-'}:${line ?? 1} ${field ? `${field} ` : ''}[${what}] ${message}`);
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

/** Gives every block of an article that has none its id; an id once there is never touched. */
function fix(dir: string): number {
  const newId = () => `p${uuid().replaceAll('-', '').slice(-8)}`;
  let files = 0;
  for (const name of globSync('articles/**/*.md', { cwd: dir })) {
    const path = join(dir, name);
    const text = readFileSync(path, 'utf8');
    const bodyFrom = text.indexOf('\n---\n', 3) + 5;
    if (bodyFrom < 5) continue;
    const fixed = text.slice(0, bodyFrom) + mintIds(text.slice(bodyFrom), newId);
    if (fixed === text) continue;
    writeFileSync(path, fixed);
    files += 1;
  }
  console.log(`${files} file(s) changed`);
  return 0;
}

/** What an exported folder says beside its files; undefined, with a finding printed, when it cannot be read. */
function readBeside<S extends typeof retirementsSchema | typeof reviewsSchema>(
  dir: string,
  file: string,
  schema: S,
  message: string,
): v.InferOutput<S> | [] | undefined {
  const path = join(dir, file);
  if (!existsSync(path)) return [];
  try {
    return v.parse(schema, JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof v.ValiError)) throw error;
    print([{ file, line: 1, code: 'content.field', message }]);
    return undefined;
  }
}

async function load(dir: string, isInitial: boolean): Promise<number> {
  const files = await readContentFolder(dir);
  const retirements = readBeside(dir, retirementsFile, retirementsSchema, '停用清单写法有误，请重新导出');
  const reviews = readBeside(dir, reviewsFile, reviewsSchema, '复审清单写法有误，请重新导出');
  if (retirements === undefined || reviews === undefined) return 1;
  try {
    const result = await withBase(({ services }) =>
      services.knowledge.load(files, {
        publish: isInitial ? 'initial' : 'never',
        by: 'operator',
        retirements,
        reviews,
      }),
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
  const files = await withBase(({ database }) => exportedFiles(database.sql));
  for (const { path, content } of files) {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), content);
  }
  console.log(`${files.length} file(s) written to ${dir}`);
  return 0;
}

async function importFrom(dir: string): Promise<number> {
  const staffNo = values.as;
  if (staffNo === undefined) {
    console.error(usage);
    return 2;
  }
  const options = { dir, staffNo, by: userInfo().username, now: Date.now() };
  return withBase((base) => importFolder(base, options, (line) => console.log(line)));
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { initial: { type: 'boolean', default: false }, as: { type: 'string' } },
});
const [verb, dir] = positionals;
const verbs: Record<string, (dir: string) => number | Promise<number>> = {
  check,
  fix,
  load: (folder) => load(folder, values.initial),
  export: exportTo,
  import: importFrom,
};
const run = verbs[verb ?? ''];
if (!run || !dir) {
  console.error(usage);
  process.exit(2);
}
process.exit(await run(dir));
