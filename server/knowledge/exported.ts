import * as v from 'valibot';

import { calendarDay } from '../../core/calendar/day.ts';
import { contentFolders, type ContentKind } from '../../core/content/kinds.ts';
import type { Sql } from '../database/sql.ts';
import { publishedFiles, retirements, reviews } from './knowledge.repository.ts';
import { readContent } from './read-content.ts';

/** What files cannot say: which items end, and when. Lies beside the kinds in an exported folder. */
export const retirementsFile = 'retirements.json';
export const retirementsSchema = v.array(
  v.strictObject({
    kind: v.picklist(contentFolders as [ContentKind, ...ContentKind[]]),
    itemId: v.string(),
    upToVersion: v.pipe(v.number(), v.integer(), v.minValue(1)),
    /** Asia/Shanghai day. */
    lastDay: calendarDay,
  }),
);

/** Which versions a review left as they are, and when. Lies beside the retirements. */
export const reviewsFile = 'reviews.json';
export const reviewsSchema = v.array(
  v.strictObject({
    kind: v.picklist(contentFolders as [ContentKind, ...ContentKind[]]),
    itemId: v.string(),
    version: v.pipe(v.number(), v.integer(), v.minValue(1)),
    /** Asia/Shanghai day. */
    reviewedOn: calendarDay,
  }),
);

/**
 * The base as a content folder, byte for byte: every published version under its path, retired ones among them because
 * others refer to them, and the retirements and reviews as a file each. Of two versions with one path the later is named by id and version.
 */
export async function exportedFiles(
  sql: Sql,
): Promise<readonly { readonly path: string; readonly content: Buffer }[]> {
  const taken = new Set<string>();
  // Each is read by itself: of two with one path, reading them together would keep one.
  const files = (await publishedFiles(sql)).map(({ path, content }) => {
    const [item] = taken.has(path) ? readContent([{ path, content }]).items : [];
    const dot = path.lastIndexOf('.');
    const own =
      item === undefined ? path : `${path.slice(0, dot)}.${item.itemId}.v${item.version}${path.slice(dot)}`;
    taken.add(own);
    return { path: own, content };
  });
  const beside = [
    { path: retirementsFile, rows: await retirements(sql) },
    { path: reviewsFile, rows: await reviews(sql) },
  ];
  return [
    ...files,
    ...beside
      .filter(({ rows }) => rows.length > 0)
      .map(({ path, rows }) => ({ path, content: Buffer.from(`${JSON.stringify(rows, null, 2)}\n`) })),
  ];
}
