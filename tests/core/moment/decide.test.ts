import { describe, expect, it } from 'vitest';

import type { CustomerContext } from '../../../core/contracts/context.ts';
import { decideMoment, type Moment } from '../../../core/moment/decide.ts';
import { fillWarning } from '../../../core/moment/fill.ts';
import { stripOf } from '../../../core/moment/strip.ts';
import { type PageKind, pageKinds } from '../../../core/page/kinds.ts';
import { articles, moments, scripts } from '../content/shipped-content.ts';
import { liHang, liuFang, monday, wangMin, yangFan, yunlingA1, yunlingA2, zhangWei } from './cast.ts';

const on = (
  pageKind: PageKind,
  customer?: CustomerContext,
  more: Partial<Parameters<typeof decideMoment>[0]> & { flags?: Record<string, boolean> } = {},
): Moment => {
  const { flags = {}, ...rest } = more;
  return decideMoment({
    page: { pageKind, flags },
    customer,
    person: wangMin,
    now: monday,
    moments,
    scripts,
    articles,
    ...rest,
  });
};
const texts = (moment: Moment): string[] => moment.warnings.map(({ text }) => text);
const articleIds = (moment: Moment): string[] => moment.articles.map(({ id }) => id);
const items = (moment: Moment): string[] => moment.strip.map(({ item }) => item);
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
    expect(moment.warnings[0]?.article).toBe('ART-39');
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

describe('the strip', () => {
  it('names the scale of every code: 铂金 and 白金 cannot meet (Q3)', () => {
    const both: CustomerContext = { ...yunlingA1, corpTier: 'platinum', vipLevel: 'platinum' };
    const shown = stripOf(both, [], monday).filter(({ code }) => code === 'platinum');
    expect(shown.map(({ scale }) => scale)).toEqual(['corpTier', 'vipLevel']);
  });

  it('R141: a booking at 10:30 is shown from 10:00 on', () => {
    const booked: CustomerContext = {
      ...zhangWei,
      booking: { at: Date.parse('2026-11-24T10:30:00+08:00'), kind: '开户' },
    };
    const shownAt = (time: string): boolean =>
      stripOf(booked, [], Date.parse(`2026-11-24T${time}:00+08:00`)).some(({ item }) => item === 'booking');
    expect([shownAt('09:59'), shownAt('10:00'), shownAt('10:45'), shownAt('11:31')]).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it('R19: an assessment that is too old says so', () => {
    const old: CustomerContext = {
      ...yunlingA2,
      riskLevel: { level: 'medium', on: '2025-11-01', expired: true },
    };
    expect(stripOf(old, [], monday).find(({ item }) => item === 'riskLevel')).toMatchObject({
      code: 'medium',
      values: { expired: true },
    });
  });

  it('ends with the data date and never prints what is normal', () => {
    const shown = stripOf({ ...yunlingA2, overdue: false }, [], monday);
    expect(shown.at(-1)).toEqual({ item: 'dataDate', values: { text: '2026-11-22' } });
    expect(shown.map(({ item }) => item)).not.toContain('overdue');
  });
});

describe('levels of knowledge', () => {
  it('without a customer: generic script, page checks and articles, no strip', () => {
    const moment = on('loan');
    expect(moment).toMatchObject({
      mode: 'generic',
      strip: [],
      plan: ['SCR-01', 'SCR-02', 'SCR-05', 'SCR-12'],
    });
    expect(moment.checks.length).toBeGreaterThan(0);
    expect(articleIds(moment)).toEqual(['ART-39', 'ART-20', 'ART-02']);
    expect(moment.actions).toEqual([]);
  });

  it('R212: without a certificate only script and articles, whatever the customer', () => {
    const moment = on('loan', yunlingA2, { person: yangFan });
    expect(moment).toMatchObject({
      mode: 'learning',
      warnings: [],
      strip: [],
      checks: [],
      actions: [],
      offers: [],
    });
    expect(moment.plan.length).toBeGreaterThan(0);
    expect(moment.articles.length).toBeGreaterThan(0);
    expect(JSON.stringify(moment.facts)).not.toContain('customer.overdue');
  });

  it('offline: no customer even if one is still at hand', () => {
    expect(on('largeCash', liuFang, { offline: true })).toMatchObject({
      mode: 'offline',
      strip: [],
      plan: ['SCR-02', 'SCR-11', 'SCR-12'],
    });
  });

  it('an article not in force that day is not shown; the large-cash rule changed on 2026-01-01', () => {
    const versionAt = (time: string): number | undefined =>
      on('largeCash', undefined, { now: Date.parse(time) }).articles.find(({ id }) => id === 'ART-42')
        ?.version;
    expect(versionAt('2025-12-31T23:59:00+08:00')).toBe(1);
    expect(versionAt('2026-01-01T00:00:00+08:00')).toBe(2);
  });
});

describe('every page kind', () => {
  const expected: Record<PageKind, { plan: string[]; articles: string[] }> = {
    customerDetail: { plan: ['SCR-01'], articles: ['ART-01', 'ART-13', 'ART-16'] },
    accountOpening: { plan: ['SCR-06'], articles: ['ART-13', 'ART-35'] },
    transfer: { plan: ['SCR-02', 'SCR-12'], articles: ['ART-42', 'ART-35', 'ART-04'] },
    loan: { plan: ['SCR-01', 'SCR-02', 'SCR-05', 'SCR-12'], articles: ['ART-39', 'ART-02'] },
    complaint: { plan: ['SCR-03'], articles: ['ART-04', 'ART-08', 'ART-05'] },
    largeCash: { plan: ['SCR-02', 'SCR-11', 'SCR-12'], articles: ['ART-42', 'ART-35', 'ART-10'] },
    productSale: { plan: ['SCR-01', 'SCR-05', 'SCR-10', 'SCR-12'], articles: ['ART-39', 'ART-05'] },
    infoChange: { plan: [], articles: ['ART-16'] },
    dormant: { plan: [], articles: [] },
    closing: { plan: ['SCR-12'], articles: [] },
    corpAccounts: { plan: [], articles: [] },
    other: { plan: [], articles: [] },
  };

  it.each(pageKinds)('%s has a moment with its script and articles', (kind) => {
    const moment = on(kind, zhangWei);
    expect(moments.filter(({ pageKind }) => pageKind === kind)).toHaveLength(1);
    expect({ plan: moment.plan, articles: articleIds(moment) }).toEqual(expected[kind]);
  });

  it('R76: a VIP complaint says that major ones need a special investigation', () => {
    expect(texts(on('complaint', liuFang))).toContain('VIP 重大投诉须专项调查');
  });

  it('the checks of complaint handlers are not the teller’s', () => {
    expect(on('complaint', zhangWei).checks.map(({ id }) => id)).not.toContain('calledBack');
    const handler = on('complaint', zhangWei, { person: { ...wangMin, roles: ['complaintHandler'] } });
    expect(handler.checks.map(({ id }) => id)).toContain('calledBack');
  });
});
