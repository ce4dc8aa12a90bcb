import type { Person } from '../organisation/person.ts';
import type { Quiz } from './quiz.ts';

/**
 * Whether a quiz or course is for this person: one of its posts is theirs (`staff` is everyone's), nothing is said of posts, or it
 * is also for new staff and they hold no operation certificate yet (R212). One for assigned people only is nobody's by post.
 */
export function isForPerson(
  { audience: { roles, newStaff, assignedOnly } }: Pick<Quiz, 'audience'>,
  person: Pick<Person, 'roles' | 'certificateUntil'>,
): boolean {
  if (assignedOnly === true) return false;
  if (roles === undefined || roles.includes('staff')) return true;
  return (
    roles.some((role) => person.roles.includes(role)) || (newStaff && person.certificateUntil === undefined)
  );
}
