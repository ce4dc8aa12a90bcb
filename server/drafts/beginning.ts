import { describeText } from '../../core/draft/prepare.ts';
import { AppError } from '../../core/errors.ts';
import type { Sql } from '../database/sql.ts';
import type { Acting, DraftDesk } from './drafts.desk.ts';
import * as repository from './drafts.repository.ts';
import { pathFor } from './drafts.view.ts';

/** UTF-8 bytes of a text at most: what the product promises to read without delay (R-MD4). */
export const largestText = 256 * 1024;

/** A draft that is about to begin. */
export interface NewDraft extends Pick<repository.DraftRow, 'id' | 'kind' | 'action'> {
  readonly itemId: string;
  /** The newest version published so far; 0 for none. */
  readonly newest: number;
  readonly isNew: boolean;
  readonly text: string;
  readonly lastDay?: string | undefined;
  readonly reason?: string | undefined;
}

/**
 * Writes a draft's row, first text and first event, within the caller's transaction. Throws `draft.open` where one of the
 * item is under way, `request.tooLarge` for more text than a draft holds.
 */
export async function beginDraft(
  tx: Sql,
  call: Acting,
  draft: NewDraft,
  note: DraftDesk['note'],
): Promise<void> {
  const { id, kind, itemId, action, newest, text } = draft;
  if (await repository.openDraftOf(tx, kind, itemId)) throw new AppError('draft.open');
  assertSize(text);
  const described = describeText(kind, text, itemId);
  const row: repository.DraftRow = {
    id,
    kind,
    item_id: itemId,
    action,
    state: 'draft',
    path: pathFor(kind, itemId, newest + 1, text),
    base_version: draft.isNew ? null : newest,
    title: described.title,
    confidentiality: described.confidentiality,
    effective_from: described.effectiveFrom ?? null,
    last_day: draft.lastDay ?? null,
    reason: draft.reason ?? null,
    n: 1,
    created_at: call.now,
    updated_at: call.now,
  };
  await repository.insertDraft(tx, row);
  const saved = { text, savedBy: call.session.person.staffNo, savedAt: call.now };
  await repository.insertText(tx, id, { ...saved, n: 1 });
  await note(tx, call, { row, authors: [], events: [] }, 'created');
}

/** Throws `request.tooLarge`. */
export function assertSize(text: string): void {
  if (Buffer.byteLength(text, 'utf8') > largestText) throw new AppError('request.tooLarge');
}
