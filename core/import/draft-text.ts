import { stringify } from 'yaml';
import * as v from 'valibot';

import { articleHeadSchema } from '../article/article.ts';
import { mintIds } from '../article/paragraphs.ts';
import { frontKeys, joinFile, splitFile } from '../article/write.ts';
import { readYaml } from '../content/read-yaml.ts';
import { AppError } from '../errors.ts';
import type { Notes } from './notes.ts';

/** Characters of front matter at most; a real one has a tenth. */
const longestFront = 8_000;
/** What the service says of a version, whatever the file claims. */
const given: ReadonlySet<string> = new Set(['schema', 'id', 'version', 'state']);
/** Fields that a file's own front matter may set. */
const own = frontKeys.filter((key) => !given.has(key));

const record = v.record(v.string(), v.unknown());

/** Cuts a Markdown file at the end of its front matter and reads that; a broken one counts as none and is named. */
export function readOwnFront(
  text: string,
  notes: Notes,
): { readonly front: Readonly<Record<string, unknown>>; readonly body: string } {
  const { front, body } = splitFile(text);
  if (front === '') return { front: {}, body };
  if (front.length > longestFront) throw new AppError('import.tooLarge');
  const read = readYaml({ file: '', text: front, schema: record, newest: 1 });
  if ('findings' in read) notes.add('field', '---');
  return { front: 'value' in read ? read.value : {}, body };
}

/**
 * The file text of a draft article made of a file: its own front matter where it fits the schema, field by field, the rest
 * from defaults; the title from there, else from a heading that begins the text, else the file's name. Every block gets an id
 * (`newId`). Throws `import.empty` where there is nothing to read.
 */
export function draftText(
  file: {
    readonly name: string;
    readonly front: Readonly<Record<string, unknown>>;
    readonly blocks: readonly string[];
  },
  deps: { readonly today: string; readonly newId: () => string; readonly notes: Notes },
): string {
  const taken: Record<string, unknown> = {};
  for (const key of own) {
    if (!Object.hasOwn(file.front, key)) continue;
    const parsed = v.safeParse(articleHeadSchema.entries[key], file.front[key]);
    if (parsed.success) taken[key] = parsed.output;
    else deps.notes.add('field', key);
  }
  let body = file.blocks
    .filter((block) => block !== '')
    .join('\n\n')
    .trim();
  if (body === '') throw new AppError('import.empty');
  const first = /^#{1,2} (.{1,200})(?:\n|$)/.exec(body);
  const heading = first?.[1]
    ?.replace(/ \^[a-z0-9-]+$/, '')
    .replace(/\\(?=[\p{P}\p{S}])/gu, '')
    .replaceAll('*', '')
    .trim();
  // What is the title now need not be said again; a text of nothing else keeps it.
  if (first && taken['title'] === undefined && first[0].length < body.length)
    body = body.slice(first[0].length).trim();
  const stem = file.name.replace(/^.*\//, '').replace(/\.[a-z]+$/i, '');
  const cut = (words: string, most: number): string =>
    Array.from(words.replaceAll(/[\p{Cc}\s]+/gu, ' ').trim())
      .slice(0, most)
      .join('');
  const slug = stem
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^[^a-z]+|-+$/g, '')
    .slice(0, 64);
  const head = {
    schema: 1,
    id: 'NEW',
    version: 1,
    slug: slug.length > 1 ? slug : 'new-article',
    title: cut(heading ?? '', 40) || cut(stem, 40) || 'NEW',
    category: 'service',
    subcategory: 'norms',
    level: 'junior',
    tags: ['导入'],
    appliesTo: {},
    confidentiality: 'internal',
    ownerRole: 'trainer',
    state: 'draft',
    effectiveFrom: deps.today,
    reviewEveryMonths: 12,
    source: cut(`导入自 ${file.name}`, 200),
    ...taken,
  };
  return joinFile(stringify(head, { lineWidth: 0 }), `${mintIds(body, deps.newId)}\n`);
}
