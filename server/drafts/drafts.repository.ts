import { sql as query } from 'drizzle-orm';

import type { Confidentiality } from '../../core/article/article.ts';
import type { ContentKind } from '../../core/content/kinds.ts';
import type { DraftAction, DraftState } from '../../core/draft/workflow.ts';
import type { Role } from '../../core/organisation/person.ts';
import type { Sql } from '../database/sql.ts';

export interface DraftRow {
  readonly id: string;
  readonly kind: ContentKind;
  readonly item_id: string;
  readonly action: DraftAction;
  readonly state: DraftState;
  readonly path: string;
  readonly base_version: number | null;
  readonly title: string;
  readonly confidentiality: Confidentiality;
  readonly effective_from: string | null;
  readonly last_day: string | null;
  readonly reason: string | null;
  readonly n: number;
  readonly created_at: number;
  readonly updated_at: number;
}

export type EventName =
  | 'created'
  | 'submitted'
  | 'approved'
  | 'rejected'
  | 'published'
  | 'abandoned'
  | 'conflict';

export interface DraftEvent {
  readonly at: number;
  readonly staffNo: string;
  readonly roles: readonly Role[];
  readonly event: EventName;
  readonly n: number;
  readonly reason: string | null;
}

export interface SavedText {
  readonly text: string;
  readonly savedBy: string;
  readonly savedAt: number;
}

export async function draftById(sql: Sql, id: string): Promise<DraftRow | undefined> {
  return (await sql.all<DraftRow>(query`select * from content_drafts where id = ${id}`))[0];
}

export async function openDraftOf(
  sql: Sql,
  kind: ContentKind,
  itemId: string,
): Promise<DraftRow | undefined> {
  const rows =
    await sql.all<DraftRow>(query`select * from content_drafts where kind = ${kind} and item_id = ${itemId}
    and state in ('draft', 'inReview', 'approved')`);
  return rows[0];
}

/** Newest first; `done` holds what was published or given up. */
export async function draftsIn(sql: Sql, isDone: boolean): Promise<DraftRow[]> {
  const states = isDone
    ? query`state in ('published', 'abandoned')`
    : query`state in ('draft', 'inReview', 'approved')`;
  return sql.all<DraftRow>(
    query`select * from content_drafts where ${states} order by updated_at desc limit ${isDone ? 100 : 1000}`,
  );
}

export async function insertDraft(sql: Sql, row: DraftRow): Promise<void> {
  await sql.run(query`insert into content_drafts (id, kind, item_id, action, state, path, base_version, title,
      confidentiality, effective_from, last_day, reason, n, created_at, updated_at)
    values (${row.id}, ${row.kind}, ${row.item_id}, ${row.action}, ${row.state}, ${row.path}, ${row.base_version},
      ${row.title}, ${row.confidentiality}, ${row.effective_from}, ${row.last_day}, ${row.reason}, ${row.n},
      ${row.created_at}, ${row.updated_at})`);
}

export async function updateDraft(
  sql: Sql,
  id: string,
  change: Pick<DraftRow, 'state' | 'n' | 'updated_at' | 'title' | 'confidentiality' | 'effective_from'>,
): Promise<void> {
  await sql.run(query`update content_drafts set state = ${change.state}, n = ${change.n}, updated_at = ${change.updated_at},
    title = ${change.title}, confidentiality = ${change.confidentiality}, effective_from = ${change.effective_from}
    where id = ${id}`);
}

/** Adds a text; `n` undefined for one that lost a conflict. */
export async function insertText(
  sql: Sql,
  draftId: string,
  { text, savedBy, savedAt, n }: SavedText & { readonly n: number | undefined },
): Promise<void> {
  await sql.run(query`insert into content_draft_texts (draft_id, seq, n, bytes, saved_by, saved_at)
    select ${draftId}, coalesce(max(seq), 0) + 1, ${n ?? null}, ${Buffer.from(text, 'utf8')}, ${savedBy}, ${savedAt}
    from content_draft_texts where draft_id = ${draftId}`);
}

export async function textOf(sql: Sql, draftId: string, n: number): Promise<SavedText | undefined> {
  const rows = await sql.all<{ bytes: ArrayBuffer; saved_by: string; saved_at: number }>(
    query`select bytes, saved_by, saved_at from content_draft_texts where draft_id = ${draftId} and n = ${n}`,
  );
  const row = rows[0];
  return (
    row && { text: Buffer.from(row.bytes).toString('utf8'), savedBy: row.saved_by, savedAt: row.saved_at }
  );
}

/** Everyone who saved a text of these drafts, in order of their first; then those they were handed to. */
export async function authorsOf(
  sql: Sql,
  draftIds: readonly string[],
): Promise<ReadonlyMap<string, string[]>> {
  const authors = new Map<string, string[]>(draftIds.map((id) => [id, []]));
  if (draftIds.length === 0) return authors;
  const rows = await sql.all<{
    draft_id: string;
    saved_by: string;
  }>(query`select draft_id, saved_by, min(seq) as first
    from content_draft_texts where draft_id in ${draftIds} group by draft_id, saved_by
    union all select item, to_staff_no, 1000000 + id from handovers where kind = 'draft' and item in ${draftIds}
    order by first`);
  for (const { draft_id, saved_by } of rows) {
    const known = authors.get(draft_id);
    if (known?.includes(saved_by) === false) known.push(saved_by);
  }
  return authors;
}

export async function insertEvent(sql: Sql, draftId: string, event: DraftEvent): Promise<void> {
  await sql.run(query`insert into content_draft_events (draft_id, seq, at, staff_no, roles, event, n, reason)
    select ${draftId}, coalesce(max(seq), 0) + 1, ${event.at}, ${event.staffNo}, ${JSON.stringify(event.roles)},
      ${event.event}, ${event.n}, ${event.reason} from content_draft_events where draft_id = ${draftId}`);
}

/** Events of these drafts, oldest first. */
export async function eventsOf(
  sql: Sql,
  draftIds: readonly string[],
): Promise<ReadonlyMap<string, DraftEvent[]>> {
  const events = new Map<string, DraftEvent[]>(draftIds.map((id) => [id, []]));
  if (draftIds.length === 0) return events;
  const rows = await sql.all<{
    draft_id: string;
    at: number;
    staff_no: string;
    roles: string;
    event: EventName;
    n: number;
    reason: string | null;
  }>(query`select * from content_draft_events where draft_id in ${draftIds} order by draft_id, seq`);
  for (const { draft_id, at, staff_no, roles, event, n, reason } of rows) {
    events
      .get(draft_id)
      ?.push({ at, staffNo: staff_no, roles: JSON.parse(roles) as Role[], event, n, reason });
  }
  return events;
}

export interface CommentRow {
  readonly id: number;
  readonly paragraph: string | null;
  readonly at: number;
  readonly staff_no: string;
  readonly text: string;
  readonly resolved_by: string | null;
}

export async function commentsOf(sql: Sql, draftId: string): Promise<CommentRow[]> {
  return sql.all<CommentRow>(query`select id, paragraph, at, staff_no, text, resolved_by from content_draft_comments
    where draft_id = ${draftId} order by id`);
}

export async function insertComment(
  sql: Sql,
  draftId: string,
  comment: Pick<CommentRow, 'paragraph' | 'at' | 'staff_no' | 'text'>,
): Promise<void> {
  await sql.run(query`insert into content_draft_comments (draft_id, paragraph, at, staff_no, text)
    values (${draftId}, ${comment.paragraph}, ${comment.at}, ${comment.staff_no}, ${comment.text})`);
}

export async function setResolved(
  sql: Sql,
  draftId: string,
  commentId: number,
  by: string | null,
): Promise<void> {
  await sql.run(
    query`update content_draft_comments set resolved_by = ${by} where draft_id = ${draftId} and id = ${commentId}`,
  );
}
