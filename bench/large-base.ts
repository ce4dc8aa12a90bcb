import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';

import { boot, type Booted } from '../server/boot.ts';
import { readContentFolder, type RawFile } from '../server/knowledge/content-files.ts';

/** One generated article of about a page, in force; a new version says something else. */
export function articleFile(id: number, version: number, confidentiality = 'internal'): RawFile {
  const paragraphs = Array.from(
    { length: 24 },
    (_, at) =>
      `第 ${at + 1} 步，第 ${version} 版：${id} 号业务先核对证件，再看额度 ${(id * 37 + at) % 997} 元，最后登记。 ^p${at}`,
  );
  const front = [
    'schema: 1',
    `id: ART-${id}`,
    `version: ${version}`,
    `slug: bulk-${id}`,
    `title: ${id} 号业务怎么办`,
    'category: service',
    'subcategory: norms',
    'level: junior',
    `tags: [业务${id % 90}]`,
    `confidentiality: ${confidentiality}`,
    'ownerRole: trainer',
    'state: inForce',
    'effectiveFrom: 2026-01-01',
    'reviewEveryMonths: 12',
    'source: 测量用',
  ];
  return {
    path: `articles/bulk-${id}.v${version}.md`,
    content: Buffer.from(`---\n${front.join('\n')}\n---\n${paragraphs.join('\n\n')}\n`),
  };
}

export interface LargeBase extends Booted {
  readonly dataDir: string;
  remove(): Promise<void>;
}

const limits = {
  ...{ lookupsPerMinute: 1e9, customersPerDay: 1e9, loginsPerMinute: 1e9, searchesPerMinute: 1e9 },
  // The whole of a large base, as terminals of a smaller one have it.
  wholeTextUpTo: 1e9,
};
const open = (dataDir: string): Promise<Booted> =>
  boot({ dataDir, clock: Date.now, monotonic: () => performance.now(), newId: () => uuidv7(), limits });

/** The shipped content and `count` generated articles, numbered from 1,000 on, on a real file. */
export async function openLargeBase(
  count: number,
): Promise<LargeBase & { readonly reopen: () => Promise<Booted> }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'tellerwise-bench-'));
  const booted = await open(dataDir);
  const files = [
    ...(await readContentFolder(join(import.meta.dirname, '../content'))),
    ...Array.from({ length: count }, (_, at) => articleFile(1_000 + at, 1)),
  ];
  await booted.services.knowledge.load(files, { publish: 'always', by: 'bench' });
  return {
    ...booted,
    dataDir,
    reopen: () => open(dataDir),
    async remove() {
      await booted.database.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
