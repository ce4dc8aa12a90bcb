import type { Person } from '../organisation/person.ts';
import type { Quiz } from './quiz.ts';

/**
 * Whether a quiz is for this person: one of its posts is theirs (`staff` is everyone's), nothing is said of posts, or it
 * is also for new staff and they hold no operation certificate yet (R212).
 */
export function isForPerson(
  { audience: { roles, newStaff } }: Pick<Quiz, 'audience'>,
  person: Pick<Person, 'roles' | 'certificateUntil'>,
): boolean {
  if (roles === undefined || roles.includes('staff')) return true;
  return (
    roles.some((role) => person.roles.includes(role)) || (newStaff && person.certificateUntil === undefined)
  );
}
