import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { checkContent, type ContentFile } from '../../core/content/check.ts';
import { contentFolders } from '../../core/content/kinds.ts';
import { libraryOf } from '../../core/script/script.ts';

const root = join(import.meta.dirname, '../../content');

/** The content folder as it is shipped. */
export const shippedFiles: readonly ContentFile[] = globSync(
  `{${contentFolders.join()}}/**/*.{md,yaml,json}`,
  {
    cwd: root,
  },
)
  .sort()
  .map((path) => ({ path, content: readFileSync(join(root, path)) }));

/** The text of one of its files. */
export function shippedText(path: string): string {
  const file = shippedFiles.find((candidate) => candidate.path === path);
  if (file === undefined || typeof file.content === 'string') throw new Error(path);
  return new TextDecoder().decode(file.content);
}

/** The shipped folder with one file changed or added. */
export const withFile = (path: string, content: Uint8Array | string): ContentFile[] => [
  ...shippedFiles.filter((file) => file.path !== path),
  { path, content },
];

export const shipped = checkContent(shippedFiles);
export const articles = shipped.content.articles.map(({ value }) => value);
export const scripts = shipped.content.scripts.map(({ value }) => value);
export const moments = shipped.content.moments.map(({ value }) => value);
export const rules = shipped.content.rules.map(({ value }) => value);
export const library = libraryOf(scripts);
