import type * as v from 'valibot';

import type * as contract from '../../core/contracts/drafts.ts';
import { describeText } from '../../core/draft/prepare.ts';
import { mayDraft, mayReview } from '../../core/draft/workflow.ts';
import { AppError } from '../../core/errors.ts';
import type { Call } from '../http/route.ts';
import { assertSize, beginDraft } from './beginning.ts';
import type { DraftDeps } from './draft-deps.ts';
import type { DraftDesk } from './drafts.desk.ts';
import * as repository from './drafts.repository.ts';
import { commentView, summaryOf } from './drafts.view.ts';

type ById = { readonly id: string };
type Body<E extends { readonly body: v.GenericSchema }> = v.InferOutput<E['body']>;
export type DraftService = ReturnType<typeof createDraftService>;

/** Writing: drafts are begun, saved by any number of people, talked about and given up. No text is ever lost. */
export function createDraftService(deps: DraftDeps, desk: DraftDesk) {
  const { sql, writer, knowledge, rules } = deps;
  const { allowed, detail, findingsOf, isSeenBy, newestText, note, seen } = desk;

  return {
    async list({ session, query }: Call<unknown, v.InferOutput<typeof contract.listDrafts.query>>) {
      const { person } = session;
      const rows = await repository.draftsIn(sql, query.box === 'done');
      const ids = rows.map(({ id }) => id);
      const [authors, events] = [await repository.authorsOf(sql, ids), await repository.eventsOf(sql, ids)];
      const records = rows
        .map((row) => ({ row, authors: authors.get(row.id) ?? [], events: events.get(row.id) ?? [] }))
        .filter((record) => isSeenBy(record, person))
        .filter(({ row, authors: by }) => {
          if (query.box === 'done') return true;
          const isMine = by.includes(person.staffNo);
          return query.box === 'mine' ? isMine : !isMine && row.state !== 'draft';
        });
      const nameOf = await deps.namesOf(records.flatMap((record) => record.authors));
      return { drafts: records.map((record) => summaryOf(record, person, rules(), nameOf)) };
    },

    async create(call: Call<Body<typeof contract.createDraft>>): Promise<{ id: string }> {
      const { body } = call;
      const { person } = call.session;
      const { kind, action } = body;
      if (!mayDraft(person, kind, rules())) throw new AppError('access.denied');
      const newest = body.itemId === undefined ? 0 : knowledge.newestVersion(kind, body.itemId);
      const from = body.version ?? newest;
      const base =
        body.itemId === undefined || from === 0
          ? undefined
          : await knowledge.publishedText(kind, body.itemId, from);
      if (body.itemId !== undefined && base === undefined) throw new AppError('content.notFound');
      if (body.itemId !== undefined) {
        // What one may not read one may not take a copy of.
        const { confidentiality } = describeText(kind, base ?? '', '');
        if (confidentiality !== 'internal' && !mayReview(person, { kind, confidentiality }, rules())) {
          throw new AppError('content.notFound');
        }
      }
      if (action === 'retire' && (body.reason === undefined || base === undefined))
        throw new AppError('draft.invalid');
      const id = deps.newId();
      return writer.write(async (tx) => {
        const itemId = body.itemId ?? (await knowledge.nextItemId(tx, kind));
        const text = (body.text ?? base ?? '').replace(/^id:.*$/m, `id: ${itemId}`);
        const { lastDay, reason } = body;
        const isNew = base === undefined;
        const draft = { id, kind, itemId, action, newest, text, isNew, lastDay, reason };
        await beginDraft(tx, call, draft, note);
        return { id };
      });
    },

    read: async ({ session, params }: Call<unknown, unknown, ById>) => detail(sql, params.id, session.person),

    async save(
      call: Call<Body<typeof contract.saveDraft>, unknown, ById>,
    ): Promise<v.InferInput<typeof contract.saveDraft.response>> {
      const { body, params, now } = call;
      const { person } = call.session;
      assertSize(body.text);
      const outcome = await writer.write(async (tx) => {
        const record = await allowed(tx, 'save', params.id, person);
        const { row } = record;
        const saved = { text: body.text, savedBy: person.staffNo, savedAt: now };
        if (body.n !== row.n) {
          // The later one loses nothing either: its text is kept, and both come back to be put together.
          const [base, theirs] = [
            await repository.textOf(tx, row.id, body.n),
            await repository.textOf(tx, row.id, row.n),
          ];
          if (!base || !theirs) throw new AppError('draft.conflict');
          await repository.insertText(tx, row.id, { ...saved, n: undefined });
          await note(tx, call, record, 'conflict');
          return { row, base, theirs };
        }
        const n = row.n + 1;
        const described = describeText(row.kind, body.text, row.item_id);
        await repository.insertText(tx, row.id, { ...saved, n });
        await repository.updateDraft(tx, row.id, {
          state: 'draft',
          n,
          updated_at: now,
          title: described.title,
          confidentiality: described.confidentiality,
          effective_from: described.effectiveFrom ?? null,
        });
        await call.audit(tx, { object: `${row.kind}/${row.item_id} ${row.id}`, result: 'ok' });
        return { n };
      });
      if ('n' in outcome) return { saved: true, n: outcome.n, at: now };
      const { row, base, theirs } = outcome;
      const nameOf = await deps.namesOf([theirs.savedBy]);
      return {
        saved: false,
        n: row.n,
        base: base.text,
        theirs: theirs.text,
        by: nameOf(theirs.savedBy),
        at: theirs.savedAt,
      };
    },

    async check({ session, params, now }: Call<unknown, unknown, ById>) {
      const record = await seen(sql, params.id, session.person);
      return { n: record.row.n, findings: [...(await findingsOf(record, await newestText(record), now))] };
    },

    async abandon(call: Call<unknown, unknown, ById>): Promise<void> {
      await writer.write(async (tx) => {
        const record = await allowed(tx, 'abandon', call.params.id, call.session.person);
        await note(tx, call, record, 'abandoned', { state: 'abandoned' });
      });
    },

    async comment(call: Call<Body<typeof contract.commentDraft>, unknown, ById>) {
      const { params, body, now } = call;
      const { person } = call.session;
      await writer.write(async (tx) => {
        const { row } = await allowed(tx, 'comment', params.id, person);
        const { paragraph = null, text } = body;
        await repository.insertComment(tx, row.id, { paragraph, text, at: now, staff_no: person.staffNo });
        await call.audit(tx, { object: `${row.kind}/${row.item_id} ${row.id}`, result: 'ok' });
      });
      return comments(params.id);
    },

    async resolve(call: Call<{ resolved: boolean }, unknown, { id: string; comment: string }>) {
      const { params, body } = call;
      const { person } = call.session;
      await writer.write(async (tx) => {
        const { row } = await allowed(tx, 'comment', params.id, person);
        await repository.setResolved(
          tx,
          row.id,
          Number(params.comment),
          body.resolved ? person.staffNo : null,
        );
        await call.audit(tx, { object: `${row.kind}/${row.item_id} ${row.id}`, result: 'ok' });
      });
      return comments(params.id);
    },
  };

  async function comments(id: string) {
    const rows = await repository.commentsOf(sql, id);
    const nameOf = await deps.namesOf(rows.map(({ staff_no }) => staff_no));
    return { comments: rows.map((row) => commentView(row, nameOf)) };
  }
}
