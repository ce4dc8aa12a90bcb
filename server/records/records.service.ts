import type * as v from 'valibot';

import type { CertificateView } from '../../core/contracts/certificates.ts';
import type { listRecords, myRecord, RecordFilter } from '../../core/contracts/records.ts';
import { AppError } from '../../core/errors.ts';
import type { Person } from '../../core/organisation/person.ts';
import { maySeeRecords } from '../../core/record/seen-by.ts';
import { countsOf } from '../../core/record/summary.ts';
import type { CertificateService } from '../certificates/certificates.service.ts';
import type { Sql } from '../database/sql.ts';
import type { Writer } from '../database/writer.ts';
import type { Call, Flow } from '../http/route.ts';
import { allUnits, staffByNo } from '../organisation/organisation.repository.ts';
import { exportOf, type ExportQuery } from './export.ts';
import { type Holder, instantsOf, type Period, personFileText } from './person-file.ts';
import * as repository from './records.repository.ts';

export interface RecordDeps {
  readonly sql: Sql;
  readonly writer: Pick<Writer, 'write'>;
  /** Everyone who works here now. */
  readonly people: () => Promise<readonly Person[]>;
  readonly certificates: Pick<CertificateService, 'of' | 'proofOf'>;
  /** The bank's address in statements. */
  readonly homePage: string;
}
type FileAnswer = v.InferInput<typeof myRecord.response>;
const pageSize = 200;
export type RecordService = ReturnType<typeof createRecordService>;

/** The ledger as people see it: one file a person, lists of those one may see, and exports (R196, R209, R216). */
export function createRecordService({ sql, writer, people, certificates, homePage }: RecordDeps) {
  /** Those whose files this person may see, narrowed; by number. */
  async function seenBy(person: Person, { unit, post }: RecordFilter): Promise<Person[]> {
    return (await people())
      .filter(
        (other) =>
          maySeeRecords(person, other) &&
          (unit === undefined || other.orgUnitCode === unit) &&
          (post === undefined || other.roles.includes(post)),
      )
      .toSorted((a, b) => (a.staffNo < b.staffNo ? -1 : 1));
  }

  /** Somebody this person may see; who has left is still on file for those who see everybody. */
  async function holder(person: Person, staffNo: string): Promise<Holder> {
    const other = (await people()).find((one) => one.staffNo === staffNo);
    if (other !== undefined) {
      if (other.staffNo === person.staffNo || maySeeRecords(person, other)) return other;
      throw new AppError('access.denied');
    }
    const left = await staffByNo(sql, staffNo);
    if (left === undefined) throw new AppError('record.notFound');
    if (!maySeeRecords(person, { orgPath: [left.org_unit_code] })) throw new AppError('access.denied');
    const unit = (await allUnits(sql)).find(({ code }) => code === left.org_unit_code);
    const { name, org_unit_code: orgUnitCode } = left;
    return { staffNo, name, orgUnitCode, orgUnitName: unit?.name ?? orgUnitCode };
  }

  async function fileOf(of: Holder, period: Period, now: number): Promise<FileAnswer> {
    const { staffNo } = of;
    const head = await repository.ledgerHead(sql);
    const which = { staffNos: [staffNo], ...instantsOf(period), upTo: head.n };
    const lines = await repository.linesOf(sql, which);
    const views: CertificateView[] = await certificates.of(staffNo, now);
    return {
      fileName: `record-${staffNo}.json`,
      text: personFileText(of, period, { lines, head, now, proofOf: certificates.proofOf }),
      certificates: views,
      asOf: now,
    };
  }

  return {
    mine: ({ session, query, now }: Call<unknown, Period>): Promise<FileAnswer> =>
      fileOf(session.person, query, now),

    /** Who looked into whose file is written down. */
    async person(call: Call<unknown, Period, { readonly id: string }>): Promise<FileAnswer> {
      const { session, params, query, now } = call;
      call.about({ object: params.id });
      const of = await holder(session.person, params.id);
      await writer.write((tx) => call.audit(tx, { object: params.id, result: 'ok' }));
      return fileOf(of, query, now);
    },

    async list(
      call: Call<unknown, v.InferOutput<typeof listRecords.query>>,
    ): Promise<v.InferInput<typeof listRecords.response>> {
      const { session, query, now } = call;
      const seen = await seenBy(session.person, query);
      const rest = seen.filter(({ staffNo }) => query.after === undefined || staffNo > query.after);
      const page = rest.slice(0, pageSize);
      const staffNos = page.map(({ staffNo }) => staffNo);
      const which = { staffNos, ...instantsOf(query), kind: query.kind };
      const lines = Map.groupBy(await repository.linesOf(sql, which), ({ staff_no }) => staff_no);
      const last = page.at(-1);
      const all = await seenBy(session.person, {});
      const units = new Map(all.map(({ orgUnitCode, orgUnitName }) => [orgUnitCode, orgUnitName]));
      await writer.write((tx) => call.audit(tx, { object: filterWords(query), result: 'ok' }));
      return {
        people: page.map(({ staffNo, name, orgUnitName, roles }) => ({
          staffNo,
          name,
          unit: orgUnitName,
          posts: roles,
          ...countsOf((lines.get(staffNo) ?? []).map((line) => repository.readLine(line).record)),
        })),
        total: seen.length,
        ...(last === undefined || rest.length <= pageSize ? {} : { next: last.staffNo }),
        units: [...units].map(([code, name]) => ({ code, name })),
        asOf: now,
      };
    },

    /** Written down before the first piece leaves. */
    async export(call: Call<unknown, ExportQuery>): Promise<Flow> {
      const { session, query, now } = call;
      const seen = await seenBy(session.person, query);
      const deps = { sql, homePage, now, proofOf: certificates.proofOf };
      const flow = await exportOf(seen, query, deps);
      const object = `${query.format} ${filterWords(query)} ${seen.length}`;
      await writer.write((tx) => call.audit(tx, { object, result: 'ok' }));
      return flow;
    },
  };
}

const filterWords = ({ unit, post, kind, from, to }: RecordFilter): string =>
  [unit, post, kind, `${from ?? ''}/${to ?? ''}`].filter(Boolean).join(' ');
