import type { Person, Role } from '../organisation/person.ts';
import { standsAbove } from '../reading/due.ts';

/** Posts that see files of others at all. */
export const recordsSeenBy = ['branchManager', 'trainer', 'auditor'] as const satisfies readonly Role[];

/**
 * Whether a person may see another's training file: trainers and auditors everybody's, a unit's head those of the own
 * units. One's own is open to everybody and is not decided here.
 */
export function maySeeRecords(
  { roles, orgUnitCode }: Pick<Person, 'roles' | 'orgUnitCode'>,
  other: Pick<Person, 'orgPath'>,
): boolean {
  if (roles.includes('trainer') || roles.includes('auditor')) return true;
  return roles.includes('branchManager') && standsAbove(orgUnitCode, other.orgPath);
}
