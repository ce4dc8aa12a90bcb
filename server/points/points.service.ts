import type { InferOutput } from 'valibot';

import { shanghaiDate } from '../../core/condition/shanghai.ts';
import type { LedgerRow, myPoints, Redemption, YearScore } from '../../core/contracts/points.ts';
import { AppError } from '../../core/errors.ts';
import type { Person } from '../../core/organisation/person.ts';
import { csvText } from '../../core/table/csv.ts';
import {
  afterStep,
  earningReasons,
  type PointsRules,
  type RedemptionStep,
} from '../../core/points/points.ts';
import { nextMarker } from '../database/markers.ts';
import type { Sql } from '../database/sql.ts';
import type { Writer } from '../database/writer.ts';
import type { Call } from '../http/route.ts';
import type { Ledger } from './ledger.ts';
import * as repository from './points.repository.ts';
import { ledgerView, redemptionView, scoreView, stateOf } from './points.view.ts';
import * as redemptions from './redemptions.repository.ts';

export interface PointsDeps {
  readonly sql: Sql;
  readonly writer: Pick<Writer, 'write'>;
  readonly ledger: Ledger;
  readonly rules: () => PointsRules;
  readonly newId: () => string;
}
export type PointsService = ReturnType<typeof createPointsService>;
type ById = { id: string };
type ByYear = { year: string };

/** Of whom a person sees and decides: lineDept, trainers and auditors of all, a branch manager of the own unit (domain 02 §2.3). */
const unitSeenBy = ({ roles, orgUnitCode }: Person): string | undefined =>
  roles.some((role) => role === 'lineDept' || role === 'trainer' || role === 'auditor')
    ? undefined
    : orgUnitCode;
const approves = ({ roles, orgUnitCode }: Person, unit: string): boolean =>
  roles.some((role) => role === 'lineDept' || role === 'trainer') ||
  (roles.includes('branchManager') && orgUnitCode === unit);

/** Points of a person, rewards for them, and the year's score (R195, R196). */
export function createPointsService({ sql, writer, ledger, rules, newId }: PointsDeps) {
  const decides = (person: Person, row: redemptions.RedemptionRow): boolean =>
    row.staff_no !== person.staffNo && approves(person, row.org_unit_code);
  const free = async (from: Sql, staffNo: string): Promise<number> =>
    (await repository.balanceOf(from, staffNo)) - (await redemptions.pendingPoints(from, staffNo));

  async function scores(year: string, person: Person): Promise<YearScore[]> {
    const rows = await repository.scoresOf(sql, year, { orgUnitCode: unitSeenBy(person) });
    return rows.map(scoreView);
  }

  return {
    async mine({ session, now }: Call): Promise<InferOutput<(typeof myPoints)['response']>> {
      const { person } = session;
      const { staffNo, name, orgUnitName } = person;
      const today = shanghaiDate(now);
      const current = rules();
      const [score] = await repository.scoresOf(sql, today.slice(0, 4), { staffNo });
      const nothing = { publish: 0, acceptedAnswer: 0, question: 0, quizPassed: 0, caseShared: 0, points: 0 };
      return {
        balance: await repository.balanceOf(sql, staffNo),
        free: await free(sql, staffNo),
        today: { earned: await repository.earnedOn(sql, staffNo, today), cap: current.dailyCap },
        year: score === undefined ? { person: { staffNo, name, orgUnitName }, ...nothing } : scoreView(score),
        ledger: (await repository.rowsOf(sql, staffNo, 100)).map(ledgerView),
        rewards: current.rewards,
        redemptions: (await redemptions.redemptionsOf(sql, staffNo)).map((row) => redemptionView(row, false)),
        worth: Object.fromEntries(earningReasons.map((reason) => [reason, current[reason]])),
        asOf: now,
      };
    },

    /** 申请兑换: points asked for are not free for another request, but leave the ledger only with the approval. */
    async redeem(call: Call<{ rewardId: string }>): Promise<Redemption> {
      const { body, session, now } = call;
      const { staffNo, orgUnitCode } = session.person;
      const reward = rules().rewards.find(({ id }) => id === body.rewardId);
      if (!reward) throw new AppError('reward.notFound');
      return writer.write(async (tx) => {
        if ((await free(tx, staffNo)) < reward.points) throw new AppError('points.insufficient');
        const day = shanghaiDate(now).replaceAll('-', '');
        const count = String(await nextMarker(tx, `redemption.${day}`)).padStart(4, '0');
        const row = {
          id: newId(),
          no: `RW-${day}-${count}`,
          staff_no: staffNo,
          org_unit_code: orgUnitCode,
          reward_id: reward.id,
          label_zh: reward.label.zh,
          label_en: reward.label.en,
          points: reward.points,
          state: 'requested',
          requested_at: now,
          decided_by: null,
          note: '',
        };
        await redemptions.insertRedemption(tx, row);
        await call.audit(tx, { object: row.no, reason: reward.id, result: 'ok' });
        return redemptionView(await redemption(tx, row.id), false);
      });
    },

    async redemptions({ session, now }: Call): Promise<{ redemptions: Redemption[]; asOf: number }> {
      const { person } = session;
      const rows = await redemptions.redemptionsIn(sql, unitSeenBy(person));
      return { redemptions: rows.map((row) => redemptionView(row, decides(person, row))), asOf: now };
    },

    async decide(call: Call<{ step: RedemptionStep; note: string }, unknown, ById>): Promise<Redemption> {
      const { body, params, session, now } = call;
      const { person } = session;
      return writer.write(async (tx) => {
        const row = await redemption(tx, params.id);
        call.about({ object: row.no, reason: body.step });
        if (!decides(person, row)) throw new AppError('access.denied');
        const state = afterStep(stateOf(row), body.step);
        if (state === undefined) throw new AppError('redemption.decided');
        const { staff_no: staffNo, org_unit_code: orgUnitCode, points, no } = row;
        if (body.step === 'approve') {
          if ((await repository.balanceOf(tx, staffNo)) < points) throw new AppError('points.insufficient');
          await ledger.spend(tx, { staffNo, orgUnitCode, points, object: no, at: now, by: person.staffNo });
        }
        await redemptions.decided(tx, row.id, { state, by: person.staffNo, at: now, note: body.note });
        await call.audit(tx, { object: no, reason: body.step, result: 'ok' });
        const after = await redemption(tx, row.id);
        return redemptionView(after, decides(person, after));
      });
    },

    /** A colleague's ledger is theirs: who looked is written down. */
    async ledger(call: Call<unknown, { staffNo: string }>) {
      const { session, query, now } = call;
      const unit = unitSeenBy(session.person);
      const rows = await repository.rowsOf(sql, query.staffNo, 200);
      const seen = rows.filter((row) => unit === undefined || row.org_unit_code === unit);
      await writer.write((tx) => call.audit(tx, { object: query.staffNo, result: 'ok' }));
      return { ledger: seen.map(ledgerView), asOf: now };
    },

    async reverse(call: Call<{ note: string }, unknown, ById>): Promise<LedgerRow> {
      const { body, params, session, now } = call;
      const { person } = session;
      return writer.write(async (tx) => {
        const row = await repository.rowById(tx, params.id);
        if (!row) throw new AppError('points.notFound');
        call.about({ object: row.object, reason: row.staff_no });
        if (row.staff_no === person.staffNo || !approves(person, row.org_unit_code))
          throw new AppError('access.denied');
        const id = await ledger.reverseOne(tx, row, { at: now, by: person.staffNo, note: body.note });
        await call.audit(tx, { object: row.object, reason: row.staff_no, result: 'ok' });
        const written = await repository.rowById(tx, id);
        if (!written) throw new Error('a row that was just written is there');
        return ledgerView(written);
      });
    },

    async year(call: Call<unknown, unknown, ByYear>): Promise<{ year: string; scores: YearScore[] }> {
      const { year } = call.params;
      const found = await scores(year, call.session.person);
      await writer.write((tx) => call.audit(tx, { object: year, result: 'ok' }));
      return { year, scores: found };
    },

    /** For the appraisal (R196): who has taken it out is in the audit trail. */
    async export(call: Call<unknown, unknown, ByYear>): Promise<{ fileName: string; csv: string }> {
      const { params, session } = call;
      const rows = await scores(params.year, session.person);
      await writer.write((tx) => call.audit(tx, { object: params.year, result: 'ok' }));
      const header = ['工号', '姓名', '机构', '发布知识', '采纳回答', '提问', '测验通过', '分享案例', '积分'];
      const csv = csvText(
        header,
        rows.map(({ person, publish, acceptedAnswer, question, quizPassed, caseShared, points }) => [
          person.staffNo,
          person.name,
          person.orgUnitName,
          publish,
          acceptedAnswer,
          question,
          quizPassed,
          caseShared,
          points,
        ]),
      );
      return { fileName: `sharing-${params.year}.csv`, csv };
    },
  };
}

async function redemption(from: Sql, id: string): Promise<redemptions.RedemptionListRow> {
  const row = await redemptions.redemptionById(from, id);
  if (!row) throw new AppError('redemption.notFound');
  return row;
}
