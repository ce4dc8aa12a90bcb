import type { CustomerContext } from '../../../core/contracts/context.ts';
import type { Person } from '../../../core/organisation/person.ts';

/** Monday 2026-11-23, 10:20 in Shanghai. */
export const monday = Date.parse('2026-11-23T10:20:00+08:00');

export const wangMin: Person = {
  staffNo: 'T-001',
  name: '王敏',
  roles: ['teller'],
  orgUnitCode: '3201',
  orgUnitName: '城东支行',
  orgUnitKind: 'subBranch',
  orgPath: ['3201', '3200', '1000'],
  certificateUntil: '2027-06-30',
};
export const liHang: Person = { ...wangMin, staffNo: 'M-01', name: '李航', roles: ['manager'] };
export const { certificateUntil: _certificate, ...uncertified } = wangMin;
export const yangFan: Person = { ...uncertified, staffNo: 'T-002', name: '杨帆' };

const base = {
  accessLevel: 'A1',
  isSoleTrader: false,
  hasCredit: false,
  infoCheck: { due: false },
  protected: false,
  openComplaint: false,
  dataDate: '2026-11-22',
  withheld: [],
} as const satisfies Partial<CustomerContext>;

/** P-2001 张伟, ordinary. */
export const zhangWei: CustomerContext = {
  ...base,
  withheld: ['creditGrade', 'overdue', 'riskTolerance'],
  ref: 'r1',
  customerType: 'personal',
  nameMasked: '张*',
  customerNoTail: '2001',
  serviceSegment: 'ordinary',
};

/** P-2002 刘芳, VIP, protected, dedicated manager 赵倩. */
export const liuFang: CustomerContext = {
  ...base,
  withheld: ['creditGrade', 'overdue', 'riskTolerance'],
  ref: 'r2',
  customerType: 'personal',
  nameMasked: '刘*',
  customerNoTail: '2002',
  serviceSegment: 'vip',
  protected: true,
  manager: { name: '赵倩', dedicated: true },
};

/** C-1002 云岭物流 as a teller without an open case sees it. */
export const yunlingA1: CustomerContext = {
  ...base,
  withheld: ['creditGrade', 'overdue', 'tierOverride', 'riskLevel'],
  ref: 'r3',
  customerType: 'enterprise',
  enterpriseSize: 'medium',
  hasCredit: true,
  nameMasked: '云岭物流有限公司',
  customerNoTail: '1002',
  corpTier: 'bronze',
  manager: { name: '李航', dedicated: false },
};

/** The same with the case open: grade, overdue flag and the reason of the tier are there. */
export const yunlingA2: CustomerContext = {
  ...yunlingA1,
  accessLevel: 'A2',
  withheld: [],
  creditGrade: { grade: 'poor', on: '2026-09-30' },
  tierOverride: { kind: 'badCredit', on: '2026-03-18', tierBefore: 'diamond' },
  overdue: true,
  serviceCase: { id: 'k1', no: 'SC-1', state: 'accepted', openedAt: monday },
};
