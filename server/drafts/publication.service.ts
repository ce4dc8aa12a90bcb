import type * as v from 'valibot';

import { shanghaiDate } from '../../core/condition/shanghai.ts';
import type * as contract from '../../core/contracts/drafts.ts';
import { isApproved } from '../../core/draft/workflow.ts';
import type { Call } from '../http/route.ts';
import type { DraftDeps } from './draft-deps.ts';
import type { DraftDesk } from './drafts.desk.ts';
import * as repository from './drafts.repository.ts';
import { factsOf } from './drafts.view.ts';
import { assertSound } from './texts.ts';

const dayMs = 86_400_000;
type ById = { readonly id: string };
type Body<E extends { readonly body: v.GenericSchema }> = v.InferOutput<E['body']>;

export type PublicationService = ReturnType<typeof createPublicationService>;

/** Judging: in review → approved → published, with four eyes on every step out (R-MD6, R266). */
export function createPublicationService(deps: DraftDeps, desk: DraftDesk) {
  const { sql, writer, knowledge, rules } = deps;
  const { allowed, detail, findingsOf, newestText, note, prepared } = desk;

  return {
    async submit(call: Call<Body<typeof contract.submitDraft>, unknown, ById>) {
      const { params, body, now } = call;
      const { person } = call.session;
      const before = await allowed(sql, 'submit', params.id, person, body.n);
      const text = await newestText(before);
      assertSound(await findingsOf(before, text, now));
      await writer.write(async (tx) => {
        const record = await allowed(tx, 'submit', params.id, person, body.n);
        if (record.row.action === 'retire') return note(tx, call, record, 'submitted', { state: 'inReview' });
        const ready = prepared(record, text).text;
        if (ready === text) return note(tx, call, record, 'submitted', { state: 'inReview' });
        const n = record.row.n + 1;
        await repository.insertText(tx, record.row.id, {
          text: ready,
          savedBy: person.staffNo,
          savedAt: now,
          n,
        });
        return note(tx, call, record, 'submitted', { state: 'inReview', n, text: ready });
      });
      return detail(sql, params.id, person);
    },

    async decide(call: Call<Body<typeof contract.decideDraft>, unknown, ById>) {
      const { params, body } = call;
      const { person } = call.session;
      await writer.write(async (tx) => {
        const record = await allowed(tx, body.decision, params.id, person, body.n);
        if (body.decision === 'reject') {
          return note(tx, call, record, 'rejected', { state: 'draft', reason: body.reason });
        }
        const facts = factsOf(record);
        const approvals = [...facts.approvals, { staffNo: person.staffNo, roles: person.roles }];
        const state = isApproved({ ...facts, approvals }, rules()) ? 'approved' : 'inReview';
        return note(tx, call, record, 'approved', { state });
      });
      return detail(sql, params.id, person);
    },

    async publish(call: Call<Body<typeof contract.publishDraft>, unknown, ById>) {
      const { params, body, now } = call;
      const { person } = call.session;
      const before = await allowed(sql, 'publish', params.id, person, body.n);
      const text = await newestText(before);
      assertSound(await findingsOf(before, text, now));
      const result = await writer.write(async (tx) => {
        const record = await allowed(tx, 'publish', params.id, person, body.n);
        const { kind, item_id: itemId } = record.row;
        if (record.row.action === 'retire') {
          const version = knowledge.newestVersion(kind, itemId);
          await knowledge.retire(tx, {
            kind,
            itemId,
            version,
            lastDay: record.row.last_day ?? shanghaiDate(now - dayMs),
            by: person.staffNo,
            at: now,
          });
          await note(tx, call, record, 'published', { state: 'published' });
          return { itemId, version };
        }
        const { text: ready, path, version } = prepared(record, text);
        await knowledge.publish(tx, { path, content: ready }, { by: person.staffNo, at: now });
        const event = {
          text: ready,
          kind,
          itemId,
          version,
          authors: record.authors,
          by: person,
          at: now,
          mustRead: body.mustRead,
        };
        await deps.onPublished(tx, event);
        await note(tx, call, record, 'published', { state: 'published' });
        return { itemId, version };
      });
      await knowledge.refresh();
      return result;
    },
  };
}
