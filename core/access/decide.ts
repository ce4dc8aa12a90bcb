import { AppError } from '../errors.ts';
import type { Person } from '../organisation/person.ts';
import type { AccessLevel } from '../customer/terms.ts';
import { reaches, type AccessRules, type Relation } from './rules.ts';

type WhoAsks = Pick<Person, 'staffNo' | 'roles' | 'orgUnitCode'>;

/** What binds this person to this customer now; feeds every access decision. */
export interface Standing {
  readonly customer: { readonly orgUnitCode: string; readonly managerNo?: string | undefined };
  /** Unit and opener of an open service case about this customer, if there is one in the person's unit. */
  readonly openCase?: { readonly orgUnitCode: string; readonly openedBy: string } | undefined;
}

/** The highest level that any grant of the person's roles reaches (R36); A0 when none does. */
export function accessLevelOf(person: WhoAsks, standing: Standing, rules: AccessRules): AccessLevel {
  return rules.levels
    .filter(
      (grant) =>
        grant.roles.some((role) => person.roles.includes(role)) && holds(grant.when, person, standing),
    )
    .map((grant) => grant.level)
    .reduce<AccessLevel>((best, level) => (reaches(level, best) ? level : best), 'A0');
}

/**
 * Whether this person may reveal one field now (A4: R34, R35, R48). Throws `access.denied`; for a protected customer
 * `details.reason` is `protected`, since there only the roles named in the rules may look without an approval.
 */
export function assertMayReveal(
  person: WhoAsks,
  standing: Standing & { readonly customer: { readonly protected: boolean } },
  rules: AccessRules,
): void {
  const granted = rules.reveal.grants.filter(
    (grant) => grant.roles.some((role) => person.roles.includes(role)) && holds(grant.when, person, standing),
  );
  if (granted.length === 0) throw new AppError('access.denied');
  const roles = granted.flatMap((grant) => grant.roles).filter((role) => person.roles.includes(role));
  if (standing.customer.protected && !roles.some((role) => rules.reveal.protected.includes(role))) {
    throw new AppError('access.denied', { details: { reason: 'protected' } });
  }
}

function holds(relation: Relation, person: WhoAsks, { customer, openCase }: Standing): boolean {
  switch (relation) {
    case 'any':
      return true;
    case 'ownUnit':
      return customer.orgUnitCode === person.orgUnitCode;
    case 'ownCustomer':
      return customer.managerNo !== undefined && customer.managerNo === person.staffNo;
    case 'unitCase':
      return openCase !== undefined && openCase.orgUnitCode === person.orgUnitCode;
    case 'ownCase':
      return openCase !== undefined && openCase.openedBy === person.staffNo;
  }
}
