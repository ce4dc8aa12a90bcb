import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { checkContent, type ContentFile } from '../../../core/content/check.ts';
import { libraryOf } from '../../../core/script/script.ts';

const root = join(import.meta.dirname, '../../../content');

/** The content folder as it is shipped. */
export const shippedFiles: readonly ContentFile[] = globSync('{articles,scripts,moments}/**/*.{md,yaml}', {
  cwd: root,
})
  .sort()
  .map((path) => ({ path, content: readFileSync(join(root, path)) }));

export const shipped = checkContent(shippedFiles);
export const articles = shipped.content.articles.map(({ value }) => value);
export const scripts = shipped.content.scripts.map(({ value }) => value);
export const moments = shipped.content.moments.map(({ value }) => value);
export const library = libraryOf(scripts);
