import type * as v from 'valibot';

import type * as contract from '../../core/contracts/question-bank.ts';
import { AppError } from '../../core/errors.ts';
import { changed } from '../../core/question-bank/question-change.ts';
import { nameOf } from '../../core/quiz/bank.ts';
import type { Question } from '../../core/quiz/questions/registry.ts';
import type { ParagraphTexts } from '../../core/quiz/standing.ts';
import type { Sql } from '../database/sql.ts';
import type { Call } from '../http/route.ts';
import { citedBy, rowOf } from './new-versions.ts';
import * as repository from './question-bank.repository.ts';
import { assertBank, type BankDeps, shelved } from './question-bank.view.ts';

type Endpoints = typeof contract;
type Body<E extends { readonly body: v.GenericSchema }> = v.InferOutput<E['body']>;
type Answer<E extends { readonly response: v.GenericSchema }> = Promise<v.InferInput<E['response']>>;
type ById = { readonly id: string };

/** Every change of a bank is a version of its own; nothing written before is touched. */
export function createBankEditing(deps: BankDeps) {
  const { sql, writer, banks, paragraphs } = deps;

  return {
    async create(call: Call<Body<Endpoints['createBank']>>): Answer<Endpoints['createBank']> {
      const { body, session, now } = call;
      const { staffNo, orgUnitCode } = session.person;
      return writer.write(async (tx) => {
        const numbers = (await repository.banks(tx)).map(({ id }) => Number(id.slice(3)));
        const id = `QB-${String(Math.max(0, ...numbers) + 1).padStart(2, '0')}`;
        const row = { id, title: body.title, org_unit_code: orgUnitCode, staff_no: staffNo, at: now };
        await repository.insertBank(tx, row);
        await call.audit(tx, { object: id, result: 'ok' });
        return { id };
      });
    },

    /** What a trainer has written stands on the paragraphs as they are now: an edit confirms. */
    async save(
      call: Call<Body<Endpoints['saveBankQuestion']>, unknown, ById>,
    ): Answer<Endpoints['saveBankQuestion']> {
      const { body, params, session, now } = call;
      const { base, question } = body;
      await assertBank(sql, params.id);
      const texts = await standingTexts([question], now);
      const before = (await banks.newest()).byName.get(nameOf(params.id, question.id));
      if ((before?.version ?? 0) !== base) throw new AppError('bank.conflict');
      const version = base + 1;
      const row = rowOf({ bank: params.id, question, version }, texts, {
        state: 'active',
        source: before?.source ?? null,
        staff_no: session.person.staffNo,
        at: now,
      });
      await writer.write(async (tx) => {
        await assertNewest(tx, [row]);
        await repository.insertVersions(tx, [row]);
        await call.audit(tx, { object: `${params.id}/${question.id}@${version}`, result: 'ok' });
      });
      return { question: question.id, version };
    },

    /** A change of tags confirms nothing: what stood down before it stands down after it. */
    async change(
      call: Call<Body<Endpoints['changeBankQuestions']>, unknown, ById>,
    ): Answer<Endpoints['changeBankQuestions']> {
      const { body, params, session, now } = call;
      await assertBank(sql, params.id);
      const byId = new Map((await shelved(deps, now, params.id)).map((filed) => [filed.question.id, filed]));
      const chosen = body.questions.map(({ id, version }) => {
        const filed = byId.get(id);
        if (filed === undefined) throw new AppError('bank.notFound');
        if (filed.version !== version) throw new AppError('bank.conflict');
        return { filed, question: withinLimits(changed(filed.question, body.change)) };
      });
      if (new Set(chosen.map(({ question }) => question.id)).size < chosen.length)
        throw new AppError('request.invalid');
      const added = new Set(body.change.addCites ?? []);
      const present = await paragraphs(citedBy(chosen.map(({ question }) => question)), now);
      for (const cites of added)
        if (!present.has(cites)) throw new AppError('bank.paragraph', { details: { cites } });
      const rows = chosen.map(({ filed, question }) => {
        const down = new Set(filed.causes.map(({ cites }) => cites));
        const texts = new Map(
          [...citedBy([question])].flatMap((cites) => {
            const hash =
              down.has(cites) && !added.has(cites) ? filed.standsOn.get(cites) : present.get(cites);
            return hash === undefined ? [] : [[cites, hash] as const];
          }),
        );
        return rowOf({ bank: params.id, question, version: filed.version + 1 }, texts, {
          state: body.change.state ?? (filed.isWithdrawn ? 'withdrawn' : 'active'),
          source: filed.source,
          staff_no: session.person.staffNo,
          at: now,
        });
      });
      await writer.write(async (tx) => {
        await assertNewest(tx, rows);
        await repository.insertVersions(tx, rows);
        await call.audit(tx, {
          object: `${params.id} ${rows.length}`,
          result: 'ok',
          reason: Object.keys(body.change).join(),
        });
      });
      return { changed: rows.length };
    },
  };

  /** What the cited paragraphs say now; throws `bank.paragraph` for one that is not in force. */
  async function standingTexts(questions: readonly Question[], now: number): Promise<ParagraphTexts> {
    const refs = citedBy(questions);
    const texts = await paragraphs(refs, now);
    for (const cites of refs)
      if (!texts.has(cites)) throw new AppError('bank.paragraph', { details: { cites } });
    return texts;
  }
}

/** Throws `bank.conflict` where somebody was quicker with one of these questions. */
async function assertNewest(tx: Sql, rows: readonly repository.NewRow[]): Promise<void> {
  const newest = await repository.newestVersions(
    tx,
    rows[0]?.bank_id ?? '',
    rows.map(({ question }) => question),
  );
  for (const { question, version } of rows) {
    if ((newest.get(question) ?? 0) !== version - 1) throw new AppError('bank.conflict');
  }
}

/** Lists that a change made too long: the whole change is refused. */
function withinLimits(question: Question): Question {
  if (question.tags.length > 8 || question.cites.length > 20) throw new AppError('request.invalid');
  return question;
}
