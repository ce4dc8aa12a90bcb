import type { Confidentiality } from '../article/article.ts';
import { mintIds } from '../article/paragraphs.ts';
import { parseArticle } from '../article/parse.ts';
import { joinFile, splitFile, writeArticle } from '../article/write.ts';
import { type ContentKind, contentKinds, type KindReader } from '../content/kinds.ts';
import type { Finding } from '../errors.ts';

/** What lists show of a text, also of one that is not finished yet. */
export interface Described {
  readonly title: string;
  readonly confidentiality: Confidentiality;
  readonly effectiveFrom?: string;
}

/** Reads what a list needs out of a text that may still be broken. Never throws. */
export function describeText(kind: ContentKind, text: string, fallback: string): Described {
  const front = kind === 'articles' ? splitFile(text).front : text;
  const field = (name: string): string | undefined =>
    new RegExp(`^${name}: *['"]?(.*?)['"]? *$`, 'm').exec(front)?.[1]?.trim() || undefined;
  const said = field('confidentiality');
  const from = field('effectiveFrom');
  return {
    title: (field('title') ?? fallback).slice(0, 80),
    // What cannot be read is kept as closely as what is secret.
    confidentiality:
      kind !== 'articles' || said === 'internal'
        ? 'internal'
        : said === 'restricted'
          ? 'restricted'
          : 'secret',
    ...(from !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(from) ? { effectiveFrom: from } : {}),
  };
}

const withLine = (text: string, name: string, value: string): string =>
  text.replace(new RegExp(`^${name}:.*$`, 'm'), `${name}: ${value}`);

/**
 * A text as it will be published as `version`: its number set, blocks without an id given one (`newId` is called until it is
 * unused), an article in canonical form and in force. Gives the faults of the text alone, with line and field.
 */
export function prepareText(
  kind: ContentKind,
  input: { readonly path: string; readonly itemId: string; readonly version: number; readonly text: string },
  newId: () => string,
): { readonly text: string; readonly findings: readonly Finding[] } {
  const { path, itemId, version } = input;
  const unix = input.text.replaceAll('\r\n', '\n');
  const { front, body } = kind === 'articles' ? splitFile(unix) : { front: unix, body: '' };
  const numbered = withLine(withLine(front, 'version', String(version)), 'state', 'inForce');
  const text = kind === 'articles' && front !== '' ? joinFile(numbered, mintIds(body, newId)) : numbered;
  const reader = contentKinds[kind] as KindReader<unknown>;
  const parsed = reader.parse({ file: path, text });
  if ('findings' in parsed) return { text, findings: parsed.findings };
  const id = reader.id(parsed.value, path);
  if (id !== itemId) {
    const message = `编号应为 ${itemId}，草稿里写的是 ${id}，请改回`;
    return { text, findings: [{ file: path, line: 1, field: 'id', code: 'content.duplicateId', message }] };
  }
  if (kind !== 'articles') return { text, findings: [] };
  const article = parseArticle({ file: path, text });
  return { text: 'value' in article ? writeArticle(article.value) : text, findings: [] };
}
