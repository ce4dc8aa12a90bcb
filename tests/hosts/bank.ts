/**
 * The books of 示例银行, the fictional bank behind the demo hosts. Everyone here is invented: account numbers start with
 * 9900 (no card issuer does), document numbers with a region that does not exist, phones are masked.
 * Two traps are kept on purpose: a loan's internal id is the *client* id of the next customer, and two customers are
 * called 张伟.
 */
export interface DemoAccount {
  readonly accountNo: string;
  /** The host's own key of the account, seen in addresses. */
  readonly internalId: string;
  readonly product: string;
  readonly openedOn: string;
  /** Yuan. */
  readonly balance: number;
}

export interface DemoLoan {
  readonly loanNo: string;
  readonly internalId: string;
  readonly product: string;
  /** Yuan. */
  readonly principal: number;
  readonly balance: number;
  readonly from: string;
  readonly until: string;
  readonly state: '正常' | '逾期';
}

export interface DemoCustomer {
  readonly customerNo: string;
  readonly name: string;
  readonly type: 'personal' | 'enterprise' | 'institution';
  readonly typeText: string;
  /** The host's own key of the customer, seen in addresses; deliberately unlike the customer number. */
  readonly internalId: string;
  /** A UUID of which pages show the last group only. */
  readonly externalId: string;
  readonly docType: string;
  readonly docNo: string;
  readonly contact: string;
  readonly phone: string;
  readonly address: string;
  readonly openedOn: string;
  /** Shown in clear by the frameset host, as one real system does; nobody may ever read it. */
  readonly password: string;
  /** False for the namesake, whom no customer snapshot knows. */
  readonly cast: boolean;
  readonly accounts: readonly DemoAccount[];
  readonly loans: readonly DemoLoan[];
}

export const demoBank = {
  name: '示例银行',
  unit: '3201 城东支行',
  teller: '王敏 (T-001)',
  date: '2026-11-23',
};

/** Yuan above which the pages call cash or a transfer large; the pages show it beside the amount. */
export const largeLimits = { cash: 50_000, transfer: 200_000 };

/** One line a record, fields between bars: a table is what a reader checks fastest. */
const table = (text: string): string[][] =>
  text
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()));

const customerTable = `
C-1001 | 江海精工有限公司 | enterprise | 对公 · 大型 | 100000027 | 9900**********01K | 顾* | 139****1101 | 2012-04-12 | 城东区工业一路 8 号
C-1002 | 云岭物流有限公司 | enterprise | 对公 · 中型 | 100000031 | 9900**********42K | 周*明 | 139****2207 | 2019-04-16 | 城东区物流大道 66 号
C-1003 | 泰和能源集团 | enterprise | 对公 · 大型 | 100000046 | 9900**********77M | 许* | 138****3303 | 2020-09-03 | 城中区能源路 1 号
C-1004 | 北辰科技股份 | enterprise | 对公 · 中型 | 100000052 | 9900**********18P | 田* | 137****4404 | 2017-11-20 | 高新区创新街 20 号
C-1005 | 东方贸易集团 | enterprise | 对公 · 大型 | 100000068 | 9900**********63R | 罗* | 136****5505 | 2021-03-15 | 城南区国贸路 9 号
C-1006 | 小鹿餐饮有限公司 | enterprise | 对公 · 小型 | 100000073 | 9900**********09T | 陆* | 135****6606 | 2025-12-02 | 城东区美食街 12 号
C-1007 | 市第三中学 | institution | 事业单位 | 100000085 | 9900**********30W | 秦* | 134****7707 | 2008-07-01 | 城东区学苑路 3 号
P-2001 | 张伟 | personal | 个人 | 100000119 | 990***********1036 | 本人 | 138****5678 | 2016-05-06 | 城东区和平里 5 栋
P-2002 | 刘芳 | personal | 个人 | 100000124 | 990***********1234 | 本人 | 139****2002 | 2011-10-18 | 城东区湖畔花园 17 栋
P-2003 | 赵国强 | personal | 个人 | 100000137 | 990***********0415 | 本人 | 133****2003 | 1998-03-09 | 城东区老街 21 号
P-2008 | 张伟 | personal | 个人 | 100000188 | 990***********7719 | 本人 | 132****2008 | 2022-08-30 | 城南区新村 2 栋`;

const accountTable = `
C-1001 | 9900320110010017 | 200000501 | 2012-04-12 | 41286400.55 | 单位活期基本户
C-1001 | 9900320110010025 | 200000502 | 2019-08-01 | 20000000 | 单位通知存款
C-1002 | 9900320110023107 | 200000511 | 2019-04-16 | 3871205.4 | 单位活期基本户
C-1002 | 9900320110023115 | 200000512 | 2021-04-12 | 640018.2 | 单位活期一般户
C-1003 | 9900320110030014 | 200000521 | 2020-09-03 | 7600000 | 单位活期基本户
C-1004 | 9900320110040011 | 200000531 | 2017-11-20 | 6200000 | 单位活期基本户
C-1005 | 9900320110050018 | 200000541 | 2021-03-15 | 3100000 | 单位活期基本户
C-1006 | 9900320110060015 | 200000551 | 2025-12-02 | 86420.1 | 单位活期基本户
C-1007 | 9900320110070012 | 200000561 | 2008-07-01 | 2415000.36 | 事业单位专用户
P-2001 | 9900001220015678 | 200000601 | 2016-05-06 | 32760.88 | 个人活期
P-2002 | 9900001220026688 | 200000611 | 2011-10-18 | 1286402.15 | 个人活期
P-2002 | 9900001220026696 | 200000612 | 2026-02-10 | 500000 | 定期一年
P-2003 | 9900001220033301 | 200000621 | 1998-03-09 | 4205.6 | 个人活期(睡眠户)
P-2008 | 9900001220085671 | 200000681 | 2022-08-30 | 9910.02 | 个人活期`;

const loanTable = `
C-1001 | LN2401170019 | 100000031 | 30000000 | 18250.75 | 2024-01-17 | 2027-01-16 | 正常 | 流动资金贷款
C-1002 | LN2503110107 | 100000046 | 12000000 | 3480000 | 2025-03-11 | 2026-03-10 | 逾期 | 流动资金贷款
C-1002 | LN2604150012 | 100000047 | 2600000 | 2166667 | 2026-04-15 | 2029-04-14 | 正常 | 设备按揭
C-1003 | LN2606010031 | 100000052 | 80000000 | 64000000 | 2026-06-01 | 2031-05-31 | 正常 | 项目贷款
P-2001 | LN2502200318 | 100000124 | 100000 | 42000 | 2025-02-20 | 2028-02-19 | 正常 | 个人消费贷款`;

const accountsOf = (no: string): DemoAccount[] =>
  table(accountTable)
    .filter(([owner]) => owner === no)
    .map(([, accountNo = '', internalId = '', openedOn = '', balance = '', product = '']) => ({
      accountNo,
      internalId,
      product,
      openedOn,
      balance: Number(balance),
    }));

const loansOf = (no: string): DemoLoan[] =>
  table(loanTable)
    .filter(([owner]) => owner === no)
    .map(
      ([, loanNo = '', internalId = '', principal, balance, from = '', until = '', state, product = '']) => ({
        loanNo,
        internalId,
        product,
        principal: Number(principal),
        balance: Number(balance),
        from,
        until,
        state: state === '逾期' ? '逾期' : '正常',
      }),
    );

export const customers: readonly DemoCustomer[] = table(customerTable).map(
  ([
    no = '',
    name = '',
    type,
    typeText = '',
    id = '',
    docNo = '',
    contact = '',
    phone = '',
    on = '',
    at = '',
  ]) => ({
    customerNo: no,
    name,
    type: type === 'personal' || type === 'institution' ? type : 'enterprise',
    typeText,
    internalId: id,
    externalId: `00000000-0000-4000-8000-a7c3f0${id.slice(-6)}`,
    docType: type === 'personal' ? '居民身份证' : '统一社会信用代码',
    docNo,
    contact,
    phone,
    openedOn: on,
    address: at,
    password: `demo-${id.slice(-4)}`,
    cast: no !== 'P-2008',
    accounts: accountsOf(no),
    loans: loansOf(no),
  }),
);

export const cast = customers.filter((one) => one.cast);

const find = (test: (one: DemoCustomer) => boolean): DemoCustomer | undefined => customers.find(test);
export const byCustomerNo = (no: string) => find((one) => one.customerNo === no);
export const byInternalId = (id: string) => find((one) => one.internalId === id);
/** Account by its internal id or by its number, written with or without spaces. */
export const byAccount = (id: string) => {
  const plain = id.replaceAll(' ', '');
  return find((one) => one.accounts.some((a) => a.internalId === plain || a.accountNo === plain));
};
export const byLoan = (id: string) => find((one) => one.loans.some((a) => a.internalId === id));

/**
 * What a customer snapshot must carry so that the packs in `content/adapters/` resolve: account numbers, and the host's
 * internal ids with the word that says what they count (`client:100000031` is C-1002, `loan:100000031` is C-1001's loan).
 */
export const aliasesOf = (one: DemoCustomer) => ({
  accountNos: one.accounts.map((a) => a.accountNo),
  internalIds: [
    `client:${one.internalId}`,
    ...one.accounts.map((a) => `account:${a.internalId}`),
    ...one.loans.map((a) => `loan:${a.internalId}`),
  ],
});

/** Every customer whose number, name, account or internal id contains the text; the search boxes of all eras use it. */
export function search(text: string): readonly DemoCustomer[] {
  const q = text.trim();
  if (q === '') return [];
  const has = (value: string) => value.includes(q);
  return customers.filter(
    (one) =>
      has(one.customerNo) ||
      has(one.name) ||
      has(one.internalId) ||
      one.accounts.some((a) => has(a.accountNo)),
  );
}

/** The customer after this one: the payee of the transfer pages, so a payee is a customer of the bank too. */
export function counterparty(one: DemoCustomer): DemoCustomer {
  const next = customers[(customers.indexOf(one) + 1) % customers.length];
  if (next === undefined) throw new Error('the bank has no customers');
  return next;
}
