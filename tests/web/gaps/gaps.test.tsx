import { describe, expect, it } from 'vitest';

import type { GapTask } from '../../../core/contracts/gaps.ts';
import { AppError } from '../../../core/errors.ts';
import GapsRoom from '../../../web/gaps/gaps-room.tsx';
import { GapTasks } from '../../../web/gaps/gap-tasks.tsx';
import { monday } from '../../extension/panel/panel-stage.ts';
import { openRoom } from '../rooms/room-stage.tsx';

const id = '00000000-0000-4000-8000-000000000001';
const report = (more: Record<string, unknown> = {}) => ({
  withheld: false,
  totals: { noResult: 14, noClick: 5, left: null, opened: 120 },
  noResult: [{ subject: '跨境汇款', title: '跨境汇款', count: 8 }],
  noClick: [{ subject: '挂失', title: '挂失', count: 5, task: 'doing' }],
  rare: 6,
  left: [],
  unhelpful: [
    { subject: 'ART-07', title: '投诉分类与定级', count: 2, reasons: ['outdated'], notes: ['定级表换过了'] },
  ],
  overdue: [{ subject: 'ART-01', title: '服务理念', count: 30, dueOn: '2026-06-01', ownerRole: 'trainer' }],
  units: [{ code: '3201', name: '城东支行', noResult: 9, noClick: null, left: 0, opened: 80 }],
  withheldUnits: 2,
  smallestGroup: 5,
  mayAssign: true,
  ...more,
});
const task = (more: Partial<GapTask> = {}): GapTask => ({
  id,
  no: 'KG-20261123-0001',
  kind: 'noResult',
  subject: '跨境汇款',
  title: '跨境汇款',
  owner: { role: 'trainer' },
  createdBy: '高远',
  createdAt: monday,
  dueAt: monday + 86_400_000,
  overdue: false,
  state: 'open',
  note: '',
  may: ['doing', 'done', 'dropped'],
  ...more,
});
const form = {
  tags: [{ tag: '投诉', owned: true, role: 'complaintHandler', workdays: 1 }],
  others: { role: 'trainer', workdays: 2 },
};

describe('gaps', () => {
  it('are drawn with their numbers, small ones not said, each with its task or the button for one', async () => {
    const room = await openRoom(GapsRoom, {
      answers: { 'gaps.report': () => report(), 'questions.form': () => form, 'gaps.assign': () => task() },
    });
    expect(room.text()).toContain('打开就离开少于 5');
    expect(room.text()).toContain('另有 6 次搜索');
    expect(room.text()).toContain('2 个机构数字太小');
    expect(room.text()).toContain('挂失5处理中');
    await room.press('派给主责');
    await room.press('确定');
    expect(room.calls.find(({ name }) => name === 'gaps.assign')?.asked).toEqual({
      body: { kind: 'noResult', subject: '跨境汇款' },
    });
  });

  it('have a table of each chart', async () => {
    const room = await openRoom(GapsRoom, { answers: { 'gaps.report': () => report() } });
    expect(room.root.querySelectorAll('.bars table')).toHaveLength(0);
    await room.press('表格');
    expect(room.root.querySelector('.bars table')?.textContent).toContain('跨境汇款8');
    for (let n = 0; n < 3; n += 1) await room.press('表格');
    expect(room.text()).toContain('过时了 · 定级表换过了');
  });

  it('an auditor has no button to assign', async () => {
    const room = await openRoom(GapsRoom, { answers: { 'gaps.report': () => report({ mayAssign: false }) } });
    expect(() => room.button('派给主责')).toThrow();
  });

  it('says why a small unit shows nothing, and what a refusal means', async () => {
    const small = await openRoom(GapsRoom, { answers: { 'gaps.report': () => report({ withheld: true }) } });
    expect(small.text()).toContain('少于 5，不单独显示');
    const refused = await openRoom(GapsRoom, {
      answers: {
        'gaps.report': () => {
          throw new AppError('access.denied');
        },
      },
    });
    expect(refused.text()).toContain('您的岗位没有这项权限');
  });
});

describe('tasks', () => {
  it('are closed with an article, dropped with a reason', async () => {
    const room = await openRoom(GapsRoom, {
      place: 'tasks',
      answers: { 'gaps.tasks': () => ({ tasks: [task()], asOf: monday }), 'gaps.move': () => task() },
    });
    await room.press('已补上');
    await room.type('closing', '随便');
    expect(room.button('确定').disabled).toBe(true);
    await room.type('closing', 'ART-08');
    await room.press('确定');
    expect(room.calls.find(({ name }) => name === 'gaps.move')?.asked).toEqual({
      params: { id },
      body: { to: 'done', articleId: 'ART-08' },
    });
  });

  it('those for me stand among the questions, and take no room when there are none', async () => {
    const draw = (tasks: readonly GapTask[]) =>
      openRoom(({ deps }) => <GapTasks client={deps.client} show="forMe" />, {
        answers: { 'gaps.tasks': () => ({ tasks, asOf: monday }) },
      });
    expect((await draw([])).text()).toBe('');
    expect((await draw([task()])).text()).toContain('等我补的知识');
  });
});
