import { createHash } from 'node:crypto';

import { checkContent, type ContentFile, readFiles } from '../../core/content/check.ts';
import {
  type ContentKind,
  contentFolders,
  contentKinds,
  type KindReader,
  type Loaded,
  type LoadedContent,
} from '../../core/content/kinds.ts';
import type { Finding } from '../../core/errors.ts';

/** One version of one item, as it lies in its file. */
export interface ContentItem {
  readonly kind: ContentKind;
  readonly itemId: string;
  readonly version: number;
  readonly path: string;
  readonly sha256: string;
  readonly bytes: Buffer;
  readonly value: unknown;
}

/** Reads and checks every file of a content folder. Gives what could be read, every finding at once, and the counts. */
export function readContent(files: readonly ContentFile[]): {
  readonly items: ContentItem[];
  readonly findings: readonly Finding[];
  readonly counts: Readonly<Record<ContentKind, number>>;
} {
  const { content, findings, counts } = checkContent(files);
  return { items: itemsOf(content, files), findings, counts };
}

/** Items of files that were checked when they were taken in. */
export const parsedItems = (files: readonly ContentFile[]): ContentItem[] =>
  itemsOf(readFiles(files).content, files);

function itemsOf(content: LoadedContent, files: readonly ContentFile[]): ContentItem[] {
  const bytesOf = new Map(files.map((file) => [file.path, Buffer.from(file.content)]));
  return contentFolders.flatMap((kind) => {
    const { id } = contentKinds[kind] as KindReader<unknown>;
    return (content[kind] as readonly Loaded<{ readonly version: number }>[]).map(({ file, value }) => {
      const bytes = bytesOf.get(file) ?? Buffer.alloc(0);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      return { kind, itemId: id(value, file), version: value.version, path: file, sha256, bytes, value };
    });
  });
}
