import { describe, expect, it } from 'vitest';

import type { PlanBoard } from '../../../core/contracts/planning.ts';
import type { PlanDetail, PlanSummary, SessionView } from '../../../core/contracts/planning-views.ts';
import type { PlanCalendar, WayView } from '../../../core/contracts/planning-people.ts';
import { AppError } from '../../../core/errors.ts';
import type { Role } from '../../../core/organisation/person.ts';
import { monthsOf } from '../../../core/planning/months.ts';
import PlanningRoom from '../../../web/planning/planning-room.tsx';
import { monday, wangMin } from '../../extension/panel/panel-stage.ts';
import { type Answers, openRoom } from '../rooms/room-stage.tsx';

const id = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;
const label = (zh: string) => ({ zh, en: zh });
const summary = (n: number, more: Partial<PlanSummary> = {}): PlanSummary => ({
  id: id(n),
  no: `TP-2026-000${n}`,
  year: '2026',
  unit: { code: '3201', name: '城东支行' },
  topic: `计划${n}`,
  state: 'drafted',
  teacher: '',
  time: '',
  sessions: { open: 0, held: 0 },
  returned: false,
  ...more,
});
const boardOf = (plans: PlanSummary[], more: Partial<PlanBoard> = {}): PlanBoard => ({
  year: '2026',
  mayBegin: false,
  plans,
  methods: [{ id: 'rolePlay', label: label('角色扮演') }],
  sources: [{ id: 'complaint', label: label('投诉分析') }],
  units: [{ code: '3201', name: '城东支行' }],
  roles: ['teller'],
  resources: [],
  now: monday,
  ...more,
});
const detail = (more: Partial<PlanDetail> = {}): PlanDetail => ({
  ...summary(1),
  n: 1,
  text: { content: '投诉沟通', way: '角色扮演', time: '12-08', teacher: '', customers: '' },
  missing: ['teacher'],
  authors: ['孙婷'],
  needs: [],
  list: [],
  suggestions: [],
  may: [],
  now: monday,
  ...more,
});
const held = (more: Partial<SessionView> = {}): SessionView => ({
  id: id(9),
  no: 'TS-20261123-0001',
  at: monday - 3_600_000,
  minutes: 90,
  method: 'rolePlay',
  place: '三楼会议室',
  resource: { kind: 'internal', name: '孙婷' },
  state: 'planned',
  expected: 15,
  people: Array.from({ length: 15 }, (_, at) => ({
    staffNo: `T-1${at}`,
    name: `员工${at}`,
    unit: '城东支行',
  })),
  ...more,
});
const open = (answers: Answers, place = '', roles: Role[] = ['trainer']) =>
  openRoom(PlanningRoom, { answers, place, person: { ...wangMin, roles } });

describe('the board of the year', () => {
  it('shows plans by state, and arrow keys go from card to card', async () => {
    const plans = [
      summary(1, { state: 'need' }),
      summary(2),
      summary(3, { state: 'running', nextAt: monday }),
    ];
    const room = await open({ 'planning.board': () => boardOf(plans) });
    expect(room.text()).toContain('待审批 1');
    expect(room.text()).toContain('下一场 11-23 10:20');
    const focused = () => (document.activeElement as HTMLElement).textContent ?? '';
    const key = (name: string) =>
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true }));
    room.button('计划1').focus();
    key('ArrowRight');
    expect(focused()).toContain('计划2');
    key('ArrowRight');
    expect(focused()).toContain('计划3');
    key('ArrowRight');
    key('ArrowLeft');
    expect(focused()).toContain('计划2');
    await room.press('计划2');
    expect(room.went).toEqual([`planning/${id(2)}`]);
  });

  it('says so when there is none, and begins one from a need', async () => {
    const need = {
      id: id(5),
      no: 'TN-2026-0001',
      year: '2026',
      topic: '投诉沟通',
      source: 'complaint',
      customerView: '',
      note: '',
      staff: 9,
      people: [],
      plans: [],
      by: '孙婷',
      at: monday,
    };
    const room = await open({
      'planning.board': () => boardOf([], { mayBegin: true }),
      'planning.needs': () => ({ needs: [need], mayAdd: true }),
      'planning.begin': () => detail(),
    });
    expect(room.text()).toContain('这一年还没有培训计划');
    await room.press('新建计划');
    await room.type('topic', '投诉沟通');
    await room.change(() => room.root.querySelector<HTMLInputElement>('.planning-ticks input')?.click());
    await room.submit();
    expect(room.calls.at(-1)?.asked).toEqual({
      body: { year: '2026', orgUnitCode: '3201', topic: '投诉沟通', needs: [id(5)] },
    });
    expect(room.went).toEqual([`planning/${id(1)}`]);
  });

  it('is refused with its reason and tried again', async () => {
    let fails = true;
    const room = await open({
      'planning.board': () => {
        if (fails) throw new AppError('server.offline');
        return boardOf([summary(1)]);
      },
    });
    expect(room.root.querySelector('[role=alert]')).not.toBeNull();
    fails = false;
    await room.press('重试');
    expect(room.text()).toContain('计划1');
  });

  it('leaves out what a post does not see', async () => {
    const room = await open({ 'planning.board': () => boardOf([]) }, '', ['teller']);
    expect(room.text()).toContain('我的发展');
    expect(room.text()).not.toContain('团队');
  });
});

describe('one plan', () => {
  const plan = (answers: Answers, place = id(1), roles: Role[] = ['trainer']) =>
    open({ 'planning.board': () => boardOf([]), ...answers }, place, roles);

  it('without teacher says what is missing, and cannot be approved (R199)', async () => {
    const room = await plan({ 'planning.plan': () => detail({ may: ['return'] }) }, id(1), ['branchManager']);
    expect(room.text()).toContain('还缺：讲师，补齐后才能审批');
    expect(() => room.button('审批通过')).toThrow();
  });

  it('is written by its trainer; the text it grew from goes along', async () => {
    const room = await plan({
      'planning.plan': () => detail({ state: 'need', n: 0, may: ['write'] }),
      'planning.write': () => detail(),
    });
    await room.type('teacher', '孙婷');
    await room.submit();
    const sent = room.calls.find(({ name }) => name === 'planning.write');
    expect(sent?.asked).toMatchObject({ params: { id: id(1) }, body: { n: 0, text: { teacher: '孙婷' } } });
  });

  it('a refused approval keeps the plan and says why', async () => {
    const room = await plan(
      {
        'planning.plan': () => detail({ missing: [], may: ['approve', 'return'] }),
        'planning.decide': () => {
          throw new AppError('plan.conflict');
        },
      },
      id(1),
      ['branchManager'],
    );
    await room.press('审批通过');
    expect(room.text()).toContain('计划已被别人改过');
    expect(room.text()).toContain('投诉沟通');
  });

  it('the sheet: 14 of 15 present, ticked with the keyboard (R200)', async () => {
    const room = await plan(
      {
        'planning.plan': () => detail({ state: 'running', may: ['attend'], list: [held()] }),
        'planning.attend': () => detail({ state: 'running', may: ['attend'], list: [held()] }),
      },
      `${id(1)}/${id(9)}`,
    );
    await room.press('全部到场');
    const boxes = [...room.root.querySelectorAll<HTMLInputElement>('tbody input')];
    boxes[0]?.focus();
    boxes[0]?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }));
    expect(document.activeElement).toBe(boxes[1]);
    await room.change(() => boxes[1]?.click());
    expect(room.text()).toContain('到场 14 / 15');
    await room.submit();
    const sent = room.calls.find(({ name }) => name === 'planning.attend')?.asked as {
      body: { present: string[]; reason?: string };
    };
    expect(sent.body.present).toHaveLength(14);
    expect(sent.body.present).not.toContain('T-11');
    expect(sent.body).not.toHaveProperty('reason');
    expect(room.text()).toContain('已保存');
  });

  it('a sheet of a session that has not begun cannot be filled in', async () => {
    const early = held({ at: monday + 3_600_000 });
    const room = await plan(
      { 'planning.plan': () => detail({ state: 'running', may: ['attend'], list: [early] }) },
      `${id(1)}/${id(9)}`,
    );
    expect(room.text()).toContain('还没开始，开始后再记');
    expect(room.root.querySelector<HTMLInputElement>('tbody input')?.disabled).toBe(true);
  });

  it('shows 62 → 84 and 4.5, and makes an article of a case (R201, R203)', async () => {
    const shown = {
      title: '等候过久的投诉',
      background: '等了四十分钟',
      action: '先承认',
      lesson: '先安顿人',
    };
    const room = await plan({
      'planning.plan': () =>
        detail({
          state: 'showcased',
          may: ['toArticle'],
          evaluation: {
            marks: { before: 62, after: 84, people: 14 },
            satisfaction: { mean: 4.5, people: 14 },
            text: '有效',
          },
          showcase: { on: '2026-12-18', cases: [shown, { ...shown, title: '费用不清', itemId: 'ART-45' }] },
        }),
      'planning.toArticle': () => detail(),
    });
    expect(room.text()).toContain('62 → 84');
    expect(room.text()).toContain('4.5');
    expect(room.text()).toContain('条目草稿 ART-45');
    await room.press('转成条目');
    expect(room.calls.find(({ name }) => name === 'planning.toArticle')?.asked).toMatchObject({
      body: { case: 0 },
    });
  });
});

describe('months and ways', () => {
  it('a red month is said by word and icon too (R206)', async () => {
    const calendar: PlanCalendar = {
      year: '2026',
      perMonth: 1,
      units: [
        {
          code: '3201',
          name: '城东支行',
          months: monthsOf('2026').map((month, at) => ({
            month,
            delivered: at === 9 ? 0 : 1,
            planned: 0,
            light: at === 9 ? ('red' as const) : ('green' as const),
          })),
        },
      ],
    };
    const room = await open({ 'planning.calendar': () => calendar }, 'calendar');
    const cell = room.root.querySelector('.planning-light.red');
    expect(cell?.textContent).toBe('缺');
    expect(cell?.querySelector('svg')?.getAttribute('aria-hidden')).toBe('true');
    expect(room.root.querySelectorAll('.planning-light.green')).toHaveLength(11);
  });

  it('T-001 at step 1; step 2 needs 3 courses, 1 open (R204)', async () => {
    const course = (n: number, isDone: boolean) => ({
      id: `CRS-0${n}`,
      title: `课程${n}`,
      isDone,
      ...(isDone ? { finishedOn: '2026-06-01' } : {}),
    });
    const way: WayView = {
      person: { staffNo: 'T-001', name: '王敏', unit: '城东支行' },
      step: 1,
      label: label('初级客户服务专员'),
      next: {
        step: 2,
        label: label('中级客户经理'),
        courses: [course(2, true), course(3, true), course(4, false)],
        open: 1,
      },
      competences: [],
    };
    const room = await open(
      { 'planning.way': () => way, 'planning.programmes': () => ({ programmes: [], mayBegin: false }) },
      'mine',
      ['teller'],
    );
    expect(room.text()).toContain('现在：第 1 步 初级客户服务专员');
    expect(room.text()).toContain('要 3 门课，还差 1 门');
    expect(room.text()).toContain('课程4 · 未完成');
  });
});

describe('a questionnaire (R198)', () => {
  it('is sent once every topic has a score', async () => {
    const survey = {
      id: id(7),
      title: '明年想学什么',
      topics: ['投诉沟通', '外汇业务'],
      from: '2026-11-23',
      until: '2026-11-30',
      mayAnswer: true,
      answered: false,
    };
    const room = await open(
      {
        'planning.surveys': () => ({ surveys: [survey], mayAsk: false }),
        'planning.answer': () => ({ ...survey, mayAnswer: false, answered: true }),
      },
      'needs',
      ['teller'],
    );
    expect(room.button('提交问卷').disabled).toBe(true);
    const radios = [...room.root.querySelectorAll<HTMLInputElement>('input[type=radio]')];
    await room.change(() => radios[4]?.click());
    await room.change(() => radios[6]?.click());
    expect(room.button('提交问卷').disabled).toBe(false);
    await room.submit();
    expect(room.calls.find(({ name }) => name === 'planning.answer')?.asked).toEqual({
      params: { id: id(7) },
      body: { scores: [5, 2] },
    });
  });
});
