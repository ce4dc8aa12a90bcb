import { describe, expect, it } from 'vitest';

import { bankContent } from './bank-content.ts';
import { draw } from './draw.tsx';
import { createStage, liuFang, page, state, yunlingA1, yunlingA2, zhangWei } from './panel-stage.ts';

const content = bankContent();
const on = (pageKind: Parameters<typeof page>[0], customer: typeof liuFang, flags = {}) =>
  createStage(content, { tab: state('context', { page: page(pageKind, { flags }), customer }) });
const titles = (root: HTMLElement): string[] =>
  [...root.querySelectorAll('.warning strong')].map((title) => title.textContent ?? '');

describe('who the customer is', () => {
  it('names the scale on every badge, so that tier and VIP never meet (Q3)', async () => {
    const both = { ...yunlingA1, corpTier: 'platinum', vipLevel: 'platinum' } as const;
    const { all } = await draw(on('customerDetail', both));
    const words = all('[data-scale]').map((badge) => `${badge.dataset['scale']}: ${badge.textContent}`);
    expect(words).toContain('corpTier: 分类·铂金');
    expect(words).toContain('vipLevel: VIP·白金级');
  });

  it('gives each scale its own shape: the order shows in fill, dots and bars', async () => {
    const { one, all } = await draw(on('loan', { ...yunlingA2, vipLevel: 'diamond' }));
    expect(one('[data-scale=corpTier]').classList.contains('tier')).toBe(true);
    expect(all('[data-scale=vipLevel] .vip-dots i')).toHaveLength(3);
    expect(all('[data-scale=creditGrade] rect.on')).toHaveLength(1);
  });

  it('R57: a customer of less than half a year is 未评 with the reason, in grey', async () => {
    const { one } = await draw(
      on('customerDetail', { ...yunlingA1, corpTier: 'unrated', tierNote: 'notYet' }),
    );
    expect(one('[data-scale=corpTier]').textContent).toBe('分类·未评合作未满半年');
    expect(one('[data-scale=corpTier]').classList.contains('neutral')).toBe(true);
  });

  it('R63: with an open case 黄铜 stands behind its reason and the tier before', async () => {
    const { one, text } = await draw(on('loan', yunlingA2));
    expect(one('.override').textContent).toBe('按标准存款可达钻石，因不良授信记录（2026-03-18）定为黄铜');
    expect(text().indexOf('按标准存款')).toBeLessThan(text().indexOf('分类·黄铜'));
  });

  it('R63: without a case 黄铜 stands alone and the shut lines say how to open them', async () => {
    const { text, one } = await draw(on('loan', yunlingA1));
    expect(text()).toContain('分类·黄铜');
    expect(text()).not.toContain('不良');
    expect(text()).not.toContain('较差');
    expect(one('.locked').textContent).toContain('信用等级建立服务事项后可见');
    expect(one('.actions').textContent).toContain('建立服务事项');
  });

  it('R83: what a warning says is not said again before what is new', async () => {
    const { all } = await draw(on('loan', yunlingA2));
    expect(titles(document.body)[0]).toBe('逾期，请勿推介新增授信');
    expect(all('.facts dt').map((label) => label.textContent)).not.toContain('逾期标志');
  });

  it('R11: shows 企业客户·中型, and 个体工商户 for a sole trader', async () => {
    expect((await draw(on('loan', yunlingA1))).text()).toContain('企业客户·中型');
    const trader = { ...zhangWei, isSoleTrader: true };
    expect((await draw(on('customerDetail', trader))).text()).toContain('个人客户·个体工商户');
  });

  it('R24: says when the information is due for a check', async () => {
    const { text } = await draw(on('customerDetail', zhangWei));
    expect(text()).toContain('应核对（10-30）');
  });

  it('R19: an expired risk level says so', async () => {
    const risk = { ...yunlingA2, riskLevel: { level: 'medium', on: '2025-11-01', expired: true } } as const;
    const { text, button, click } = await draw(on('customerDetail', risk));
    const more = button('还有');
    await click(more);
    expect(text()).toContain('中·已过期，请重新评估');
  });
});

describe('warnings', () => {
  it('R83: 逾期 stands first on the loan page and leads to its article where there is one', async () => {
    const { root } = await draw(on('loan', yunlingA2));
    expect(titles(root)[0]).toBe('逾期，请勿推介新增授信');
  });

  it('R80: the grade 较差 warns in red with its date, only with an open case', async () => {
    const { root, one } = await draw(on('loan', yunlingA2));
    expect(titles(root).some((title) => title.includes('较差'))).toBe(true);
    expect(one('.warnings').textContent).toContain('09-30 评定');
    expect(titles((await draw(on('loan', yunlingA1))).root)).toEqual([]);
  });

  it('R72: VIP 优先办理 is the first line on the large-cash page for P-2002 and absent for P-2001', async () => {
    const vip = await draw(on('largeCash', liuFang, { isLarge: true }));
    expect(titles(vip.root)[0]).toBe('VIP 优先办理');
    const ordinary = await draw(on('largeCash', zhangWei, { isLarge: true }));
    expect(ordinary.text()).not.toContain('优先办理');
  });

  it('shows three and says how many more; the rest on request', async () => {
    const crowded = {
      ...yunlingA2,
      protected: true,
      openComplaint: true,
      infoCheck: { dueOn: '2026-10-01', due: true },
    };
    const { root, button, click } = await draw(on('loan', crowded));
    const shown = titles(root).length;
    expect(shown).toBe(3);
    const more = root.querySelector<HTMLButtonElement>('.warnings-more');
    if (more !== null) await click(more);
    else expect(() => button('还有')).not.toThrow();
    expect(titles(root).length).toBeGreaterThanOrEqual(shown);
  });

  it('are spoken once per customer: the alert is made anew only with another customer', async () => {
    const stage = on('loan', yunlingA2);
    const { one, change } = await draw(stage);
    const alert = one('[role=alert]');
    await change(() => {
      stage.link.value = { ...stage.link.value, waiting: 1 };
    });
    expect(one('[role=alert]')).toBe(alert);
    await change(() => {
      stage.tab.value = state('context', { page: page('largeCash'), customer: liuFang });
    });
    expect(one('[role=alert]')).not.toBe(alert);
  });
});
