import type { Page } from 'playwright-core';

import { type DemoCustomer, cast } from '../../hosts/bank.ts';

/** One page the generator made: what is served, who a person looking at it sees, and what is done to it. In its documents
 * `@BASE` stands for `/gen/ID` and `@OTHER` for the same on the second origin. */
export interface MadePage {
  /** Where it stands below `/gen/ID/`; some layouts carry the host-internal id in it. */
  readonly path: string;
  readonly html: string;
  /** More documents below `/gen/ID/`: frames, and pages gone to. */
  readonly more?: Readonly<Record<string, string>>;
  /** Customer number of the one customer seen without doubt; empty for nobody. Pages that change tell it themselves. */
  readonly truth: string;
  /** Milliseconds the panel may take to go after the page has changed: 0 within one document, 200 across frames. */
  readonly grace?: number;
  /** Milliseconds the page goes on changing after it has loaded. */
  readonly lasts?: number;
  /** What a teller does on it. */
  readonly drive?: (tab: Page, base: string) => Promise<void>;
}

export interface Dice {
  /** Whole number from `from` up to and with `to`. */
  int(from: number, to: number): number;
  pick<T>(list: readonly T[]): T;
  chance(share: number): boolean;
  /** Two different customers of the cast. */
  two(): [DemoCustomer, DemoCustomer];
}

export function diceOf(random: () => number): Dice {
  const int = (from: number, to: number) => from + Math.floor(random() * (to - from + 1));
  const pick = <T>(list: readonly T[]): T => {
    const found = list[int(0, list.length - 1)];
    if (found === undefined) throw new Error('nothing to pick from');
    return found;
  };
  return {
    int,
    pick,
    chance: (share) => random() < share,
    two() {
      const one = pick(cast);
      return [one, pick(cast.filter((other) => other !== one))];
    },
  };
}

/** Values of a page as HTML, so that each can be spoilt alone. */
export interface Fields {
  readonly no: string;
  readonly name: string;
  readonly account: string;
}
export const fieldsOf = (one: DemoCustomer): Fields => ({
  no: one.customerNo,
  name: one.name,
  account: one.accounts[0]?.accountNo ?? '',
});

export interface Layout {
  readonly name: string;
  pathOf(one: DemoCustomer): string;
  body(fields: Fields): string;
  /** Another node of the kind the number stands in, with attributes of its own. */
  twin(no: string, attributes: string): string;
}

const control = (value: string, name: string) =>
  value.includes('<') ? value : `<input name="${name}" value="${value}">`;

/** The four ways the packs of generated pages know a customer's page. */
export const layouts: Readonly<Record<'card' | 'table' | 'form' | 'crumb', Layout>> = {
  card: {
    name: 'card',
    pathOf: (one) => `customers/${one.internalId}/detail`,
    body: ({ no, name }) =>
      `<section class="page-card"><h2 class="cust-name">${name}</h2><div class="cust-no">${no}</div><p>客户经理 李航 · 建户机构 3201</p></section>`,
    twin: (no, attributes) => `<div class="cust-no" ${attributes}>${no}</div>`,
  },
  table: {
    name: 'table',
    pathOf: () => 't/detail',
    body: ({ no, name, account }) =>
      `<table class="page-table" border="1"><tr><td>客户号：</td><td>${no}</td><td>客户名称</td><td>${name}</td></tr>` +
      `<tr><td>\n账号\n<br></td><td>${account}</td><td>币种</td><td>人民币</td></tr></table>`,
    twin: (no, attributes) =>
      `<div ${attributes}><table><tr><td>客户号：</td><td>${no}</td></tr></table></div>`,
  },
  form: {
    name: 'form',
    pathOf: () => 'f/detail',
    body: ({ no, name, account }) =>
      `<form class="page-form"><p><label>客户编号: ${control(no, 'no')}</label></p><p><label for="nm">户名</label><span id="nm-v">${name}</span></p>` +
      `<p><label for="ac">结算账号</label> ${account.includes('<') ? account : `<input id="ac" value="${account}">`}</p></form>`,
    twin: (no, attributes) =>
      `<p><label>客户编号: <input name="no2" ${attributes} value="${no}"></label></p>`,
  },
  crumb: {
    name: 'crumb',
    pathOf: () => 'c/detail',
    body: ({ no, name, account }) =>
      `<div class="page-crumb"><nav class="crumbs">首页 / 客户 ${no} / 明细</nav><h2 class="cust-name">${name}</h2><dl><dt>账号</dt><dd>${account}</dd></dl></div>`,
    twin: (no, attributes) => `<nav class="crumbs" ${attributes}>首页 / 客户 ${no} / 明细</nav>`,
  },
};

export const layoutList: readonly Layout[] = Object.values(layouts);
export const textLayouts: readonly Layout[] = [layouts.card, layouts.table, layouts.crumb];

const filler =
  '<table class="moves"><tr><th>日期</th><th>摘要</th><th>金额</th></tr><tr><td>2026-11-20</td><td>转账</td><td>18,250.75</td></tr></table>';

/** A whole document; `script` runs after the body, `style` stands in the head. A page that stands still always says the same. */
export function documentOf(options: {
  truth: string;
  body: string;
  style?: string;
  script?: string;
  html?: string;
}): string {
  const { truth, body, style = '', script = '', html = 'lang="zh-CN"' } = options;
  return `<!doctype html><html ${html}><head><meta charset="utf-8"><title>综合业务</title>
<style>body{margin:12px;font:14px/1.5 sans-serif;background:#fff;color:#111}td,dd,p,h2,.cust-no{background:#fff}${style}</style>
<script>window.truthNow=()=>${JSON.stringify(truth)}</script></head>
<body><h1>综合业务系统</h1>${body}${filler}<script>${script}</script></body></html>`;
}

/** A page of one layout for one customer, with some fields spoilt and something beside it. */
export function madePage(
  layout: Layout,
  one: DemoCustomer,
  options: {
    truth: string;
    fields?: Partial<Fields>;
    beside?: string;
    style?: string;
    script?: string;
    html?: string;
    lasts?: number;
  },
): MadePage {
  const { truth, fields = {}, beside = '', style, script, html, lasts } = options;
  const body = layout.body({ ...fieldsOf(one), ...fields }) + beside;
  return {
    path: layout.pathOf(one),
    truth,
    html: documentOf({
      truth,
      body,
      ...(style ? { style } : {}),
      ...(script ? { script } : {}),
      ...(html ? { html } : {}),
    }),
    ...(lasts === undefined ? {} : { lasts }),
  };
}
