import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as v from 'valibot';

import {
  exportYear,
  listRedemptions,
  myPoints,
  redemption,
  yearScores,
} from '../../../core/contracts/points.ts';
import type { EarningReason } from '../../../core/points/points.ts';
import { createTestService, type TestService } from '../../support/service.ts';

let service: TestService;
const tokens: Record<string, string> = {};
beforeAll(async () => {
  service = await createTestService();
  for (const staffNo of ['T-001', 'T-003', 'M-01', 'M-02', 'H-01', 'K-01', 'B-01', 'L-01', 'A-01', 'F-01'])
    tokens[staffNo] = await service.login(staffNo);
});
afterAll(() => service.close());

const day = 86_400_000;
const send = (who: string, method: string, path: string, body?: unknown) =>
  service.request(method, path, { token: tokens[who], body });
const award = (staffNo: string, reason: EarningReason, object: string, at = service.now()) =>
  service.database.writer.write((tx) => service.services.ledger.award(tx, { staffNo, reason, object, at }));
const mine = async (who: string) =>
  v.parse(myPoints.response, await (await send(who, 'GET', '/api/points/mine')).json());
const refusal = async (response: Response) => ((await response.json()) as { code: string }).code;

describe('the ledger (R195)', () => {
  test('K-01 gets 20 for publishing; a fault takes them back by a new row with the reason, once', async () => {
    await award('K-01', 'publish', 'ART-31@2');
    await award('K-01', 'publish', 'ART-31@2');
    expect((await mine('K-01')).balance).toBe(20);
    const withdraw = () =>
      service.database.writer.write((tx) =>
        service.services.ledger.reverse(tx, {
          reason: 'publish',
          object: 'ART-31@2',
          at: service.now() + 1,
          by: 'L-01',
          note: '内容有误，已撤回',
        }),
      );
    await withdraw();
    await withdraw();
    const { balance, ledger, year } = await mine('K-01');
    expect(balance).toBe(0);
    expect(year).toMatchObject({ publish: 0, points: 0 });
    expect(ledger.map(({ delta, reason, note, reversed }) => [delta, reason, note, reversed])).toEqual([
      [-20, 'reversal', '内容有误，已撤回', false],
      [20, 'publish', '', true],
    ]);
  });

  test('a day gives 50 at most; what is above still counts for the year', async () => {
    for (let n = 1; n <= 4; n += 1) await award('F-01', 'publish', `ART-8${n}@1`);
    const { today, balance, year } = await mine('F-01');
    expect(today).toEqual({ earned: 50, cap: 50 });
    expect(balance).toBe(50);
    expect(year).toMatchObject({ publish: 4, points: 50 });
    await award('F-01', 'publish', 'ART-85@1', service.now() + day);
    expect((await mine('F-01')).balance).toBe(70);
  });

  test('the database refuses to change or remove a row', async () => {
    await award('M-02', 'caseShared', 'ART-70@1');
    for (const attempt of [
      'update points_ledger set delta = 1000',
      'delete from points_ledger',
      'insert or replace into points_ledger select * from points_ledger limit 1',
    ]) {
      const tried = service.database.writer.write((tx) => tx.run(attempt));
      await expect(tried, attempt).rejects.toThrow();
    }
    expect((await mine('M-02')).ledger.map(({ object }) => object)).toContain('ART-70@1');
  });

  test('an accepted answer of H-01 gives 10 points, a question 2; accepting oneself gives nothing (R193)', async () => {
    const before = (await mine('H-01')).balance;
    const asked = (await mine('T-001')).balance;
    const post = async (who: string, path: string, body: unknown) =>
      (await (await send(who, 'POST', path, body)).json()) as {
        id: string;
        answers: { id: string; by: { staffNo: string } }[];
      };
    const { id } = await post('T-001', '/api/questions', { title: '几天答复', tags: [] });
    await post('H-01', `/api/questions/${id}/answers`, { text: '15 个工作日。' });
    const { answers } = await post('T-001', `/api/questions/${id}/answers`, { text: '我自己找到了。' });
    const of = (staffNo: string) => answers.find(({ by }) => by.staffNo === staffNo)?.id;
    const accept = (staffNo: string) =>
      post('T-001', `/api/questions/${id}/accept`, { answerId: of(staffNo) });
    await accept('H-01');
    await accept('H-01');
    expect((await mine('H-01')).balance).toBe(before + 10);
    await accept('T-001');
    expect((await mine('H-01')).balance).toBe(before);
    await accept('H-01');
    expect((await mine('H-01')).balance).toBe(before + 10);
    expect((await mine('T-001')).balance).toBe(asked + 2);
  });
});

describe('rewards', () => {
  const request = (who: string, rewardId: string) =>
    send(who, 'POST', '/api/points/redemptions', { rewardId });
  const decide = (who: string, id: string, step: string) =>
    send(who, 'POST', `/api/points/redemptions/${id}/decision`, { step });
  const earn = async (staffNo: string, days: number) => {
    for (let n = 1; n <= days; n += 1)
      for (const part of ['a', 'b'])
        await award(staffNo, 'publish', `${staffNo}-${n}${part}`, service.now() - n * day);
  };

  test('are asked for, approved by another of the own unit, and handed out; points leave with the approval', async () => {
    await earn('M-01', 2);
    const { balance } = await mine('M-01');
    const asked = v.parse(redemption, await (await request('M-01', 'notebook')).json());
    expect(asked).toMatchObject({ state: 'requested', points: 60, may: [] });
    expect(await mine('M-01')).toMatchObject({ balance, free: balance - 60 });
    expect(await refusal(await request('M-01', 'notebook'))).toBe('points.insufficient');
    expect(await refusal(await request('M-01', 'car'))).toBe('reward.notFound');

    const list = v.parse(
      listRedemptions.response,
      await (await send('B-01', 'GET', '/api/points/redemptions')).json(),
    );
    expect(list.redemptions.find(({ id }) => id === asked.id)?.may).toEqual(['approve', 'reject']);
    const approved = v.parse(redemption, await (await decide('B-01', asked.id, 'approve')).json());
    expect(approved).toMatchObject({ state: 'approved', decidedBy: '周建国', may: ['handOut'] });
    expect((await mine('M-01')).balance).toBe(balance - 60);
    expect((await mine('M-01')).year.points).toBe(balance);
    expect(await refusal(await decide('L-01', asked.id, 'reject'))).toBe('redemption.decided');
    expect((await decide('B-01', asked.id, 'handOut')).status).toBe(200);
  });

  test('nobody approves their own, and a branch manager only in the own unit', async () => {
    await earn('B-01', 2);
    await earn('T-003', 2);
    const own = v.parse(redemption, await (await request('B-01', 'notebook')).json());
    expect((await decide('B-01', own.id, 'approve')).status).toBe(403);
    const elsewhere = v.parse(redemption, await (await request('T-003', 'notebook')).json());
    expect((await decide('B-01', elsewhere.id, 'approve')).status).toBe(403);
    expect((await decide('L-01', elsewhere.id, 'reject')).status).toBe(200);
    const list = v.parse(
      listRedemptions.response,
      await (await send('B-01', 'GET', '/api/points/redemptions')).json(),
    );
    expect(list.redemptions.map(({ id }) => id)).not.toContain(elsewhere.id);
    const seen = v.parse(
      listRedemptions.response,
      await (await send('A-01', 'GET', '/api/points/redemptions')).json(),
    );
    expect(seen.redemptions.find(({ id }) => id === own.id)?.may).toEqual([]);
  });
});

describe('the year (R196)', () => {
  test('is counted per person; the export is for those who appraise, and leaves an audit row', async () => {
    await award('T-001', 'publish', 'ART-60@1', Date.parse('2025-03-02T10:00:00+08:00'));
    await award('T-001', 'acceptedAnswer', 'Q-1', Date.parse('2025-03-03T10:00:00+08:00'));
    await award('T-003', 'publish', 'ART-61@1', Date.parse('2025-12-31T15:59:59Z'));
    await award('T-003', 'publish', 'ART-62@1', Date.parse('2025-12-31T16:00:00Z'));
    const year = async (who: string) =>
      v.parse(yearScores.response, await (await send(who, 'GET', '/api/points/years/2025')).json()).scores;
    expect(
      (await year('L-01')).map(({ person, publish, acceptedAnswer, points }) => [
        person.staffNo,
        publish,
        acceptedAnswer,
        points,
      ]),
    ).toEqual([
      ['T-001', 1, 1, 30],
      ['T-003', 1, 0, 20],
    ]);
    expect((await year('B-01')).map(({ person }) => person.staffNo)).toEqual(['T-001']);
    const { csv, fileName } = v.parse(
      exportYear.response,
      await (await send('L-01', 'GET', '/api/points/years/2025/export')).json(),
    );
    expect(fileName).toBe('sharing-2025.csv');
    expect(csv).toBe(
      '\uFEFF工号,姓名,机构,发布知识,采纳回答,提问,测验通过,分享案例,积分\r\n' +
        'T-001,王敏,城东支行,1,1,0,0,0,30\r\nT-003,周楠,城西支行,1,0,0,0,0,20\r\n',
    );
  });

  test('a reversal by hand needs a reason, another person and the right unit', async () => {
    await award('M-02', 'caseShared', 'ART-71@1');
    const row = (await mine('M-02')).ledger.find(({ object }) => object === 'ART-71@1');
    const reverse = (who: string, note: string) =>
      send(who, 'POST', `/api/points/ledger/${row?.id}/reversal`, { note });
    expect((await reverse('B-01', '错')).status).toBe(400);
    expect((await reverse('T-001', '案例不实')).status).toBe(403);
    expect(await (await reverse('B-01', '案例不实')).json()).toMatchObject({
      delta: -10,
      reason: 'reversal',
    });
    expect(await refusal(await reverse('B-01', '案例不实'))).toBe('points.reversed');
  });
});
