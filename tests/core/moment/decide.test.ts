import { describe, expect, it } from 'vitest';

import type { CustomerContext } from '../../../core/contracts/context.ts';
import { fillWarning } from '../../../core/moment/fill.ts';
import { liHang, liuFang, yunlingA1, yunlingA2, zhangWei } from './cast.ts';
import { articleIds, items, on, texts } from './shown-on.ts';

const words: Record<string, string> = {
  'corpTier.diamond': '钻石',
  'tierOverride.badCredit': '不良授信记录',
};
const word = (scale: string, code: string): string => words[`${scale}.${code}`] ?? '?';

describe('large cash', () => {
  it('R72: P-2002 sees “VIP 优先办理” first, P-2001 does not see it', () => {
    expect(texts(on('largeCash', liuFang, { flags: { isLarge: true } }))[0]).toBe('VIP 优先办理');
    expect(texts(on('largeCash', zhangWei, { flags: { isLarge: true } }))).toEqual([
      '大额取现，反诈提问为必做',
    ]);
  });

  it('R153: isLarge brings the fraud questions; priority never takes a check away', () => {
    expect(on('largeCash', zhangWei, { flags: { isLarge: true } }).plan).toEqual([
      'SCR-02',
      'SCR-11',
      'SCR-12',
    ]);
    expect(on('largeCash', liuFang, { flags: { isLarge: true } }).plan).toEqual([
      'SCR-04',
      'SCR-02',
      'SCR-11',
      'SCR-12',
    ]);
    const must = (customer: CustomerContext): string[] =>
      on('largeCash', customer)
        .checks.filter((check) => check.must)
        .map(({ id }) => id);
    expect(must(liuFang)).toEqual(must(zhangWei));
  });
});

describe('transfer', () => {
  it('R149: asks that payee, amount and purpose were repeated, as an obligatory check', () => {
    const [first] = on('transfer', zhangWei).checks;
    expect(first).toMatchObject({ text: '收款人、金额、用途已与客户复述确认', must: true });
  });

  it('R224: fraud questions when large or first payee, on offer otherwise', () => {
    expect(on('transfer', zhangWei, { flags: { isLarge: true } }).plan).toContain('SCR-11');
    expect(on('transfer', zhangWei, { flags: { isFirstPayee: true } }).plan).toContain('SCR-11');
    const plain = on('transfer', zhangWei, { flags: { isLarge: false } });
    expect(plain.plan).toEqual(['SCR-02', 'SCR-12']);
    expect(plain.offers.map(({ script }) => script)).toContain('SCR-11');
  });
});

describe('loan', () => {
  it('R83: overdue C-1002 has “逾期，请勿推介新增授信” as its first line, with an article', () => {
    const moment = on('loan', yunlingA2);
    expect(moment.warnings[0]).toMatchObject({ text: '逾期，请勿推介新增授信', tone: 'danger' });
    expect(moment.warnings[0]?.article).toBe('ART-38');
  });

  it('R80: 较差 is there after 建立服务事项 and nowhere before', () => {
    expect(texts(on('loan', yunlingA2))).toContain('信用等级较差，先由风险部门核实');
    const before = on('loan', yunlingA1);
    expect(JSON.stringify(before)).not.toContain('poor');
    expect(texts(before)).toEqual([]);
    expect(before.strip.find(({ item }) => item === 'creditGrade')).toEqual({
      item: 'creditGrade',
      withheld: true,
    });
  });

  it('puts 建立服务事项 first for a teller without a case, not for one with', () => {
    for (const kind of ['loan', 'productSale', 'transfer', 'largeCash'] as const) {
      expect(on(kind, yunlingA1).actions[0]).toEqual({ id: 'openCase', tone: 'primary' });
    }
    expect(on('loan', yunlingA2).actions.map(({ id }) => id)).not.toContain('openCase');
    const own: CustomerContext = { ...yunlingA1, accessLevel: 'A3' };
    expect(on('loan', own, { person: liHang }).actions[0]?.id).toBe('notifyManager');
  });

  it('R82: has “信用条款与违约责任已说明” as an obligatory check', () => {
    expect(on('loan', yunlingA1).checks).toContainEqual(
      expect.objectContaining({ text: '信用条款与违约责任已说明', must: true }),
    );
  });

  it('R86: VIPs begin with SCR-04, others with SCR-01; the product script follows for both', () => {
    expect(on('productSale', liuFang).plan.slice(0, 2)).toEqual(['SCR-04', 'SCR-05']);
    expect(on('productSale', zhangWei).plan.slice(0, 2)).toEqual(['SCR-01', 'SCR-05']);
  });
});

describe('customer detail', () => {
  it('R63: says what the deposits would give and why it is bronze, before the tier', () => {
    const moment = on('customerDetail', yunlingA2);
    const warning = moment.warnings.find(({ id }) => id === 'tierOverride');
    expect(warning && fillWarning(warning.text, warning.values, word)).toBe(
      '按标准存款可达钻石，因不良授信记录定为黄铜',
    );
    expect(items(moment).indexOf('tierOverride')).toBe(items(moment).indexOf('corpTier') - 1);
    expect(JSON.stringify(on('customerDetail', yunlingA1))).not.toContain('badCredit');
  });

  it('R24: information due for a check is a warning', () => {
    const due: CustomerContext = { ...zhangWei, infoCheck: { due: true, dueOn: '2026-10-30' } };
    expect(texts(on('customerDetail', due))).toContain('信息已到核对期，请客户核对');
  });

  it('R73: the overdue VIP visit is for the manager only', () => {
    const late: CustomerContext = { ...liuFang, accessLevel: 'A3', visitDueOn: '2026-11-10' };
    expect(texts(on('customerDetail', late, { person: liHang }))).toContain('VIP 回访已到期，请约时间');
    expect(texts(on('customerDetail', late))).not.toContain('VIP 回访已到期，请约时间');
  });

  it('R2: the tier article is for organisations, the VIP article for VIPs', () => {
    expect(articleIds(on('customerDetail', yunlingA1))).toEqual(['ART-01', 'ART-13', 'ART-16', 'ART-20']);
    expect(articleIds(on('customerDetail', liuFang))).toEqual(['ART-01', 'ART-13', 'ART-16', 'ART-10']);
    expect(articleIds(on('customerDetail', zhangWei))).toEqual(['ART-01', 'ART-13', 'ART-16']);
  });

  it('R70: a VIP without a dedicated manager shows the gap', () => {
    const { manager: _manager, ...alone } = liuFang;
    expect(on('customerDetail', alone).strip.find(({ item }) => item === 'manager')?.values).toMatchObject({
      gap: true,
    });
  });
});
