import type { Role } from '../../core/organisation/person.ts';

const keptApart = ['admin', 'securityOfficer', 'auditor'] as const satisfies readonly Role[];
/** Everyone may search, learn and ask; the base role conflicts with nothing. */
const harmless: readonly Role[] = ['staff'];

/**
 * Why these roles may not meet in one person (R-AZ4), or nothing. Admin, security officer and auditor exclude each other
 * and every business role: whoever operates, grants or audits does no business, and the other way round.
 */
export function separationConflict(roles: readonly Role[]): readonly [Role, Role] | undefined {
  const special = roles.find((role) => (keptApart as readonly Role[]).includes(role));
  if (!special) return undefined;
  const other = roles.find((role) => role !== special && !harmless.includes(role));
  return other && [special, other];
}
