import { describe, expect, it, vi } from 'vitest';

import { AppError } from '../../../core/errors.ts';
import type { Person } from '../../../core/organisation/person.ts';
import { draw, settle } from './draw.tsx';
import { createStage, monday, page, state, wangMin, yunlingA2, zhangWei } from './panel-stage.ts';

const nothing = { articles: [], scripts: [], moments: [], terms: [] };
const manager: Person = { ...wangMin, staffNo: 'M-01', name: '李航', roles: ['manager'] };
const stageOf = (person = manager) =>
  createStage(nothing, {
    tab: state('context', { page: page('customerDetail'), customer: yunlingA2 }),
    person,
  });

async function openDialog(stage: ReturnType<typeof stageOf>, clock: () => number) {
  const drawn = await draw(stage, { clock });
  await drawn.click(drawn.one('[aria-label=更多]'));
  await drawn.click(drawn.button('查看完整信息'));
  const type = async (purpose: string): Promise<void> => {
    const field = drawn.one('.dialog input') as HTMLInputElement;
    field.value = purpose;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    await settle();
    await drawn.click(drawn.one('.dialog button[type=submit]'));
  };
  return { ...drawn, type };
}

describe('revealing one field (R34, R35)', () => {
  it('needs a typed purpose of at least four characters', async () => {
    const stage = stageOf();
    const { type, text } = await openDialog(stage, () => monday);
    await type('看看');
    expect(text()).toContain('用途太短，请写满 4 个字');
    expect(stage.calls.some((call) => call.name === 'reveal')).toBe(false);
  });

  it('shows the value for 60 seconds with a countdown, then it is gone', async () => {
    vi.useFakeTimers();
    let now = monday;
    const { type, text } = await openDialog(stageOf(), () => now);
    await type('核对回访电话');
    expect(text()).toContain('13800001234');
    expect(text()).toContain('60 秒后隐藏');
    now = monday + 60_000;
    await vi.advanceTimersByTimeAsync(300);
    await settle();
    expect(text()).not.toContain('13800001234');
    vi.useRealTimers();
  });

  it('goes with the customer: another one in view takes the value away at once', async () => {
    const stage = stageOf();
    const { type, text, change } = await openDialog(stage, () => monday);
    await type('核对回访电话');
    await change(() => {
      stage.tab.value = state('context', { customer: zhangWei });
    });
    expect(text()).not.toContain('13800001234');
  });

  it('tells a teller who may do it instead of asking the service', async () => {
    const stage = stageOf({ ...wangMin, roles: ['staff', 'teller'] });
    const { text, all } = await openDialog(stage, () => monday);
    expect(text()).toContain('需要管户客户经理或支行行长权限，您当前为柜员');
    expect(all('.dialog input')).toEqual([]);
  });

  it('gives the refusal of the service in words and keeps the purpose', async () => {
    const stage = stageOf();
    stage.failures.set('reveal', new AppError('access.denied'));
    const { type, text, one } = await openDialog(stage, () => monday);
    await type('核对回访电话');
    expect(text()).toContain('您的岗位没有这项权限');
    expect((one('.dialog input') as HTMLInputElement).value).toBe('核对回访电话');
  });

  it('keeps the keys of the script still while it is open', async () => {
    const { one, press } = await openDialog(stageOf(), () => monday);
    (one('.dialog input') as HTMLElement).blur();
    await press('Enter');
    expect(one('.dialog')).toBeDefined();
  });
});
