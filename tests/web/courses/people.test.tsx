import { describe, expect, it } from 'vitest';

import type { LearningTask } from '../../../core/contracts/courses.ts';
import { AppError } from '../../../core/errors.ts';
import CoursesRoom from '../../../web/courses/courses-room.tsx';
import { CourseEntry } from '../../../web/courses/course-entry.tsx';
import type { RoomProps } from '../../../web/rooms/registry.ts';
import { monday, wangMin } from '../../extension/panel/panel-stage.ts';
import { type Answers, openRoom } from '../rooms/room-stage.tsx';

const head = { ...wangMin, staffNo: 'B-01', roles: ['staff' as const, 'branchManager' as const] };
const nothing = { now: monday, today: '2026-11-23', tasks: [], offered: [], reminders: [], mentored: [] };
const task: LearningTask = {
  object: 'CRS-03',
  title: '信息安全',
  state: 'running',
  dueOn: '2026-11-20',
  isOverdue: true,
  isAssigned: false,
  isFree: false,
  done: 2,
  of: 11,
};
const overview = {
  objects: [{ object: 'CRS-03', title: '信息安全', of: 6, done: 2, running: 3, overdue: 1, renewing: 0 }],
  escalated: [{ object: 'CRS-03', title: '信息安全', unit: '城东支行', people: 1 }],
  months: [
    {
      unit: '城东支行',
      months: [
        { month: '2026-09', light: 'green', sessions: 1 },
        { month: '2026-10', light: 'red', sessions: 0 },
      ],
    },
  ],
};
const assignment = {
  id: '01a2021a-a18d-76b0-8bf0-52dfaeb74bb2',
  object: 'QZ-04',
  title: '客户分类与 VIP',
  to: { units: ['3201'], roles: ['teller'] },
  startOn: '2026-11-23',
  dueOn: '2026-11-27',
  assignedBy: '孙婷',
  at: monday,
  mayWithdraw: true,
  done: 1,
  of: 2,
};
const answers: Answers = {
  'courses.mine': () => nothing,
  'training.overview': () => overview,
  'training.learners': () => ({
    title: '信息安全',
    of: 6,
    learners: [{ staffNo: 'T-001', name: '王敏', unit: '城东支行', task }],
  }),
  'assignments.list': () => ({
    mayAssign: true,
    assignments: [assignment],
    objects: [{ id: 'QZ-04', title: '客户分类与 VIP' }],
    units: [{ code: '3201', name: '城东支行' }],
  }),
  'assignments.assign': () => ({ id: assignment.id, people: 2 }),
  'assignments.withdraw': () => ({ id: assignment.id, withdrawnAt: monday }),
};
const open = (more: Answers = {}) =>
  openRoom(CoursesRoom, { answers: { ...answers, ...more }, person: head });

async function choose(room: Awaited<ReturnType<typeof open>>): Promise<void> {
  const select = room.root.querySelector<HTMLSelectElement>('select[name=object]');
  await room.change(() => {
    if (select) select.value = 'QZ-04';
    select?.dispatchEvent(new Event('change', { bubbles: true }));
  });
}

describe('people', () => {
  it('R206: counts thing by thing, what was escalated, and the months with their words', async () => {
    const room = await open();
    await room.press('人员进度');
    expect(room.text()).toContain('城东支行 1 人未完成');
    const month = (light: string) => room.root.querySelector(`.course-month.${light}`)?.textContent;
    expect([month('green'), month('red')]).toEqual(['已办', '缺']);
    await room.press('信息安全');
    expect(room.text()).toContain('王敏');
    expect(room.text()).toContain('2 / 11');
    expect(room.text()).toContain('逾期');
    await room.press('王敏');
    expect(room.went).toEqual(['CRS-03/T-001']);
  });

  it('who answers for nobody yet is told so', async () => {
    const room = await open({ 'training.overview': () => ({ objects: [], escalated: [] }) });
    await room.press('人员进度');
    expect(room.text()).toContain('还没有人有要学的');
  });
});

describe('what is decided of people', () => {
  it('R215: the line department sets a grade and is told what it adds to learn', async () => {
    const line = { ...wangMin, staffNo: 'L-01', roles: ['staff' as const, 'lineDept' as const] };
    const room = await openRoom(CoursesRoom, {
      answers: { ...answers, 'training.rank': () => ({ added: [{ id: 'CRS-07', title: '营销技能' }] }) },
      person: line,
    });
    await room.press('人员进度');
    await room.type('staffNo', 'M-01');
    await room.submit();
    expect(room.calls.find(({ name }) => name === 'training.rank')?.asked).toMatchObject({
      body: { staffNo: 'M-01', kind: 'managerGrade', value: 'C' },
    });
    expect(room.text()).toContain('新增要学的：营销技能');
  });

  it('the trainer moves who is under way onto the newest version, asked once more; nobody else may', async () => {
    const trainer = { ...wangMin, staffNo: 'K-01', roles: ['staff' as const, 'trainer' as const] };
    const room = await openRoom(CoursesRoom, {
      answers: { ...answers, 'courses.move': () => ({ version: 2, moved: 3 }) },
      person: trainer,
    });
    await room.press('人员进度');
    await room.press('信息安全');
    await room.press('全部转到最新版');
    await room.submit();
    expect(room.text()).toContain('已转 3 人');
    const other = await open();
    await other.press('人员进度');
    await other.press('信息安全');
    expect(() => other.button('全部转到最新版')).toThrow();
  });
});

describe('assignments', () => {
  it('say what, to whom, until when and how far; one is made with what was chosen', async () => {
    const room = await open();
    await room.press('安排');
    expect(room.text()).toContain('城东支行 · 柜员');
    expect(room.text()).toContain('1 / 2');
    await room.press('安排学习');
    await choose(room);
    const [unit] = room.root.querySelectorAll<HTMLInputElement>('input[type=checkbox]');
    await room.change(() => unit?.click());
    await room.submit();
    expect(room.calls.find(({ name }) => name === 'assignments.assign')?.asked).toMatchObject({
      body: { object: 'QZ-04', to: { units: ['3201'] } },
    });
    expect(room.text()).toContain('已安排给 2 人');
  });

  it('what the service refuses is said, and what was typed stays', async () => {
    const room = await open({
      'assignments.assign': () => {
        throw new AppError('assignment.nobody');
      },
    });
    await room.press('安排');
    await room.press('安排学习');
    await choose(room);
    await room.type('people', 'T-009');
    await room.submit();
    expect(room.root.querySelector('form [role=alert]')?.textContent).toContain('没有符合的人员');
    expect(room.root.querySelector<HTMLInputElement>('[name=people]')?.value).toBe('T-009');
  });

  it('one is taken back with its reason', async () => {
    const room = await open();
    await room.press('安排');
    await room.press('撤回');
    const reason = room.root.querySelector('textarea');
    await room.change(() => {
      if (reason) reason.value = '排错了人员';
      reason?.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await room.submit();
    expect(room.calls.find(({ name }) => name === 'assignments.withdraw')?.asked).toMatchObject({
      params: { id: assignment.id },
      body: { reason: '排错了人员' },
    });
  });
});

describe('the line in the panel', () => {
  const Line = ({ deps, go }: RoomProps) => (
    <CourseEntry client={deps.client} person={deps.person} onOpen={() => go('courses/')} />
  );

  it('counts what is asked and not done, and opens the room; with nothing there is no line', async () => {
    const tasks = [task, { ...task, object: 'QZ-04' }, { ...task, object: 'CRS-11', isFree: true }];
    const room = await openRoom(Line, { answers: { 'courses.mine': () => ({ ...nothing, tasks }) } });
    await room.press('学习 2 项待完成');
    expect(room.went).toEqual(['courses/']);
    expect((await openRoom(Line, { answers })).text()).toBe('');
  });
});
