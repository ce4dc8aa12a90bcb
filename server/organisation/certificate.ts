import { shanghaiDate } from '../../core/condition/shanghai.ts';
import { AppError } from '../../core/errors.ts';
import type { Person } from '../../core/organisation/person.ts';

/** Without a valid operation certificate there is no customer data: learning mode (R212). */
export function assertCertified(person: Person, now: number): void {
  if (person.certificateUntil === undefined || person.certificateUntil < shanghaiDate(now)) {
    throw new AppError('access.notCertified');
  }
}
