import { type ScopePerson, isFor } from '../article/inforce.ts';
import type { AppliesTo } from '../article/article.ts';
import { workdayDue, type Calendar } from '../calendar/calendar.ts';
import type { PublishingRules } from '../draft/publishing-rules.ts';
import type { Person } from '../organisation/person.ts';

/** Seconds a text must have been open to its end before it can count as read: by its length, never under the least. */
export const leastSecondsFor = (markdown: string, { reading }: PublishingRules): number =>
  Math.max(reading.leastSeconds, Math.round((markdown.length / 1_000) * reading.secondsPerThousand));

/**
 * Deadline (ms UTC) of a must-read: 18:00 in Shanghai some working days after it was assigned. A text that begins later is
 * still read before its day: the clock starts at once.
 */
export const readingDueAt = (assignedAt: number, rules: PublishingRules, calendar: Calendar): number =>
  workdayDue(assignedAt, rules.reading.dueWorkdays, calendar);

/**
 * From when (ms UTC) a person is told of a must-read that a unit below has not finished: the head of the unit once it is
 * overdue, the posts that the rules name some working days later; undefined for everyone else (R194).
 */
export function toldAt(
  dueAt: number,
  { roles }: Pick<Person, 'roles'>,
  { reading }: PublishingRules,
  calendar: Calendar,
): number | undefined {
  if (roles.includes('branchManager')) return dueAt;
  const { afterWorkdays, to } = reading.escalate;
  return to.some((role) => roles.includes(role)) ? workdayDue(dueAt, afterWorkdays, calendar) : undefined;
}

/** Whether a must-read with this scope is this person's. Auditors and administrators serve nobody at a counter. */
export const mustRead = (scope: AppliesTo, person: ScopePerson): boolean =>
  !person.roles.some((role) => role === 'auditor' || role === 'admin' || role === 'securityOfficer') &&
  isFor(scope, person);

/** Whether one stands above a unit: in it or in a unit over it. `unitPath` runs from the unit up to head office. */
export const standsAbove = (ownUnit: string, unitPath: readonly string[]): boolean =>
  unitPath.includes(ownUnit);

/**
 * Whose marks (read, not yet) a person sees: line department and audit those of everyone, the head of a unit those below,
 * by name; a trainer how many there are. Never one's own among them, nor a colleague's (R194).
 */
export function marksSeenBy(
  person: Person,
  everyone: readonly Person[],
): { readonly people: readonly Person[]; readonly named: boolean } {
  const seesAll = person.roles.some((role) => role === 'lineDept' || role === 'auditor');
  const heads = person.roles.includes('branchManager');
  const people = everyone.filter(
    (other) =>
      other.staffNo !== person.staffNo &&
      (seesAll || !heads || standsAbove(person.orgUnitCode, other.orgPath)),
  );
  return { people, named: seesAll || heads };
}
