import type * as v from 'valibot';

import { shanghaiDate } from '../../core/condition/shanghai.ts';
import type * as contract from '../../core/contracts/question-bank.ts';
import { BANK_PAGE } from '../../core/contracts/question-bank.ts';
import { AppError } from '../../core/errors.ts';
import { filtered } from '../../core/question-bank/question-filter.ts';
import { questionTemplate, writeQuestionFile } from '../exchange/write-file.ts';
import type { Call } from '../http/route.ts';
import { questionOf } from './bank-store.ts';
import * as repository from './question-bank.repository.ts';
import { assertBank, type BankDeps, questionView, shelved, tagsOf } from './question-bank.view.ts';

type Endpoints = typeof contract;
type Body<E extends { readonly body: v.GenericSchema }> = v.InferOutput<E['body']>;
type Answer<E extends { readonly response: v.GenericSchema }> = Promise<v.InferInput<E['response']>>;
type ById = { readonly id: string };
type ByQuestion = ById & { readonly question: string };

/** What is in the banks, for trainers and auditors. */
export function createQuestionBankService(deps: BankDeps) {
  const { sql, writer, people } = deps;

  async function namesNow(): Promise<(staffNo: string) => string> {
    const names = new Map((await people()).map(({ staffNo, name }) => [staffNo, name]));
    return (staffNo) => names.get(staffNo) ?? staffNo;
  }

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
      return {
        total: found.length,
        page,
        questions: shown.map((filed) => questionView(filed, nameOfPerson)),
      };
    },

    /** Keys and all: who takes them away is written down. */
    async export(call: Call<Body<Endpoints['exportBank']>, unknown, ById>): Answer<Endpoints['exportBank']> {
      const { params, body, now } = call;
      await assertBank(sql, params.id);
      const { format, ...filter } = body;
      const found = filtered(await shelved(deps, now, params.id), filter);
      const written = await writeQuestionFile(
        format,
        found.map((filed) => filed.question),
      );
      if (written === undefined) throw new AppError('request.invalid');
      await writer.write((tx) =>
        call.audit(tx, { object: `${params.id} ${format} ${found.length}`, result: 'ok' }),
      );
      return {
        fileName: `${params.id}-${shanghaiDate(now)}${written.ending}`,
        base64: written.bytes.toString('base64'),
        dropped: written.dropped.map(({ question, field }) => ({ question, field })),
      };
    },

    async template({
      params,
    }: Call<unknown, unknown, v.InferOutput<Endpoints['questionSheet']['params']>>): Answer<
      Endpoints['questionSheet']
    > {
      const bytes = await questionTemplate(params.language);
      return { fileName: 'questions.xlsx', base64: bytes.toString('base64') };
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
        newest: questionView(filed, nameOfPerson),
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
  };
}
