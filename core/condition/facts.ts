import { accessLevels, corpTiers, creditGrades, customerTypes, enterpriseSizes } from '../customer/terms.ts';
import { lifecycleStages, riskLevels, serviceSegments, tierOverrides, vipLevels } from '../customer/terms.ts';
import { orgUnitKinds, roles } from '../organisation/person.ts';
import { pageKinds } from '../page/kinds.ts';

export type FactValue = string | number | boolean | readonly string[];
/** What is known at one moment, flat. A fact that is not known is absent, never a default. */
export type Facts = Readonly<Record<string, FactValue>>;

type FactKind = 'boolean' | 'number' | 'text' | readonly string[];

/**
 * Every fact a condition may name, with its kind; a list of words means "one of these" (or, for `person.roles` and
 * `run.scripts`, a list of them). `flag.<name>` are the adapter's booleans and are open, because adapters are data.
 */
export const factKinds: Readonly<Record<string, FactKind>> = {
  'page.kind': pageKinds,
  'customer.known': 'boolean',
  'customer.customerType': customerTypes,
  'customer.enterpriseSize': enterpriseSizes,
  'customer.isSoleTrader': 'boolean',
  'customer.hasCredit': 'boolean',
  'customer.accessLevel': accessLevels,
  /** A2 or more: the sensitive lines are there, so that their absence means "no". */
  'customer.seesA2': 'boolean',
  'customer.corpTier': corpTiers,
  'customer.tierBefore': corpTiers,
  'customer.tierOverride': tierOverrides,
  'customer.vipLevel': vipLevels,
  'customer.serviceSegment': serviceSegments,
  /** Corporate by the yearly list, personal by the imported segment (R65, Q38). */
  'customer.isVip': 'boolean',
  'customer.hasManager': 'boolean',
  'customer.hasDedicatedManager': 'boolean',
  'customer.lifecycleStage': lifecycleStages,
  'customer.infoCheckDue': 'boolean',
  'customer.protected': 'boolean',
  'customer.openComplaint': 'boolean',
  /** Minutes until the booked time; negative once it has passed. */
  'customer.bookedInMinutes': 'number',
  'customer.hasCase': 'boolean',
  'customer.creditGrade': creditGrades,
  'customer.overdue': 'boolean',
  'customer.riskLevel': riskLevels,
  'customer.riskExpired': 'boolean',
  'customer.riskTolerance': 'number',
  'customer.toleranceExpired': 'boolean',
  'customer.visitDue': 'boolean',
  'customer.complaintHistory': 'number',
  'person.roles': roles,
  'person.orgUnitKind': orgUnitKinds,
  'person.certified': 'boolean',
  /** Hour of the day 0-23 and day of the week 1-7 (Monday = 1), Asia/Shanghai. */
  'time.hour': 'number',
  'time.weekday': 'number',
  /** Risk marks counted in this script run (R224). */
  'run.marks': 'number',
  /** How often the node just answered has been passed in this run. */
  'run.visits': 'number',
  /** Ids of the scripts entered in this run. */
  'run.scripts': 'text',
};

const flagName = /^flag\.[a-z][A-Za-z]{1,31}$/;

/** The kind of a fact, or undefined when no such fact exists. */
export function factKind(name: string): FactKind | undefined {
  if (flagName.test(name)) return 'boolean';
  return Object.hasOwn(factKinds, name) ? factKinds[name] : undefined;
}
