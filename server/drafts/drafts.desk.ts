import type * as contract from '../../core/contracts/drafts.ts';
import { describeText } from '../../core/draft/prepare.ts';
import { type DraftStep, mayReview, refusalOf } from '../../core/draft/workflow.ts';
import { AppError } from '../../core/errors.ts';
import type { Person } from '../../core/organisation/person.ts';
import type { Sql } from '../database/sql.ts';
import type { AuditDetail } from '../http/route.ts';
import type { DraftDeps } from './draft-deps.ts';
import * as repository from './drafts.repository.ts';
import { commentView, type DraftRecord, eventView, factsOf, summaryOf } from './drafts.view.ts';
import { createDraftTexts } from './texts.ts';

/** Who does something now, and where it is written down: a request, or a command of the machine's operator. */
export interface Acting {
  readonly session: { readonly person: Person };
  readonly now: number;
  audit(sql: Sql, detail: AuditDetail): Promise<void>;
}

/** Who stands before which draft, and what may be done there: shared by writing and judging. */
export type DraftDesk = ReturnType<typeof createDraftDesk>;

export function createDraftDesk(deps: DraftDeps) {
  const { knowledge, rules } = deps;

  async function recordOf(from: Sql, id: string): Promise<DraftRecord> {
    const row = await repository.draftById(from, id);
    if (!row) throw new AppError('draft.notFound');
    const [authors, events] = [await repository.authorsOf(from, [id]), await repository.eventsOf(from, [id])];
    return { row, authors: authors.get(id) ?? [], events: events.get(id) ?? [] };
  }

  /** The draft, if this person may see it: its authors, who judges it, and auditors. To others there is none. */
  async function seen(from: Sql, id: string, person: Person): Promise<DraftRecord> {
    const record = await recordOf(from, id);
    if (!isSeenBy(record, person)) throw new AppError('draft.notFound');
    return record;
  }

  const isSeenBy = ({ row, authors }: DraftRecord, person: Person): boolean =>
    authors.includes(person.staffNo) || mayReview(person, row, rules()) || person.roles.includes('auditor');

  async function allowed(
    from: Sql,
    step: DraftStep,
    id: string,
    person: Person,
    n?: number,
  ): Promise<DraftRecord> {
    const record = await seen(from, id, person);
    const refusal =
      step === 'save' && record.row.action === 'retire'
        ? 'draft.state'
        : refusalOf(step, factsOf(record), person, rules());
    if (refusal) throw new AppError(refusal);
    // Who judges has read a certain text; if another has been saved since, they have not read it.
    if (n !== undefined && n !== record.row.n) throw new AppError('draft.conflict');
    return record;
  }

  async function detail(from: Sql, id: string, person: Person): Promise<contract.DraftDetail> {
    const record = await seen(from, id, person);
    const { row } = record;
    const comments = await repository.commentsOf(from, id);
    const nameOf = await deps.namesOf([
      ...record.authors,
      ...record.events.map(({ staffNo }) => staffNo),
      ...comments.map(({ staff_no }) => staff_no),
    ]);
    const base =
      row.base_version === null
        ? undefined
        : await knowledge.publishedText(row.kind, row.item_id, row.base_version);
    return {
      ...summaryOf(record, person, rules(), nameOf),
      text: (await repository.textOf(from, id, row.n))?.text ?? '',
      ...(base === undefined || row.base_version === null
        ? {}
        : { base: { version: row.base_version, text: base } }),
      ...(row.last_day === null ? {} : { lastDay: row.last_day }),
      ...(row.reason === null ? {} : { reason: row.reason }),
      events: record.events.map((event) => eventView(event, nameOf)),
      comments: comments.map((comment) => commentView(comment, nameOf)),
    };
  }

  async function note(
    tx: Sql,
    call: Acting,
    { row }: DraftRecord,
    event: repository.EventName,
    change: {
      readonly state?: repository.DraftRow['state'];
      readonly n?: number;
      readonly text?: string;
      readonly reason?: string;
    } = {},
  ): Promise<void> {
    const { person } = call.session;
    const n = change.n ?? row.n;
    const described =
      change.text === undefined ? undefined : describeText(row.kind, change.text, row.item_id);
    await repository.updateDraft(tx, row.id, {
      state: change.state ?? row.state,
      n,
      updated_at: call.now,
      title: described?.title ?? row.title,
      confidentiality: described?.confidentiality ?? row.confidentiality,
      effective_from: described === undefined ? row.effective_from : (described.effectiveFrom ?? null),
    });
    const reason = change.reason ?? null;
    await repository.insertEvent(tx, row.id, {
      at: call.now,
      staffNo: person.staffNo,
      roles: person.roles,
      event,
      n,
      reason,
    });
    await call.audit(tx, {
      object: `${row.kind}/${row.item_id} ${row.id}`,
      result: 'ok',
      ...(reason === null ? {} : { reason }),
    });
  }

  return { seen, allowed, isSeenBy, detail, note, ...createDraftTexts(deps) };
}
