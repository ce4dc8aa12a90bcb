import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

import type { ContentFile } from '../../core/content/check.ts';
import { kindOfPath } from '../../core/content/kinds.ts';

/** A file of the content folder with its raw bytes; what is loaded keeps them. */
export type RawFile = ContentFile & { readonly content: Buffer };

/** Reads the folders of a content folder that the service knows; guides, demo data and hidden files are left out. */
export async function readContentFolder(folder: string): Promise<RawFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.') && entry.name !== 'README.md')
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => kindOfPath(relative(folder, path).split(sep).join('/')) !== undefined)
    .toSorted();
  return Promise.all(
    paths.map(async (path) => ({
      path: relative(folder, path).split(sep).join('/'),
      content: await readFile(path),
    })),
  );
}
