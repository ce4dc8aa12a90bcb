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
    query`select id, kind, item_id, version, path, sha256, state from content_versions`,
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
export async function publishedFiles(
  sql: Sql,
  only?: { readonly kind: string; readonly itemId: string },
): Promise<{ path: string; content: Buffer }[]> {
  const whose = only ? query`and kind = ${only.kind} and item_id = ${only.itemId}` : query``;
  const rows = await sql.all<{ path: string; bytes: ArrayBuffer }>(
    query`select path, bytes from content_versions where state = 'published' ${whose} order by kind, item_id, version`,
  );
  return rows.map(({ path, bytes }) => ({ path, content: Buffer.from(bytes) }));
}

/** Row ids of every published version, in the order of their items. */
export async function publishedIds(sql: Sql): Promise<number[]> {
  const rows = await sql.all<{ id: number }>(
    query`select id from content_versions where state = 'published' order by kind, item_id, version`,
  );
  return rows.map(({ id }) => id);
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

/** What tells whether only articles have been added since a row id: their rows, and how much there is in all. */
export async function addedSince(
  sql: Sql,
  id: number,
): Promise<{ fresh: VersionRow[]; published: number; decided: number }> {
  const fresh = await sql.all<VersionRow>(
    query`select id, kind, item_id, version, path, sha256, state from content_versions where id > ${id} order by id`,
  );
  const [counts] = await sql.all<{ published: number; decided: number }>(query`select
    (select count(*) from content_versions where state = 'published') as published,
    (select count(*) from content_retirements) + (select count(*) from content_reviews) as decided`);
  return { fresh, published: counts?.published ?? 0, decided: counts?.decided ?? 0 };
}

/** Changes whenever something is published, superseded or reviewed, by whatever process. */
export async function publishedState(sql: Sql): Promise<string> {
  const rows = await sql.all<{ state: string }>(query`select
    (select coalesce(max(revision), 0) from knowledge_snapshots) || '/' ||
    (select count(*) || '/' || coalesce(sum(id), 0) from content_versions where state = 'published') || '/' ||
    (select count(*) from content_reviews) as state`);
  return rows[0]?.state ?? '';
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
