import type { CustomerContext } from '../contracts/context.ts';
import type { Person } from '../organisation/person.ts';
import type { PageContext } from '../page/context.ts';
import type { Facts, FactValue } from './facts.ts';
import { shanghaiDate, shanghaiHour, shanghaiWeekday } from './shanghai.ts';

/** The part of a page that conditions read. */
export type PageFacts = Pick<PageContext, 'pageKind' | 'flags'>;

/**
 * Whether customer data may be shown to them at all: with a certificate (R212), good up to and with its last day,
 * Asia/Shanghai, or where the bank's rules ask for none.
 */
export function isCertified(
  person: Pick<Person, 'certificateUntil' | 'certificateNeeded'>,
  now: number,
): boolean {
  if (person.certificateNeeded === false) return true;
  return person.certificateUntil !== undefined && person.certificateUntil >= shanghaiDate(now);
}

/** VIP is the yearly list for organisations and the imported segment for persons (R65, Q38); never one from the other. */
export function isVip(customer: CustomerContext): boolean {
  return (
    customer.vipLevel !== undefined ||
    customer.serviceSegment === 'vip' ||
    customer.serviceSegment === 'private'
  );
}

function customerFacts(customer: CustomerContext, now: number): Record<string, FactValue | undefined> {
  const today = shanghaiDate(now);
  const seesA2 = customer.accessLevel >= 'A2';
  return {
    'customer.customerType': customer.customerType,
    'customer.enterpriseSize': customer.enterpriseSize,
    'customer.isSoleTrader': customer.isSoleTrader,
    'customer.hasCredit': customer.hasCredit,
    'customer.accessLevel': customer.accessLevel,
    'customer.seesA2': seesA2,
    'customer.corpTier': customer.corpTier,
    'customer.tierBefore': customer.tierOverride?.tierBefore,
    'customer.tierOverride': customer.tierOverride?.kind,
    'customer.vipLevel': customer.vipLevel,
    'customer.serviceSegment': customer.serviceSegment,
    'customer.isVip': isVip(customer),
    'customer.hasManager': customer.manager !== undefined,
    'customer.hasDedicatedManager': customer.manager?.dedicated === true,
    'customer.lifecycleStage': customer.lifecycleStage,
    'customer.infoCheckDue': customer.infoCheck.due,
    'customer.protected': customer.protected,
    'customer.openComplaint': customer.openComplaint,
    'customer.bookedInMinutes':
      customer.booking === undefined ? undefined : Math.round((customer.booking.at - now) / 60_000),
    'customer.hasCase': customer.serviceCase !== undefined,
    'customer.creditGrade': customer.creditGrade?.grade,
    'customer.overdue': customer.overdue,
    'customer.riskLevel': customer.riskLevel?.level,
    'customer.riskExpired': customer.riskLevel?.expired,
    'customer.riskTolerance': customer.riskTolerance?.level,
    'customer.toleranceExpired': customer.riskTolerance?.expired,
    'customer.visitDue': customer.visitDueOn === undefined ? undefined : customer.visitDueOn <= today,
    'customer.complaintHistory': customer.complaintHistory,
  };
}

/**
 * The flat record of facts at one moment. What the person may not see is absent from `customer` and so from the facts.
 * `now` is milliseconds UTC; hours and days are Asia/Shanghai.
 */
export function factsOf(input: {
  readonly page: PageFacts;
  readonly customer?: CustomerContext | undefined;
  readonly person: Person;
  readonly now: number;
}): Facts {
  const { page, customer, person, now } = input;
  const facts: Record<string, FactValue | undefined> = {
    'page.kind': page.pageKind,
    'customer.known': customer !== undefined,
    'person.roles': ['staff', ...person.roles.filter((role) => role !== 'staff')],
    'person.orgUnitKind': person.orgUnitKind,
    'person.certified': isCertified(person, now),
    'time.hour': shanghaiHour(now),
    'time.weekday': shanghaiWeekday(now),
    ...(customer === undefined ? {} : customerFacts(customer, now)),
  };
  for (const [name, value] of Object.entries(page.flags)) facts[`flag.${name}`] = value;
  const known: Record<string, FactValue> = {};
  for (const [name, value] of Object.entries(facts)) if (value !== undefined) known[name] = value;
  return known;
}
