import { addWorkdays, type Calendar } from '../calendar/calendar.ts';
import { plusDays } from '../calendar/day.ts';
import type { Course } from '../course/course.ts';
import { AppError } from '../errors.ts';
import type { Person, Role } from '../organisation/person.ts';
import type { ManagerGrade, RequiredCourse, TrainingRules } from './rules.ts';

/** A person as far as training asks. Days are Asia/Shanghai days. */
export interface Learner extends Pick<Person, 'staffNo' | 'roles' | 'orgPath'> {
  readonly joinedOn?: string;
  readonly managerGrade?: ManagerGrade;
  /** Day from which the grade holds. */
  readonly gradeFrom?: string;
}

/** Whom somebody above has assigned something: every entry that is there must fit. */
export interface AssignedTo {
  readonly roles?: readonly Role[] | undefined;
  /** Units with all that is below them. */
  readonly units?: readonly string[] | undefined;
  readonly people?: readonly string[] | undefined;
}

/** A course or quiz that somebody assigned. */
export interface Assignment {
  readonly id: string;
  readonly object: string;
  readonly to: AssignedTo;
  readonly startOn: string;
  readonly dueOn: string;
  readonly mentor?: string;
}

/** One thing a person has to finish, and why. */
export interface Obligation {
  /** `CRS-03`, `QZ-05`. */
  readonly object: string;
  readonly startOn: string;
  /** Last day; absent where nobody set one, or the calendar of that year is not there: a deadline is never guessed. */
  readonly dueOn?: string;
  /** Code of the rule, or the assignment's id. */
  readonly source: string;
  readonly isAssigned: boolean;
  readonly mentor?: string;
}

/** Whether an assignment is meant for this person. */
export const isAssignedTo = ({ roles, units, people }: AssignedTo, who: Learner): boolean =>
  (roles === undefined || roles.some((role) => who.roles.includes(role))) &&
  (units === undefined || units.some((unit) => who.orgPath.includes(unit))) &&
  (people === undefined || people.includes(who.staffNo));

/** Nobody learns for a counter who audits or administers; what somebody assigns by name is theirs all the same. */
const isTrained = ({ roles }: Learner): boolean =>
  !roles.some((role) => role === 'auditor' || role === 'admin' || role === 'securityOfficer');

function appliesTo(rule: RequiredCourse, who: Learner): boolean {
  const { roles, newStaff, managerGrades, from } = rule;
  if (!isTrained(who)) return false;
  if (roles !== undefined && !roles.some((role) => who.roles.includes(role))) return false;
  if (newStaff && (who.joinedOn === undefined || who.joinedOn < from)) return false;
  if (managerGrades === undefined) return true;
  return who.managerGrade !== undefined && managerGrades.includes(who.managerGrade);
}

const latest = (...days: readonly (string | undefined)[]): string =>
  days.reduce<string>((last, day) => (day !== undefined && day > last ? day : last), '');

/** Days counted before, by calendar: a bank's people begin and end on few days, and are many. */
const counted = new WeakMap<Calendar, Map<string, string>>();

function once(calendar: Calendar, key: string, count: () => string): string {
  const known = counted.get(calendar) ?? new Map<string, string>();
  counted.set(calendar, known);
  const before = known.get(key);
  if (before !== undefined) return before;
  const found = count();
  known.set(key, found);
  return found;
}

const workdaysAfter = (day: string, n: number, calendar: Calendar): string =>
  once(calendar, `${day}+${n}`, () => addWorkdays(day, n, calendar));

/** The n-th working day before `day`. */
const workdaysBefore = (day: string, n: number, calendar: Calendar): string =>
  once(calendar, `${day}-${n}`, () => {
    let at = day;
    for (let left = n; left > 0;) {
      at = plusDays(at, -1);
      if (calendar.isWorkday(at)) left -= 1;
    }
    return at;
  });

/** The first working day from `day` on, itself included. */
function firstWorkday(day: string, calendar: Calendar): string {
  return calendar.isWorkday(day) ? day : workdaysAfter(day, 1, calendar);
}

/**
 * On which day each numbered day of a course falls (R205: joined 2026-11-23, five working days to 2026-11-27). Day 1 is
 * the first working day from `start` on. Units without a day are not in it.
 */
export function pathOf(
  course: Pick<Course, 'units'>,
  start: string,
  calendar: Calendar,
): readonly { readonly day: number; readonly on: string; readonly units: readonly string[] }[] {
  const days = [...new Set(course.units.flatMap(({ day }) => day ?? []))].sort((a, b) => a - b);
  if (days.length === 0) return [];
  const first = firstWorkday(start, calendar);
  return days.map((day) => ({
    day,
    on: workdaysAfter(first, day - 1, calendar),
    units: course.units.filter((unit) => unit.day === day).map(({ id }) => id),
  }));
}

function ruleDue(
  { dueWorkdays }: RequiredCourse,
  startOn: string,
  course: Pick<Course, 'units'>,
  calendar: Calendar,
): string | undefined {
  try {
    if (dueWorkdays !== undefined) return workdaysAfter(startOn, dueWorkdays, calendar);
    return pathOf(course, startOn, calendar).at(-1)?.on;
  } catch (error) {
    if (error instanceof AppError && error.code === 'content.notFound') return undefined;
    throw error;
  }
}

/**
 * What a person has to finish by rule and by assignment, one entry an object with the earliest due day. A change of grade
 * adds what the new grade asks and takes nothing back that was finished (R215).
 */
export function obligationsOf(
  who: Learner,
  { required }: Pick<TrainingRules, 'required'>,
  assignments: readonly Assignment[],
  courseOf: (id: string) => Pick<Course, 'units'> | undefined,
  calendar: Calendar,
): readonly Obligation[] {
  const byRule = required.flatMap((rule): Obligation[] => {
    const course = courseOf(rule.course);
    if (course === undefined || !appliesTo(rule, who)) return [];
    const startOn = latest(
      rule.from,
      who.joinedOn,
      rule.managerGrades === undefined ? undefined : who.gradeFrom,
    );
    const dueOn = ruleDue(rule, startOn, course, calendar);
    const due = dueOn === undefined ? {} : { dueOn };
    return [{ object: rule.course, startOn, ...due, source: rule.id, isAssigned: false }];
  });
  const byHand = assignments
    .filter(({ to }) => isAssignedTo(to, who))
    .map(({ id, object, startOn, dueOn, mentor }): Obligation => {
      const by = mentor === undefined ? {} : { mentor };
      return { object, startOn, dueOn, source: id, isAssigned: true, ...by };
    });
  const first = new Map<string, Obligation>();
  for (const each of [...byRule, ...byHand]) {
    const before = first.get(each.object);
    first.set(each.object, before === undefined ? each : sooner(before, each));
  }
  return [...first.values()].sort((a, b) => (lastDay(a) < lastDay(b) ? -1 : lastDay(a) > lastDay(b) ? 1 : 0));
}

const lastDay = ({ dueOn }: Obligation): string => dueOn ?? '9999-12-31';

/** Of two reasons for one thing: the earlier due day, whoever is its mentor, and that somebody assigned it. */
function sooner(a: Obligation, b: Obligation): Obligation {
  const [first, second] = lastDay(b) < lastDay(a) ? [b, a] : [a, b];
  const mentor = first.mentor ?? second.mentor;
  const by = mentor === undefined ? {} : { mentor };
  return { ...first, isAssigned: a.isAssigned || b.isAssigned, ...by };
}

export const reminderKinds = ['dueSoon', 'overdue', 'escalated', 'renew', 'expired'] as const;
export type ReminderKind = (typeof reminderKinds)[number];

/**
 * The reminders whose day has come for something unfinished that is due on `dueOn`: some working days before, the day
 * after, and, some working days after that, to whom the rules name (escalated). `on` is that day.
 */
export function remindersOf(
  dueOn: string,
  today: string,
  { remindWorkdays, escalate }: Pick<TrainingRules, 'remindWorkdays' | 'escalate'>,
  calendar: Calendar,
): readonly { readonly kind: ReminderKind; readonly on: string }[] {
  const found: { kind: ReminderKind; on: string }[] = [];
  if (today <= dueOn) {
    const on = latest(
      ...remindWorkdays.map((n) => workdaysBefore(dueOn, n, calendar)).filter((day) => day <= today),
    );
    return on === '' ? [] : [{ kind: 'dueSoon', on }];
  }
  found.push({ kind: 'overdue', on: plusDays(dueOn, 1) });
  const told = workdaysAfter(dueOn, escalate.afterWorkdays, calendar);
  if (escalate.to.length > 0 && today > told) found.push({ kind: 'escalated', on: plusDays(told, 1) });
  return found;
}
