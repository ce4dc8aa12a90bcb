import type { PageFacts } from '../../core/condition/know.ts';
import type { CustomerContext } from '../../core/contracts/context.ts';
import type { Translator } from '../../core/i18n/translate.ts';
import type { Person, Role } from '../../core/organisation/person.ts';

export const casts = ['none', 'ordinary', 'vip', 'aged', 'enterprise'] as const;
export type Cast = (typeof casts)[number];
/** Posts that stand before a customer. */
export const posts = ['teller', 'manager', 'complaintHandler'] as const satisfies readonly Role[];

const common = {
  ref: 'rehearsal',
  customerNoTail: '0000',
  accessLevel: 'A2',
  isSoleTrader: false,
  hasCredit: false,
  infoCheck: { due: false },
  protected: false,
  openComplaint: false,
  dataDate: '2026-01-01',
  withheld: [],
} as const;

/** The page's flags as an adapter would find them before this customer. */
const flags: Readonly<Record<Cast, PageFacts['flags']>> = {
  none: {},
  ordinary: { isLarge: false, isAged: false },
  vip: { isLarge: false, isAged: false },
  aged: { isLarge: true, isAged: true, isFirstPayee: true },
  enterprise: { isLarge: false },
};

/** A customer made up for trying a text out, with the page's flags. Nobody's data; `now` is ms UTC. */
export function castOf(
  name: Cast,
  t: Translator['t'],
  now: number,
): { readonly customer?: CustomerContext; readonly flags: PageFacts['flags'] } {
  const person = { ...common, customerType: 'personal', withheld: [] } as const;
  const masked = `${t('rehearsal.surname')}*`;
  const serviceCase = { id: 'rehearsal', no: t('rehearsal.caseNo'), state: 'accepted', openedAt: now };
  const customers: Record<Cast, CustomerContext | undefined> = {
    none: undefined,
    ordinary: { ...person, nameMasked: masked, withheld: [], lifecycleStage: 'active' },
    vip: {
      ...person,
      nameMasked: masked,
      withheld: [],
      serviceSegment: 'vip',
      protected: true,
      manager: { name: t('rehearsal.manager'), dedicated: true },
      booking: { at: now + 20 * 60_000, kind: t('rehearsal.booking') },
      serviceCase,
    },
    aged: { ...person, nameMasked: masked, withheld: [], infoCheck: { due: true, dueOn: '2026-01-01' } },
    enterprise: {
      ...common,
      customerType: 'enterprise',
      withheld: [],
      nameMasked: t('rehearsal.company'),
      enterpriseSize: 'medium',
      hasCredit: true,
      corpTier: 'bronze',
      tierOverride: { kind: 'litigation', on: '2026-01-01', tierBefore: 'gold' },
      creditGrade: { grade: 'poor', on: '2026-01-01' },
      overdue: true,
      riskLevel: { level: 'high', on: '2026-01-01', expired: false },
      openComplaint: true,
      serviceCase,
    },
  };
  const customer = customers[name];
  return { ...(customer === undefined ? {} : { customer }), flags: flags[name] };
}

/** The person at the desk as somebody of another post with a valid certificate: whoever writes is often neither. */
export const atPost = (person: Person, role: Role): Person => ({
  ...person,
  roles: [role],
  certificateUntil: '9999-12-31',
});
