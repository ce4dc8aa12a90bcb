import type * as v from 'valibot';

import type * as contract from '../../core/contracts/question-bank.ts';
import { BANK_PAGE, type BankQuestionView } from '../../core/contracts/question-bank.ts';
import { AppError } from '../../core/errors.ts';
import { changed } from '../../core/question-bank/question-change.ts';
import { filtered } from '../../core/question-bank/question-filter.ts';
import { nameOf } from '../../core/quiz/bank.ts';
import type { Question } from '../../core/quiz/questions/registry.ts';
import type { ParagraphTexts } from '../../core/quiz/standing.ts';
import type { Person } from '../../core/organisation/person.ts';
import type { Sql } from '../database/sql.ts';
import type { Writer } from '../database/writer.ts';
import type { Call } from '../http/route.ts';
import type { QuestionStanding } from '../quizzes/question-standing.ts';
import { type BankStore, type FiledQuestion, questionOf } from './bank-store.ts';
import { citedBy, rowOf } from './new-versions.ts';
import * as repository from './question-bank.repository.ts';

export interface BankDeps {
  readonly sql: Sql;
  readonly writer: Pick<Writer, 'write'>;
  readonly banks: BankStore;
  readonly people: () => Promise<readonly Person[]>;
  readonly standing: (now: number) => Promise<QuestionStanding>;
  readonly paragraphs: (refs: ReadonlySet<string>, now: number) => Promise<ParagraphTexts>;
}
type Endpoints = typeof contract;
type Body<E extends { readonly body: v.GenericSchema }> = v.InferOutput<E['body']>;
type Answer<E extends { readonly response: v.GenericSchema }> = Promise<v.InferInput<E['response']>>;
type ById = { readonly id: string };
type ByQuestion = ById & { readonly question: string };

export type QuestionBankService = ReturnType<typeof createQuestionBankService>;

/** A question with why it stands down, as filters ask. */
export interface Shelved extends FiledQuestion {
  readonly causes: BankQuestionView['causes'];
  readonly isDown: boolean;
}

/** Throws `bank.notFound`. */
export async function assertBank(sql: Sql, id: string): Promise<repository.BankRow> {
  const bank = (await repository.banks(sql)).find((each) => each.id === id);
  if (bank === undefined) throw new AppError('bank.notFound');
  return bank;
}

/** All questions of a bank, or of all, as they stand now. */
export async function shelved(
  deps: Pick<BankDeps, 'banks' | 'standing'>,
  now: number,
  bank?: string,
): Promise<Shelved[]> {
  const { byName } = await deps.banks.newest();
  const { down } = await deps.standing(now);
  const causesOf = new Map(down.map((one) => [nameOf(one.quiz, one.question), one.causes]));
  return [...byName.values()]
    .filter(({ quiz }) => bank === undefined || quiz === bank)
    .map((filed) => {
      const causes = causesOf.get(nameOf(filed.quiz, filed.question.id)) ?? [];
      return { ...filed, causes: [...causes], isDown: causes.length > 0 };
    });
}

/** Banks of questions for trainers: what is in them, and every change as a version of its own. */
export function createQuestionBankService(deps: BankDeps) {
  const { sql, writer, banks, people, paragraphs } = deps;

  async function namesNow(): Promise<(staffNo: string) => string> {
    const names = new Map((await people()).map(({ staffNo, name }) => [staffNo, name]));
    return (staffNo) => names.get(staffNo) ?? staffNo;
  }

  const view = (filed: Shelved, nameOfPerson: (staffNo: string) => string): BankQuestionView => ({
    version: filed.version,
    state: filed.isWithdrawn ? 'withdrawn' : 'active',
    question: filed.question,
    causes: filed.causes,
    ...(filed.source === null ? {} : { source: filed.source }),
    by: nameOfPerson(filed.staffNo),
    at: filed.at,
  });

  return {
    async list({ now }: Call): Answer<Endpoints['listBanks']> {
      const all = await shelved(deps, now);
      const everyone = new Map((await people()).map((person) => [person.staffNo, person]));
      return {
        banks: (await repository.banks(sql)).map(({ id, title, org_unit_code, staff_no, at }) => {
          const own = all.filter(({ quiz }) => quiz === id);
          const active = own.filter(({ isWithdrawn }) => !isWithdrawn);
          const person = everyone.get(staff_no);
          return {
            id,
            title,
            unit: person?.orgUnitName ?? org_unit_code,
            by: person?.name ?? staff_no,
            createdAt: at,
            active: active.length,
            withdrawn: own.length - active.length,
            down: active.filter(({ isDown }) => isDown).length,
            noCites: active.filter(({ question }) => question.cites.length === 0).length,
            noWhy: active.filter(({ question }) => question.why === '').length,
            tags: tagsOf(active),
          };
        }),
      };
    },

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

    async search({
      params,
      body,
      now,
    }: Call<Body<Endpoints['searchBank']>, unknown, ById>): Answer<Endpoints['searchBank']> {
      await assertBank(sql, params.id);
      const { page, ...filter } = body;
      const found = filtered(await shelved(deps, now, params.id), filter);
      const nameOfPerson = await namesNow();
      const shown = found.slice((page - 1) * BANK_PAGE, page * BANK_PAGE);
      return { total: found.length, page, questions: shown.map((filed) => view(filed, nameOfPerson)) };
    },

    async question({
      params,
      now,
    }: Call<unknown, unknown, ByQuestion>): Answer<Endpoints['readBankQuestion']> {
      const filed = (await shelved(deps, now, params.id)).find(
        ({ question }) => question.id === params.question,
      );
      if (filed === undefined) throw new AppError('bank.notFound');
      const nameOfPerson = await namesNow();
      const rows = await repository.versionsOf(sql, params.id, params.question);
      return {
        newest: view(filed, nameOfPerson),
        versions: rows.map(({ version, state, body, source, staff_no, at }) => ({
          version,
          state,
          question: questionOf(body),
          causes: [],
          ...(source === null ? {} : { source }),
          by: nameOfPerson(staff_no),
          at,
        })),
      };
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

/** Tags by how many questions have them. */
function tagsOf(filed: readonly FiledQuestion[]): { tag: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { question } of filed)
    for (const tag of question.tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return [...counts]
    .map(([tag, count]) => ({ tag, count }))
    .sort((a, b) => b.count - a.count || (a.tag < b.tag ? -1 : 1));
}
