import { describe, expect, it } from 'vitest';

import type { SessionView } from '../../../core/contracts/planning-views.ts';
import { AppError } from '../../../core/errors.ts';
import type { Role } from '../../../core/organisation/person.ts';
import { monday } from '../../extension/panel/panel-stage.ts';
import type { Answers } from '../rooms/room-stage.tsx';
import { boardOf, detail, id, open } from './planning-stage.tsx';

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
    expect(room.root.querySelector('tbody input')).toBeNull();
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
            text: '复述做得最好',
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
