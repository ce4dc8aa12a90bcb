import { sql as query } from 'drizzle-orm';

import type { Sql } from '../database/sql.ts';
import type { ContentItem } from './read-content.ts';

export type VersionState = 'draft' | 'published' | 'superseded';

export interface VersionRow {
  readonly id: number;
  readonly kind: string;
  readonly item_id: string;
  readonly version: number;
  readonly path: string;
  readonly sha256: string;
  readonly state: VersionState;
}

export function allVersions(sql: Sql): Promise<VersionRow[]> {
  return sql.all<VersionRow>(
    query`select id, kind, item_id, version, path, sha256, state from content_versions order by id`,
  );
}

export async function insertVersion(
  sql: Sql,
  item: ContentItem,
  meta: { state: VersionState; at: number; by: string },
): Promise<void> {
  const publishedAt = meta.state === 'published' ? meta.at : null;
  await sql.run(query`insert into content_versions
    (kind, item_id, version, path, sha256, bytes, state, loaded_at, loaded_by, published_at)
    values (${item.kind}, ${item.itemId}, ${item.version}, ${item.path}, ${item.sha256}, ${item.bytes}, ${meta.state},
      ${meta.at}, ${meta.by}, ${publishedAt})`);
}

/** Older published versions of an item make room; articles keep theirs, since a version's dates decide when it holds. */
export async function supersede(
  sql: Sql,
  item: Pick<ContentItem, 'kind' | 'itemId' | 'version'>,
): Promise<void> {
  await sql.run(query`update content_versions set state = 'superseded' where kind = ${item.kind}
    and item_id = ${item.itemId} and version < ${item.version} and state = 'published'`);
}

/** Path and raw bytes of every published version, in a stable order. */
export const publishedFiles = (sql: Sql): Promise<PublishedFile[]> => published(sql, query``);

/** The same of one item: of the rows known to be its, and whatever came after a row id. No other row is looked at. */
export const publishedFilesOf = (
  sql: Sql,
  { kind, itemId, rows, since }: { kind: string; itemId: string; rows: readonly number[]; since: number },
): Promise<PublishedFile[]> =>
  published(
    sql,
    query`and (id > ${since} or id in ${rows.length === 0 ? [0] : rows}) and kind = ${kind} and item_id = ${itemId}`,
  );

/** The same of one kind. */
export const publishedFilesOfKind = (sql: Sql, kind: string): Promise<PublishedFile[]> =>
  published(sql, query`and kind = ${kind}`);

export interface PublishedFile {
  readonly path: string;
  readonly content: Buffer;
}

async function published(sql: Sql, which: ReturnType<typeof query>): Promise<PublishedFile[]> {
  const rows = await sql.all<{ path: string; bytes: ArrayBuffer }>(
    query`select path, bytes from content_versions where state = 'published' ${which} order by kind, item_id, version`,
  );
  return rows.map(({ path, bytes }) => ({ path, content: Buffer.from(bytes) }));
}

/** Files by row id, some hundreds at a time. */
export async function filesById(
  sql: Sql,
  ids: readonly number[],
): Promise<{ id: number; path: string; content: Buffer }[]> {
  const files: { id: number; path: string; content: Buffer }[] = [];
  for (let from = 0; from < ids.length; from += 400) {
    const rows = await sql.all<{ id: number; path: string; bytes: ArrayBuffer }>(
      query`select id, path, bytes from content_versions where id in ${ids.slice(from, from + 400)}`,
    );
    files.push(...rows.map(({ id, path, bytes }) => ({ id, path, content: Buffer.from(bytes) })));
  }
  return files;
}

/** Rows that came after a row id, whatever their state, in their order. */
export function addedSince(sql: Sql, id: number): Promise<VersionRow[]> {
  return sql.all<VersionRow>(
    query`select id, kind, item_id, version, path, sha256, state from content_versions where id > ${id} order by id`,
  );
}

/**
 * Changes whenever something is published, superseded, retired or reviewed, by whatever process. A version makes room only for one
 * that came after it, so that the highest numbers say it all and no row is counted.
 */
export async function publishedState(sql: Sql): Promise<PublishedState> {
  const [row] = await sql.all<PublishedState>(query`select
    (select coalesce(max(revision), 0) from knowledge_snapshots) as revision,
    (select coalesce(max(id), 0) from content_versions) as newest,
    (select coalesce(max(id), 0) from content_retirements) as retirement,
    (select coalesce(max(id), 0) from content_reviews) as review`);
  return row ?? { revision: 0, newest: 0, retirement: 0, review: 0 };
}

export interface PublishedState {
  readonly revision: number;
  /** Row id of the newest version, of the newest retirement and of the newest review. */
  readonly newest: number;
  readonly retirement: number;
  readonly review: number;
}

/** Text of one version that was ever published. */
export async function versionText(
  sql: Sql,
  kind: string,
  itemId: string,
  version: number,
): Promise<string | undefined> {
  const rows = await sql.all<{ bytes: ArrayBuffer }>(query`select bytes from content_versions
    where kind = ${kind} and item_id = ${itemId} and version = ${version} and state <> 'draft'`);
  return rows[0] && Buffer.from(rows[0].bytes).toString('utf8');
}

/** Ids in use or reserved by a draft. */
export async function itemIds(sql: Sql, kind: string): Promise<string[]> {
  const rows = await sql.all<{
    id: string;
  }>(query`select item_id as id from content_versions where kind = ${kind}
    union select item_id from content_drafts where kind = ${kind}`);
  return rows.map(({ id }) => id);
}

export interface Retirement {
  readonly kind: string;
  readonly itemId: string;
  readonly upToVersion: number;
  readonly lastDay: string;
}

export async function retirements(sql: Sql): Promise<Retirement[]> {
  const rows = await sql.all<{ kind: string; item_id: string; up_to_version: number; last_day: string }>(
    query`select kind, item_id, up_to_version, last_day from content_retirements order by id`,
  );
  return rows.map(({ kind, item_id, up_to_version, last_day }) => ({
    kind,
    itemId: item_id,
    upToVersion: up_to_version,
    lastDay: last_day,
  }));
}

export async function insertRetirement(
  sql: Sql,
  { kind, itemId, upToVersion, lastDay, by, at }: Retirement & { readonly by: string; readonly at: number },
): Promise<void> {
  await sql.run(query`insert into content_retirements (kind, item_id, up_to_version, last_day, retired_by, retired_at)
    values (${kind}, ${itemId}, ${upToVersion}, ${lastDay}, ${by}, ${at})`);
}

export interface Review {
  readonly kind: string;
  readonly itemId: string;
  readonly version: number;
  readonly reviewedOn: string;
}

export async function reviews(sql: Sql): Promise<Review[]> {
  const rows = await sql.all<{ kind: string; item_id: string; version: number; reviewed_on: string }>(
    query`select kind, item_id, version, reviewed_on from content_reviews order by id`,
  );
  return rows.map(({ kind, item_id, version, reviewed_on }) => ({
    kind,
    itemId: item_id,
    version,
    reviewedOn: reviewed_on,
  }));
}

export async function insertReview(
  sql: Sql,
  { kind, itemId, version, reviewedOn, by, at }: Review & { readonly by: string; readonly at: number },
): Promise<void> {
  await sql.run(query`insert into content_reviews (kind, item_id, version, reviewed_on, reviewed_by, reviewed_at)
    values (${kind}, ${itemId}, ${version}, ${reviewedOn}, ${by}, ${at})`);
}
