import { signal, type Signal } from '@preact/signals';

import type { CustomerContext } from '../../../core/contracts/context.ts';
import type { OutboxRecord } from '../../../core/contracts/outbox.ts';
import type { Person } from '../../../core/organisation/person.ts';
import { answerOf } from '../../../core/search/answer.ts';
import { createLocalKnowledge, type KnowledgeData } from '../../../core/search/local-knowledge.ts';
import type { LinkState, PanelPort } from '../../../extension/panel/port.ts';
import type { TabState } from '../../../extension/storage/items.ts';
import { askedKnowledge } from '../../../web/api/asked-knowledge.ts';
import type { KnowledgeApi } from '../../../web/api/knowledge-api.ts';

/** Monday 2026-11-23 10:20 in Shanghai. */
export const monday = Date.UTC(2026, 10, 23, 2, 20);

export const wangMin: Person = {
  staffNo: 'T-001',
  name: '王敏',
  roles: ['teller'],
  orgUnitCode: '3201',
  orgUnitName: '城东支行',
  orgUnitKind: 'subBranch',
  orgPath: ['3201', '32', '00'],
  certificateUntil: '2027-06-30',
};

/** Knowledge over given data for a person, as screens ask for it. */
export function knowledgeOver(data: KnowledgeData, person: Person, now: number): KnowledgeApi {
  const local = createLocalKnowledge(data);
  return {
    mediaBase: '',
    ...askedKnowledge(async (question) => answerOf(local, question, person, now)),
    onChange: () => {},
  };
}

export interface Stage {
  readonly port: PanelPort;
  readonly tab: Signal<TabState | undefined>;
  readonly person: Signal<Person | undefined>;
  readonly link: Signal<LinkState>;
  /** What the panel asked for, in order. */
  readonly calls: { readonly name: string; readonly value?: unknown }[];
  readonly records: OutboxRecord['record'][];
  /** Failures to give, by call name. */
  readonly failures: Map<string, unknown>;
}

/** A panel port over signals: the test is the background, and writes what happens into `tab`. */
export function createStage(
  data: KnowledgeData,
  start: { tab?: TabState; person?: Person; now?: number } = {},
): Stage {
  const tab = signal<TabState | undefined>(start.tab);
  const person = signal<Person | undefined>(start.person ?? wangMin);
  const link = signal<LinkState>({
    online: true,
    waiting: 0,
    knowledge: { publishedAt: Date.UTC(2026, 10, 23, 2, 5), revision: 7 },
  });
  const calls: Stage['calls'] = [];
  const records: Stage['records'] = [];
  const failures: Stage['failures'] = new Map();
  const told = async (name: string, value?: unknown): Promise<void> => {
    calls.push({ name, value });
    if (failures.has(name)) throw failures.get(name);
  };
  const now = start.now ?? monday;
  const port: PanelPort = {
    tab,
    person,
    link,
    // A service that never answers: what needs it stays away.
    client: { call: () => new Promise(() => {}) },
    knowledge: knowledgeOver(data, start.person ?? wangMin, now),
    confirm: () => told('confirm'),
    openCase: () => told('openCase'),
    caseEvent: (event, fields) => told('caseEvent', { event, fields }),
    reveal: async (field, purpose) => {
      await told('reveal', { field, purpose });
      return { value: '13800001234', expiresAt: now + 60_000 };
    },
    retry: () => told('retry'),
    login: () => told('login'),
    record: async (record) => {
      await told('record', record);
      records.push(record);
    },
    place: (change) => void calls.push({ name: 'place', value: change }),
    drawn: (generation) => void calls.push({ name: 'drawn', value: generation }),
  };
  return { port, tab, person, link, calls, records, failures };
}

export const page = (
  pageKind: TabState['page']['pageKind'],
  more: Partial<TabState['page']> = {},
): TabState['page'] => ({
  host: 'core.bank.test',
  pageKind,
  level: 'confirmed',
  claims: [],
  flags: {},
  evidence: [],
  ...more,
});

let generations = 0;
/** A tab state of a generation of its own. */
export const state = (status: TabState['status'], more: Partial<TabState> = {}): TabState => {
  generations += 1;
  const generation = `doc:${generations}`;
  return {
    generation,
    order: generations,
    since: monday,
    page: page('customerDetail'),
    status,
    ...more,
  };
};

/** C-1002 as a teller sees it without an open case (A1). */
export const yunlingA1: CustomerContext = {
  ref: 'ref-1002',
  customerType: 'enterprise',
  nameMasked: '云岭物流有限公司',
  customerNoTail: '1002',
  accessLevel: 'A1',
  enterpriseSize: 'medium',
  isSoleTrader: false,
  hasCredit: true,
  corpTier: 'bronze',
  lifecycleStage: 'active',
  manager: { name: '李航', dedicated: false },
  infoCheck: { dueOn: '2026-12-15', due: false },
  protected: false,
  openComplaint: false,
  dataDate: '2026-11-22',
  withheld: [
    'phoneMasked',
    'docNoMasked',
    'creditGrade',
    'tierOverride',
    'overdue',
    'riskLevel',
    'riskTolerance',
    'lastVisitOn',
  ],
};

/** The same customer with an open service case of the own unit (A2). */
export const yunlingA2: CustomerContext = {
  ...yunlingA1,
  accessLevel: 'A2',
  withheld: ['standardDepositFen', 'avgDailyDepositFen', 'plan'],
  serviceCase: {
    id: 'case-1',
    no: 'SC-2026-0001',
    state: 'accepted',
    openedAt: monday + 60_000,
    steps: [
      { event: 'consult', label: { zh: '开始咨询', en: 'Consult' }, requires: [] },
      {
        event: 'cancel',
        label: { zh: '取消', en: 'Cancel' },
        requires: [{ name: 'reason', label: { zh: '取消原因', en: 'Reason' } }],
      },
    ],
  },
  creditGrade: { grade: 'poor', on: '2026-09-30' },
  tierOverride: { kind: 'badCredit', on: '2026-03-18', tierBefore: 'diamond' },
  overdue: true,
  riskLevel: { level: 'high', on: '2026-10-01', expired: false },
  phoneMasked: '138****2207',
  docNoMasked: '913***********42K',
};

/** P-2002: VIP with a dedicated manager. */
export const liuFang: CustomerContext = {
  ref: 'ref-2002',
  customerType: 'personal',
  nameMasked: '刘*',
  customerNoTail: '2002',
  accessLevel: 'A1',
  isSoleTrader: false,
  hasCredit: false,
  serviceSegment: 'vip',
  lifecycleStage: 'active',
  manager: { name: '赵倩', dedicated: true },
  infoCheck: { due: false },
  protected: true,
  openComplaint: false,
  booking: { at: monday + 20 * 60_000, kind: '取现' },
  dataDate: '2026-11-22',
  withheld: [
    'phoneMasked',
    'docNoMasked',
    'creditGrade',
    'overdue',
    'riskLevel',
    'riskTolerance',
    'lastVisitOn',
  ],
};

const { manager: _manager, booking: _booking, ...ordinary } = liuFang;
/** P-2001: an ordinary customer. */
export const zhangWei: CustomerContext = {
  ...ordinary,
  ref: 'ref-2001',
  nameMasked: '张*',
  customerNoTail: '2001',
  serviceSegment: 'ordinary',
  protected: false,
  infoCheck: { dueOn: '2026-10-30', due: true },
};
