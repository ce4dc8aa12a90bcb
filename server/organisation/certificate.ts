import { isCertified } from '../../core/condition/know.ts';
import { AppError } from '../../core/errors.ts';
import type { Person } from '../../core/organisation/person.ts';

/** Without a valid operation certificate there is no customer data: learning mode, unless the rules ask for none (R212). */
export function assertCertified(person: Person, now: number): void {
  if (!isCertified(person, now)) throw new AppError('access.notCertified');
}
