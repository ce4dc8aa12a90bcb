import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { shippedText } from '../../content/shipped-content.ts';
import { openForm, since } from './form-stage.tsx';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  localStorage.clear();
});
afterEach(() => vi.useRealTimers());

describe('a moment written in a form', () => {
  it('shows what is changed in it before the simulated customer, and changes that line alone', async () => {
    const room = await openForm('moments', 'largeCash');
    await room.choose('cast', 'vip');
    await room.unfold('warnings.0');
    await room.put('warnings.0.text', '贵客先办');
    await room.rest();
    expect(room.shown()).toContain('贵客先办');
    expect(await since(room, 'moments/largeCash.yaml')).toEqual({
      gone: ['    text: VIP 优先办理'],
      come: ['    text: 贵客先办'],
    });
  });

  it('adds, moves and takes away: the strip, scripts of a plan, checks, actions', async () => {
    const room = await openForm('moments', 'largeCash');
    await room.put('strip.more', 'overdue');
    await room.pressIn('strip.4', '上移');
    await room.unfold('plans.1');
    await room.pressIn('plans.1.scripts.1', '删除');
    await room.pressIn('actions', '加一个操作');
    await room.put('actions.4.needs', 'nothing');
    await room.pressIn('checks.3', '删除');
    expect(await since(room, 'moments/largeCash.yaml')).toEqual({
      gone: [
        'strip: [serviceSegment, vipLevel, manager, booking]',
        '  - scripts: [SCR-02, SCR-11, SCR-12]',
        "  - { id: safePlace, text: 在安全处清点, textEn: Counted in a safe place, basis: 'ART-42^cash' }",
      ],
      come: [
        'strip: [serviceSegment, vipLevel, manager, overdue, booking]',
        '  - scripts: [SCR-02, SCR-12]',
        '  - { id: openCase, needs: nothing }',
      ],
    });
    await room.rest();
    expect(room.findings()).toContain('写法没有问题');
    expect(room.shown()).not.toContain('在安全处清点');
  });

  it('gives a warning a condition and an article, and takes both away again', async () => {
    const room = await openForm('moments', 'accountOpening');
    await room.unfold('warnings.0');
    await room.pressIn('warnings.0.when', '加一个条件');
    await room.pressIn('warnings.0.article', '换一个条目');
    await room.change(() =>
      room.within('warnings.0.article').querySelector<HTMLElement>('.draft-picker .tw-link')?.click(),
    );
    const { gone, come } = await since(room, 'moments/accountOpening.yaml');
    expect(gone).toEqual(['    article: ART-13']);
    expect(come).toEqual([
      "    when: { fact: customer.isVip, op: 'true' }",
      expect.stringMatching(/^ {4}article: ART-\d+$/),
    ]);
    await room.pressIn('warnings.0.when', '删除');
    await room.pressIn('warnings.0.article', '删除');
    expect(await since(room, 'moments/accountOpening.yaml')).toEqual({
      gone: ['    article: ART-13'],
      come: [],
    });
  });

  it('begins a list the page did not have, and leaves it out again with its last one', async () => {
    const room = await openForm('moments', 'other');
    await room.pressIn('warnings', '加一条预警');
    expect(room.focused()?.getAttribute('data-path')).toBe('warnings.0.id');
    await room.put('warnings.0.text', '先问好');
    const before = shippedText('moments/other.yaml');
    const added = 'pageKind: other\nwarnings:\n  - { id: warning1, tone: info, text: 先问好 }\n';
    expect(await room.saved()).toBe(before.replace('pageKind: other\n', added));
    await room.pressIn('warnings.0', '删除');
    expect(await room.saved()).toBe(before);
  });
});
