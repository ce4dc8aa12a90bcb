import { createHash } from 'node:crypto';

import { checkContent, type ContentFile } from '../../core/content/check.ts';
import type { Finding } from '../../core/errors.ts';
import { parsePack } from '../../core/page/parse-pack.ts';
import { parseRule } from './rule-book.ts';

export const contentFolders = ['articles', 'scripts', 'moments', 'adapters', 'rules', 'registers'] as const;
export type ContentFolder = (typeof contentFolders)[number];

/** One version of one item, as it lies in its file. */
export interface ContentItem {
  readonly kind: ContentFolder;
  readonly itemId: string;
  readonly version: number;
  readonly path: string;
  readonly sha256: string;
  readonly bytes: Buffer;
  readonly value: unknown;
}

/** Reads and checks every file of a content folder. Gives what could be read and every finding at once. */
export function readContent(files: readonly ContentFile[]): { items: ContentItem[]; findings: Finding[] } {
  const { content, findings: first } = checkContent(files);
  const findings: Finding[] = [...first];
  const items: ContentItem[] = [];
  const bytesOf = new Map(files.map((file) => [file.path, Buffer.from(file.content)]));
  const add = (kind: ContentFolder, path: string, value: { readonly version: number }, itemId: string) => {
    const bytes = bytesOf.get(path) ?? Buffer.alloc(0);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    items.push({ kind, itemId, version: value.version, path, sha256, bytes, value });
  };
  for (const { file, value } of content.articles) add('articles', file, value, value.id);
  for (const { file, value } of content.scripts) add('scripts', file, value, value.id);
  for (const { file, value } of content.moments) add('moments', file, value, value.pageKind);
  for (const { path } of files) {
    const folder = path.split('/')[0];
    const read = () => readText(path, bytesOf.get(path) ?? Buffer.alloc(0), findings);
    if (folder === 'adapters' && path.endsWith('.json')) {
      const text = read();
      const parsed = text === undefined ? { findings: [] } : parsePack(path, text);
      if ('pack' in parsed) add('adapters', path, parsed.pack, parsed.pack.id);
      else findings.push(...parsed.findings);
    }
    if ((folder === 'rules' || folder === 'registers') && path.endsWith('.yaml')) {
      const text = read();
      const parsed = text === undefined ? { findings: [] } : parseRule({ path, text });
      if ('value' in parsed) add(folder, path, parsed.value, parsed.id);
      else findings.push(...parsed.findings);
    }
  }
  return { items, findings };
}

function readText(path: string, bytes: Buffer, findings: Finding[]): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    findings.push({
      file: path,
      line: 1,
      code: 'content.encoding',
      message: '文件不是 UTF-8，请另存为 UTF-8',
    });
    return undefined;
  }
}
