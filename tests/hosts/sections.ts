import { type DemoAccount, type DemoCustomer, demoBank } from './bank.ts';
import type { LabelKey } from './labels.ts';

/** One field of a page: shown text, or an input holding the value. */
export interface Field {
  readonly key: LabelKey;
  readonly value: string;
  readonly input?: 'text' | 'select' | 'password';
  readonly options?: readonly string[];
}
export type Section =
  | { readonly title: string; readonly fields: readonly Field[] }
  | {
      readonly title: string;
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
    };
export interface PageInput {
  readonly customer: DemoCustomer;
  readonly account: DemoAccount;
  /** Yuan; the pages with an amount have a usual one each. */
  readonly amount?: number | undefined;
}

/** 8000000 → `8,000,000.00` */
export const money = (yuan: number): string =>
  yuan.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

export const show = (key: LabelKey, value: string): Field => ({ key, value });
export const text = (key: LabelKey, value: string): Field => ({ key, value, input: 'text' });
export const choose = (key: LabelKey, ...options: string[]): Field => ({
  key,
  value: options[0] ?? '',
  input: 'select',
  options,
});

export const password: Field = { key: 'password', value: '', input: 'password' };

export const identity = ({ customer }: PageInput): Section => ({
  title: '客户信息',
  fields: [
    show('customerNo', customer.customerNo),
    show('customerName', customer.name),
    show('customerType', customer.typeText),
    show('docType', customer.docType),
    show('docNo', customer.docNo),
    show('contact', customer.contact),
    show('phone', customer.phone),
    show('branch', demoBank.unit),
    show('openedOn', customer.openedOn),
  ],
});

export const holder = ({ customer, account }: PageInput): Section => ({
  title: '账户信息',
  fields: [
    show('accountNo', account.accountNo),
    show('customerNo', customer.customerNo),
    show('accountName', customer.name),
    show('accountState', account.product.includes('睡眠') ? '睡眠' : '正常'),
    show('docType', customer.docType),
    show('docNo', customer.docNo),
    show('balance', money(account.balance)),
    show('frozen', money(0)),
  ],
});

export const accountsTable = ({ customer }: PageInput): Section => ({
  title: '账户列表',
  head: ['账号', '种类', '开户日', '余额(元)', '状态'],
  rows: customer.accounts.map((one) => [
    `${one.accountNo.slice(0, 4)} **** **** ${one.accountNo.slice(-4)}`,
    one.product,
    one.openedOn,
    money(one.balance),
    '正常',
  ]),
});

export const movesTable: Section = {
  title: '近期交易',
  head: ['日期', '交易', '借贷', '金额(元)', '渠道', '机构'],
  rows: [
    ['2026-11-20', '定期转活期', '贷', money(200_000), '手机银行', '3201'],
    ['2026-11-15', '代发入账', '贷', money(18_600), '批量', '3201'],
    ['2026-11-12', '消费', '借', money(1_240), 'POS', '9001'],
    ['2026-11-08', '转账', '借', money(6_000), '手机银行', '3201'],
    ['2026-11-03', '消费', '借', money(356.8), 'POS', '9001'],
  ],
};

export const loansTable = ({ customer }: PageInput): Section => ({
  title: '存量借据',
  head: ['借据号', '产品', '起息日', '到期日', '合同金额(元)', '余额(元)', '状态'],
  rows: customer.loans.map((one) => [
    one.loanNo,
    one.product,
    one.from,
    one.until,
    money(one.principal),
    money(one.balance),
    one.state,
  ]),
});

/** The papers of an application, as the counter ticks them off. */
export const papersTable: Section = {
  title: '申请材料',
  head: ['序号', '材料名称', '份数', '收取方式', '状态', '经办'],
  rows: [
    ['1', '证件影像', '1', '影像', '已收', 'T-001'],
    ['2', '申请书', '1', '原件', '已收', 'T-001'],
    ['3', '授权书', '1', '原件', '待收', 'T-001'],
  ],
};

export const notesTable: Section = {
  title: '配款明细',
  head: ['券别', '张数', '金额(元)', '尾箱'],
  rows: [
    ['100 元', '2,000', money(200_000), '0107'],
    ['50 元', '0', money(0), '0107'],
  ],
};

export const form = (title: string, ...fields: Field[]): Section => ({ title, fields });

export interface PageDefinition {
  readonly code: string;
  readonly title: string;
  sections(input: PageInput): Section[];
}

export const cashPage = (code: string, title: string, usual: number): PageDefinition => ({
  code,
  title,
  sections: (input) => [cash(input, `${title}信息`, usual)],
});

/** The plain cash pages: amount and voucher, no word of whose they are. */
function cash(input: PageInput, title: string, usual: number): Section {
  return form(
    title,
    text('applyDate', demoBank.date),
    text('amount', money(input.amount ?? usual)),
    choose('channel', '现金', '转账', '支票'),
    text('voucher', ''),
    text('summary', ''),
  );
}
