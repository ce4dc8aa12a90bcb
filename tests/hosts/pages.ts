import { counterparty, demoBank, largeLimits } from './bank.ts';
import {
  type PageDefinition,
  type PageInput,
  type Section,
  accountsTable,
  cashPage,
  choose,
  form,
  holder,
  identity,
  loansTable,
  money,
  movesTable,
  notesTable,
  papersTable,
  password,
  show,
  text,
} from './sections.ts';

/** The pages by page kind; `deposit`, `withdrawal` and `repayment` are the plain cash pages that name nobody. */
export const pages = {
  customerDetail: {
    code: '1010',
    title: '客户信息查询',
    sections: (one) => [identity(one), accountsTable(one), loansTable(one), movesTable],
  },
  accountOpening: {
    code: '1101',
    title: '开立账户',
    sections: (input) => [
      identity(input),
      form(
        '开户信息',
        choose('accountKind', '活期结算户', '定期存款户', '通知存款户'),
        choose('currency', '人民币', '美元', '欧元'),
        text('openAmount', money(1_000)),
        text('openPurpose', '日常结算'),
        choose('seal', '签名', '印章'),
        password,
      ),
      accountsTable(input),
      papersTable,
    ],
  },
  transfer: {
    code: '3301',
    title: '转账汇款',
    sections: (input) => {
      const payee = counterparty(input.customer);
      return [
        form(
          '付款方',
          text('payerAccount', input.account.accountNo),
          show('payerName', input.customer.name),
          show('balance', money(input.account.balance)),
          password,
        ),
        form(
          '收款方',
          text('payeeAccount', payee.accounts[0]?.accountNo ?? ''),
          text('payeeName', payee.name),
          text('payeeBank', demoBank.name),
          choose('firstPayee', '否', '是'),
        ),
        form(
          '转账信息',
          text('amount', money(input.amount ?? 80_000)),
          show('largeLimit', money(largeLimits.transfer)),
          choose('currency', '人民币'),
          text('purpose', '货款'),
          show('fee', money(0)),
          text('summary', '转账'),
        ),
      ];
    },
  },
  loan: {
    code: '5021',
    title: '贷款受理',
    sections: (input) => [
      identity(input),
      loansTable(input),
      form(
        '贷款申请',
        choose('product', '流动资金贷款', '设备按揭', '个人消费贷款'),
        text('amount', money(input.amount ?? 5_000_000)),
        text('term', '12'),
        text('purpose', '采购运输车辆'),
        text('repaySource', '经营回款'),
        choose('guarantee', '抵押', '保证', '信用'),
        choose('repayKind', '按月付息，到期还本', '等额本息'),
        text('manager', 'M-01 李航'),
        text('applyDate', demoBank.date),
        choose('channel', '柜面', '客户经理'),
      ),
      papersTable,
    ],
  },
  complaint: {
    code: '6001',
    title: '投诉受理',
    sections: (input) => [
      identity(input),
      form(
        '投诉信息',
        show('complaintNo', 'TS20261123-004'),
        choose('complaintKind', '服务态度', '业务差错', '收费', '产品', '其他'),
        choose('complaintGrade', '一般', '重大', '紧急'),
        text('receivedOn', demoBank.date),
        choose('channel', '柜面', '电话'),
        text('demand', ''),
      ),
      movesTable,
    ],
  },
  largeCash: {
    code: '2107',
    title: '大额现金取款',
    sections: (input) => [
      holder(input),
      form(
        '取款信息',
        choose('currency', '人民币'),
        text('amount', money(input.amount ?? 200_000)),
        show('largeLimit', money(largeLimits.cash)),
        text('booking', 'YY20261120-031'),
        text('bookedFor', demoBank.date),
        text('purpose', '03 装修'),
        choose('agent', '否', '是'),
        text('voucher', '00218834'),
      ),
      notesTable,
      movesTable,
    ],
  },
  productSale: {
    code: '4205',
    title: '产品销售',
    sections: (input) => [
      identity(input),
      form(
        '产品信息',
        choose('product', '稳健理财 90 天', '大额存单三年', '代销基金 A'),
        show('productRisk', 'R2 中低风险'),
        show('productTerm', '90 天'),
        text('amount', money(input.amount ?? 50_000)),
        text('settlementAccount', input.account.accountNo),
        text('manager', 'M-02 赵倩'),
      ),
      accountsTable(input),
    ],
  },
  infoChange: {
    code: '1020',
    title: '客户信息变更',
    sections: (input) => [
      identity(input),
      form(
        '变更信息',
        choose('changeItem', '联系电话', '联系地址', '证件有效期', '法定代表人'),
        show('changeFrom', input.customer.phone),
        text('changeTo', ''),
        text('changeReason', '号码停用'),
        choose('evidence', '身份证件', '营业执照', '其他'),
        text('address', input.customer.address),
      ),
      papersTable,
    ],
  },
  dormant: {
    code: '1130',
    title: '睡眠户激活',
    sections: (input) => [
      holder(input),
      form(
        '激活信息',
        show('lastMove', '2021-06-18'),
        show('dormantSince', '2024-06-19'),
        choose('wish', '恢复使用', '销户'),
        text('purpose', '领取养老金'),
        choose('agent', '否', '是'),
        password,
      ),
    ],
  },
  closing: {
    code: '1190',
    title: '账户销户',
    sections: (input) => [
      holder(input),
      form(
        '销户信息',
        choose('closeReason', '不再使用', '服务不满意', '迁往外地'),
        show('interest', money(12.36)),
        choose('payoutTo', '现金', '本人他户'),
        text('amount', money(input.account.balance)),
        show('largeLimit', money(largeLimits.cash)),
        text('voucher', '00218835'),
      ),
    ],
  },
  corpAccounts: {
    code: '1210',
    title: '对公结算账户',
    sections: (input) => [
      identity(input),
      {
        title: '账户列表',
        head: ['账号', '种类', '开户日', '余额(元)', '客户经理'],
        rows: input.customer.accounts.map((one) => [
          one.accountNo,
          one.product,
          one.openedOn,
          money(one.balance),
          '李航',
        ]),
      },
      loansTable(input),
    ],
  },
  deposit: cashPage('2101', '存款', 3_000),
  withdrawal: cashPage('2102', '取款', 2_000),
  repayment: cashPage('5030', '还款', 18_250.75),
} as const satisfies Record<string, PageDefinition>;

export type PageName = keyof typeof pages;
export const pageNames = Object.keys(pages) as PageName[];
export const isPageName = (name: string): name is PageName => Object.hasOwn(pages, name);
export const byCode = (code: string): PageName | undefined =>
  pageNames.find((one) => pages[one].code === code);

export interface HostPage {
  readonly kind: PageName;
  /** Transaction code of the teller systems. */
  readonly code: string;
  readonly title: string;
  readonly sections: readonly Section[];
}

/** The whole page of one kind for one customer. */
export function hostPage(kind: PageName, input: PageInput): HostPage {
  const page = pages[kind];
  return { kind, code: page.code, title: page.title, sections: page.sections(input) };
}
