import { describe, expect, it } from 'vitest';

import type { CourseView, LearningTask } from '../../../core/contracts/courses.ts';
import { AppError } from '../../../core/errors.ts';
import CoursesRoom from '../../../web/courses/courses-room.tsx';
import { monday, wangMin } from '../../extension/panel/panel-stage.ts';
import { type Answers, openRoom } from '../rooms/room-stage.tsx';

const task: LearningTask = {
  object: 'CRS-01',
  title: '新员工入职培训',
  titleEn: 'Induction',
  state: 'running',
  startOn: '2026-11-23',
  dueOn: '2026-11-27',
  isOverdue: false,
  isAssigned: false,
  isFree: false,
  done: 3,
  of: 45,
  nextUnit: '新员工第 1 天',
};
const mine = (tasks: readonly LearningTask[] = [task], more: object = {}) => ({
  now: monday,
  today: '2026-11-23',
  tasks,
  offered: [{ id: 'CRS-11', title: '在职学习' }],
  reminders: [],
  mentored: [],
  ...more,
});
const course = (more: Partial<CourseView> = {}): CourseView => ({
  id: 'CRS-01',
  version: 1,
  newest: 1,
  title: '新员工入职培训',
  type: 'basics',
  kind: 'induction',
  learner: { staffNo: 'T-002', name: '杨帆' },
  task,
  locked: [],
  maySign: false,
  units: [
    {
      id: 'day-1',
      title: '新员工第 1 天',
      aim: '知道客户来了先做什么',
      day: 1,
      on: '2026-11-23',
      done: 1,
      of: 5,
      steps: [
        { key: 'ART-01', kind: 'article', title: '服务理念与服务目标', doneAt: monday },
        { key: 'ART-02', kind: 'article', title: '服务五阶段流程', note: '五个阶段各要留下什么' },
        { key: 'SCR-01', kind: 'script', title: '问候' },
        { key: 'day-1/exercise-1', kind: 'exercise', title: '导师扮客户' },
        { key: 'QZ-01', kind: 'quiz', title: '服务规范与流程' },
      ],
    },
  ],
  ...more,
});
const answers = (more: Answers = {}): Answers => ({
  'courses.mine': () => mine(),
  'courses.read': () => course({ begunAt: monday }),
  ...more,
});
const head = { ...wangMin, staffNo: 'B-01', roles: ['staff' as const, 'branchManager' as const] };

describe('my learning', () => {
  it('R205: says what is to be learnt, by when, how far it has come and what is next', async () => {
    const room = await openRoom(CoursesRoom, { answers: answers() });
    expect(room.text()).toContain('新员工入职培训');
    expect(room.text()).toContain('11-27 前完成');
    expect(room.text()).toContain('3 / 45');
    expect(room.text()).toContain('下一步 新员工第 1 天');
    await room.press('新员工入职培训');
    expect(room.went).toEqual(['CRS-01']);
    expect(() => room.button('人员进度')).toThrow();
  });

  it('R214: what runs out is said, and what is overdue has its word; a quiz opens in its room', async () => {
    const quiz = { ...task, object: 'QZ-03', title: '信息安全', done: 0, of: 1 } as const;
    const room = await openRoom(CoursesRoom, {
      answers: answers({
        'courses.mine': () =>
          mine([{ ...quiz, state: 'renew', validUntil: '2026-12-01', dueOn: '2026-12-01' }], {
            reminders: [
              { object: 'QZ-03', title: '信息安全', kind: 'renew', on: '2026-11-01', dueOn: '2026-12-01' },
            ],
          }),
      }),
    });
    expect(room.text()).toContain('信息安全 12-01 到期，请重新学习');
    expect(room.text()).toContain('快到期，请续学');
    await room.press('信息安全');
    expect(room.went).toEqual(['quizzes/']);
  });

  it('R204: step 2 needs 3 courses, 1 open', async () => {
    const career = {
      step: 1,
      label: { zh: '初级客户服务专员', en: 'Junior' },
      next: {
        step: 2,
        label: { zh: '中级客户经理', en: 'Manager' },
        courses: [
          { id: 'CRS-03', title: '信息安全', isDone: true },
          { id: 'CRS-04', title: '合规', isDone: true },
          { id: 'CRS-05', title: 'VIP 服务', isDone: false },
        ],
        open: 1,
      },
    };
    const room = await openRoom(CoursesRoom, {
      answers: answers({ 'courses.mine': () => mine([], { career }) }),
    });
    expect(room.text()).toContain('升到 中级客户经理 需要 3 门课，还差 1 门');
    expect(room.text()).toContain('现在没有要学的');
  });

  it('an error is said with a way to try again; English is English', async () => {
    const fails = answers({
      'courses.mine': () => {
        throw new AppError('server.offline');
      },
    });
    expect(
      (await openRoom(CoursesRoom, { answers: fails })).root.querySelector('[role=alert]'),
    ).not.toBeNull();
    const english = await openRoom(CoursesRoom, { answers: answers(), language: 'en' });
    expect(english.text()).toContain('Induction');
    expect(english.text()).toContain('By 11-27');
  });
});

describe('a course', () => {
  it('R192: shows its units with the day each falls on, what is done and what is to be minded', async () => {
    const room = await openRoom(CoursesRoom, { answers: answers(), place: 'CRS-01' });
    expect(room.text()).toContain('第 1 天 11-23');
    expect(room.text()).toContain('1 / 5');
    expect(room.text()).toContain('五个阶段各要留下什么');
    expect(room.text()).toContain('由导师或网点负责人登记');
  });

  it('an article opens in the reader; back again it is noted as read with the time it was open', async () => {
    const done = answers({ 'courses.step': () => course({ begunAt: monday }) });
    const room = await openRoom(CoursesRoom, { answers: done, place: 'CRS-01' });
    await room.press('打开');
    expect(room.went).toEqual(['knowledge/ART-02']);
    const back = await openRoom(CoursesRoom, { answers: done, place: 'CRS-01' });
    await back.press('已读完');
    expect(back.calls.at(-1)).toMatchObject({
      name: 'courses.step',
      asked: { params: { id: 'CRS-01' }, body: { step: 'ART-02' } },
    });
  });

  it('is begun by a press; before that no script is walked; what is locked says why', async () => {
    const open = { ...task, state: 'open' as const, done: 0 };
    const fresh = answers({
      'courses.read': () => course({ task: open }),
      'courses.begin': () => course({ begunAt: monday }),
    });
    const room = await openRoom(CoursesRoom, { answers: fresh, place: 'CRS-01' });
    expect(() => room.button('走一遍')).toThrow();
    await room.press('开始学习');
    expect(room.button('走一遍')).toBeTruthy();
    const locked = answers({ 'courses.read': () => course({ task: open, locked: ['合规、反洗钱与反诈'] }) });
    const shut = await openRoom(CoursesRoom, { answers: locked, place: 'CRS-01' });
    expect(shut.text()).toContain('请先学完：合规、反洗钱与反诈');
    expect(() => shut.button('开始学习')).toThrow();
  });

  it('a script is walked before a simulated customer and noted at its end', async () => {
    const room = await openRoom(CoursesRoom, {
      answers: answers({ 'courses.step': () => course({ begunAt: monday }) }),
      place: 'CRS-01',
    });
    await room.press('走一遍');
    expect(room.text()).toContain('模拟客户');
    expect(() => room.button('记为走完')).toThrow();
    for (let press = 0; press < 40 && !room.text().includes('已走到结束'); press += 1) {
      const next = [...room.root.querySelectorAll<HTMLButtonElement>('.walk-now button')].find(
        (button) => !button.disabled,
      );
      if (next === undefined) break;
      await room.change(() => next.click());
    }
    await room.press('记为走完');
    expect(room.calls.at(-1)).toMatchObject({ name: 'courses.step', asked: { body: { step: 'SCR-01' } } });
    expect(room.text()).toContain('第 1 天');
  });

  it('the refusal of the service is said and nothing is lost', async () => {
    const refuses = answers({
      'courses.step': () => {
        throw new AppError('reading.tooFast');
      },
    });
    await (await openRoom(CoursesRoom, { answers: refuses, place: 'CRS-01' })).press('打开');
    const room = await openRoom(CoursesRoom, { answers: refuses, place: 'CRS-01' });
    await room.press('已读完');
    expect(room.root.querySelector('[role=alert]')).not.toBeNull();
    expect(room.text()).toContain('服务五阶段流程');
  });

  it('of a learner: exercises are signed off, nothing of it is begun in their place', async () => {
    const room = await openRoom(CoursesRoom, {
      answers: {
        'courses.readOf': () => course({ begunAt: monday, maySign: true }),
        'courses.sign': () => course({ begunAt: monday, maySign: true }),
      },
      place: 'CRS-01/T-002',
      person: head,
    });
    expect(room.text()).toContain('杨帆 的进度');
    expect(() => room.button('走一遍')).toThrow();
    await room.press('登记完成');
    expect(room.calls.at(-1)).toMatchObject({
      name: 'courses.sign',
      asked: { params: { id: 'CRS-01', staffNo: 'T-002' }, body: { step: 'day-1/exercise-1' } },
    });
  });
});
