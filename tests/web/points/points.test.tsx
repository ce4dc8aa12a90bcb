import { describe, expect, it, vi } from 'vitest';

import type { LedgerRow, Redemption, YearScore } from '../../../core/contracts/points.ts';
import { AppError } from '../../../core/errors.ts';
import type { Role } from '../../../core/organisation/person.ts';
import PointsRoom from '../../../web/points/points-room.tsx';
import { monday, wangMin } from '../../extension/panel/panel-stage.ts';
import { type Answers, openRoom } from '../rooms/room-stage.tsx';

const id = (n: number): string => `00000000-0000-4000-8000-00000000000${n}`;
const person = { staffNo: 'T-001', name: '王敏', orgUnitName: '城东支行' };
const score = (more: Partial<YearScore> = {}): YearScore => ({
  person,
  publish: 3,
  acceptedAnswer: 11,
  question: 0,
  quizPassed: 0,
  caseShared: 0,
  points: 186,
  ...more,
});
const row = (more: Partial<LedgerRow> = {}): LedgerRow => ({
  id: id(1),
  person,
  delta: 20,
  reason: 'publish',
  object: 'ART-31@2',
  note: '',
  at: monday,
  reversed: false,
  ...more,
});
const mine = (more: Record<string, unknown> = {}) => ({
  balance: 186,
  free: 126,
  today: { earned: 20, cap: 50 },
  year: score(),
  ledger: [row()],
  rewards: [
    { id: 'notebook', kind: 'gift', label: { zh: '笔记本一套', en: 'A set of notebooks' }, points: 60 },
    { id: 'rating', kind: 'rating', label: { zh: '个人评级加一档', en: 'One step of rating' }, points: 300 },
  ],
  redemptions: [],
  worth: { publish: 20, acceptedAnswer: 10, question: 2, quizPassed: 15, caseShared: 10 },
  asOf: monday,
  ...more,
});
const asked: Redemption = {
  id: id(2),
  no: 'RW-20261123-0001',
  person,
  reward: { zh: '笔记本一套', en: 'A set of notebooks' },
  points: 60,
  state: 'requested',
  requestedAt: monday,
  note: '',
  may: ['approve', 'reject'],
};
const open = (roles: Role[], answers: Answers, place = '') =>
  openRoom(PointsRoom, { answers, place, person: { ...wangMin, roles } });

describe('my points (R195)', () => {
  it('shows balance, the day against its cap, the year, and rows taken back', async () => {
    const room = await open(['teller'], {
      'points.mine': () =>
        mine({
          ledger: [
            row({ delta: -20, reason: 'reversal', note: '内容有误' }),
            row({ id: id(3), reversed: true }),
          ],
        }),
    });
    expect(room.text()).toContain('结余186');
    expect(room.text()).toContain('20 / 50');
    expect(room.text()).toContain('186 分 · 知识 3 · 采纳 11');
    expect(room.text()).toContain('-20内容有误');
    expect(room.text()).toContain('+20已冲回');
  });

  it('offers what there are points for, says what is missing for the rest, and asks for a reward', async () => {
    const room = await open(['teller'], { 'points.mine': () => mine(), 'points.redeem': () => asked });
    expect(room.text()).toContain('还差 174 分');
    await room.press('申请兑换');
    expect(room.calls.find(({ name }) => name === 'points.redeem')?.asked).toEqual({
      body: { rewardId: 'notebook' },
    });
  });

  it('says what the service refused', async () => {
    const room = await open(['teller'], {
      'points.mine': () => mine(),
      'points.redeem': () => {
        throw new AppError('points.insufficient');
      },
    });
    await room.press('申请兑换');
    expect(room.text()).toContain('可用积分不够');
  });
});

describe('approving', () => {
  it('has exactly the buttons the service allows, and none for a teller', async () => {
    const answers = {
      'points.mine': () => mine(),
      'points.redemptions': () => ({ redemptions: [asked], asOf: monday }),
      'points.decide': () => ({ ...asked, state: 'approved', may: ['handOut'] }),
    };
    const chief = await open(['branchManager'], answers, 'approve');
    await chief.press('同意');
    expect(chief.calls.find(({ name }) => name === 'points.decide')?.asked).toEqual({
      params: { id: id(2) },
      body: { step: 'approve' },
    });
    const teller = await open(['teller'], answers, 'approve');
    expect(teller.text()).not.toContain('兑换审批');
    expect(teller.text()).toContain('结余');
  });

  it('takes a row back only with a reason', async () => {
    const room = await open(
      ['lineDept'],
      {
        'points.redemptions': () => ({ redemptions: [], asOf: monday }),
        'points.ledger': () => ({ ledger: [row()], asOf: monday }),
        'points.reverse': () => row({ id: id(4), delta: -20, reason: 'reversal' }),
      },
      'approve',
    );
    await room.type('staffNo', 'T-001');
    await room.submit();
    await room.press('冲回');
    expect(room.button('冲回').disabled).toBe(true);
    await room.type('note', '内容有误，已撤回');
    await room.press('冲回');
    expect(room.calls.find(({ name }) => name === 'points.reverse')?.asked).toEqual({
      params: { id: id(1) },
      body: { note: '内容有误，已撤回' },
    });
  });
});

describe('the year (R196)', () => {
  it('is drawn as bars with their numbers, as a table, and exported', async () => {
    const saved: Blob[] = [];
    vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
      saved.push(blob as Blob);
      return 'blob:x';
    });
    const room = await open(
      ['lineDept'],
      {
        'points.year': () => ({ year: '2026', scores: [score()] }),
        'points.export': () => ({ fileName: 'sharing-2026.csv', csv: '\uFEFF工号\r\n' }),
      },
      'year',
    );
    expect(room.root.querySelector('.bars-row')?.textContent).toBe('王敏186');
    await room.press('表格');
    expect(room.root.querySelector('tbody tr')?.textContent).toContain('王敏城东支行311000186');
    await room.press('导出');
    expect(new Uint8Array((await saved[0]?.arrayBuffer()) ?? new ArrayBuffer(0)).slice(0, 3)).toEqual(
      new Uint8Array([0xef, 0xbb, 0xbf]),
    );
  });
});
