import type { CustomerContext } from '../contracts/context.ts';
import { isVip } from '../condition/know.ts';

/** Every item the context strip can hold, in the common order (domain 5). */
export const stripItems = [
  'tierOverride',
  'corpTier',
  'vipLevel',
  'serviceSegment',
  'creditGrade',
  'overdue',
  'riskLevel',
  'riskTolerance',
  'customerType',
  'hasCredit',
  'lifecycleStage',
  'manager',
  'serviceCase',
  'booking',
  'openComplaint',
  'complaintHistory',
  'infoCheck',
  'lastVisit',
  'visitDue',
  'phone',
  'docNo',
  'account',
  'plan',
  'dataDate',
] as const;
export type StripItemName = (typeof stripItems)[number];

/**
 * One fact of the strip. `scale` names the scale a code belongs to (catalogue `scale.<scale>`, `<scale>.<code>`),
 * so that 铂金 and 白金 never meet; `withheld` says that this person sees it only after 建立服务事项.
 */
export interface StripItem {
  readonly item: StripItemName;
  readonly scale?: string;
  readonly code?: string;
  readonly values?: Readonly<Record<string, string | number | boolean>>;
  readonly withheld?: true;
}

type Shown = Omit<StripItem, 'item'>;

/** A booking is shown from half an hour before (R141) until an hour after its time. */
const bookingShown = { beforeMs: 30 * 60_000, afterMs: 60 * 60_000 };

const text = (value: string | undefined): Shown | undefined =>
  value === undefined ? undefined : { values: { text: value } };
const code = (scale: string, value: string | undefined): Shown | undefined =>
  value === undefined ? undefined : { scale, code: value };

function typeOf(customer: CustomerContext): Shown {
  const values = {
    ...(customer.enterpriseSize === undefined ? {} : { enterpriseSize: customer.enterpriseSize }),
    ...(customer.isSoleTrader ? { isSoleTrader: true } : {}),
  };
  return { scale: 'customerType', code: customer.customerType, values };
}

function tierOf(customer: CustomerContext): Shown | undefined {
  if (customer.corpTier === undefined) return undefined;
  const note = customer.tierNote === undefined ? {} : { values: { note: customer.tierNote } };
  return { scale: 'corpTier', code: customer.corpTier, ...note };
}

const show: Readonly<Record<StripItemName, (customer: CustomerContext, now: number) => Shown | undefined>> = {
  // Stands before the tier it explains (R63).
  tierOverride: ({ tierOverride }) =>
    tierOverride && {
      scale: 'tierOverride',
      code: tierOverride.kind,
      values: { on: tierOverride.on, tierBefore: tierOverride.tierBefore },
    },
  corpTier: tierOf,
  vipLevel: (customer) => code('vipLevel', customer.vipLevel),
  serviceSegment: (customer) => code('serviceSegment', customer.serviceSegment),
  creditGrade: ({ creditGrade }) =>
    creditGrade && { scale: 'creditGrade', code: creditGrade.grade, values: { on: creditGrade.on } },
  // What is normal is not printed.
  overdue: (customer) => (customer.overdue === true ? { values: { overdue: true } } : undefined),
  riskLevel: ({ riskLevel }) =>
    riskLevel && {
      scale: 'riskLevel',
      code: riskLevel.level,
      values: { on: riskLevel.on, expired: riskLevel.expired },
    },
  riskTolerance: ({ riskTolerance }) =>
    riskTolerance && { scale: 'riskTolerance', values: { ...riskTolerance } },
  customerType: typeOf,
  hasCredit: (customer) =>
    customer.customerType === 'personal' ? undefined : { values: { hasCredit: customer.hasCredit } },
  lifecycleStage: (customer) => code('lifecycleStage', customer.lifecycleStage),
  manager: (customer) =>
    customer.manager
      ? { values: { ...customer.manager } }
      : isVip(customer)
        ? { values: { name: '', dedicated: false, gap: true } }
        : undefined,
  serviceCase: ({ serviceCase }) =>
    serviceCase && {
      values: { no: serviceCase.no, state: serviceCase.state, openedAt: serviceCase.openedAt },
    },
  booking: ({ booking }, now) =>
    booking && now >= booking.at - bookingShown.beforeMs && now <= booking.at + bookingShown.afterMs
      ? { values: { at: booking.at, kind: booking.kind } }
      : undefined,
  openComplaint: (customer) => (customer.openComplaint ? { values: { open: true } } : undefined),
  complaintHistory: (customer) =>
    customer.complaintHistory ? { values: { count: customer.complaintHistory } } : undefined,
  infoCheck: ({ infoCheck }) =>
    infoCheck.due || infoCheck.dueOn !== undefined
      ? {
          values: {
            due: infoCheck.due,
            ...(infoCheck.dueOn === undefined ? {} : { dueOn: infoCheck.dueOn }),
          },
        }
      : undefined,
  lastVisit: (customer) => text(customer.lastVisitOn),
  visitDue: (customer) => text(customer.visitDueOn),
  phone: (customer) => text(customer.phoneMasked),
  docNo: (customer) => text(customer.docNoMasked),
  account: (customer) => text(customer.accountTail),
  plan: (customer) => text(customer.plan),
  dataDate: (customer) => text(customer.dataDate),
};

/** Withheld fields worth a locked line: the others would only lengthen the strip. */
const lockedLine: Partial<Record<StripItemName, string>> = {
  creditGrade: 'creditGrade',
  overdue: 'overdue',
  riskTolerance: 'riskTolerance',
};

/**
 * The context strip of a customer as this person may see them: `first` (a page's own emphasis) before the common order.
 * `now` is ms UTC. Fields the person may not see are absent, or `withheld` where the page asks for them first.
 */
export function stripOf(
  customer: CustomerContext,
  first: readonly StripItemName[],
  now: number,
): StripItem[] {
  const order = [...new Set([...first, ...stripItems])];
  const withheld = new Set<string>(customer.withheld);
  return order.flatMap((item): StripItem[] => {
    const shown = show[item](customer, now);
    if (shown !== undefined) return [{ item, ...shown }];
    const field = lockedLine[item];
    const asked = field !== undefined && withheld.has(field) && first.includes(item);
    return asked ? [{ item, withheld: true }] : [];
  });
}
