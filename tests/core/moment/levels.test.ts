import { describe, expect, it } from 'vitest';

import type { CustomerContext } from '../../../core/contracts/context.ts';
import { stripOf } from '../../../core/moment/strip.ts';
import { type PageKind, pageKinds } from '../../../core/page/kinds.ts';
import { moments } from '../../content/shipped-content.ts';
import { liuFang, monday, wangMin, yangFan, yunlingA1, yunlingA2, zhangWei } from './cast.ts';
import { articleIds, on, texts } from './shown-on.ts';

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
    expect(articleIds(moment)).toEqual(['ART-32', 'ART-33', 'ART-38', 'ART-39', 'ART-20', 'ART-02']);
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
    expect(versionAt('2026-01-01T00:00:00+08:00')).toBeGreaterThan(1);
  });
});

describe('every page kind', () => {
  const expected: Record<PageKind, { plan: string[]; articles: string[] }> = {
    customerDetail: { plan: ['SCR-01'], articles: ['ART-01', 'ART-13', 'ART-16'] },
    accountOpening: { plan: ['SCR-06'], articles: ['ART-13', 'ART-14', 'ART-15', 'ART-35', 'ART-23'] },
    transfer: { plan: ['SCR-02', 'SCR-12'], articles: ['ART-42', 'ART-35', 'ART-04'] },
    loan: {
      plan: ['SCR-01', 'SCR-02', 'SCR-05', 'SCR-12'],
      articles: ['ART-32', 'ART-33', 'ART-38', 'ART-39', 'ART-02'],
    },
    complaint: { plan: ['SCR-03'], articles: ['ART-04', 'ART-07', 'ART-08', 'ART-09', 'ART-05'] },
    largeCash: { plan: ['SCR-02', 'SCR-11', 'SCR-12'], articles: ['ART-42', 'ART-35', 'ART-10'] },
    productSale: {
      plan: ['SCR-01', 'SCR-05', 'SCR-10', 'SCR-12'],
      articles: ['ART-39', 'ART-40', 'ART-05', 'ART-41'],
    },
    infoChange: { plan: ['SCR-07'], articles: ['ART-15', 'ART-14', 'ART-16'] },
    dormant: { plan: ['SCR-08'], articles: ['ART-43', 'ART-15'] },
    closing: { plan: ['SCR-12'], articles: ['ART-19', 'ART-09'] },
    corpAccounts: { plan: [], articles: ['ART-23'] },
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
