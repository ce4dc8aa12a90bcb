import { describe, expect, it } from 'vitest';

import type { PlanCalendar, WayView } from '../../../core/contracts/planning-people.ts';
import { AppError } from '../../../core/errors.ts';
import { monthsOf } from '../../../core/planning/months.ts';
import { monday } from '../../extension/panel/panel-stage.ts';
import { boardOf, detail, id, label, open, summary } from './planning-stage.tsx';

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
    await room.change(() => room.root.querySelector<HTMLInputElement>('.room-ticks input')?.click());
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
