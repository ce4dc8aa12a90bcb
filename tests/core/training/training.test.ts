import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { calendarYear, createCalendar } from '../../../core/calendar/calendar.ts';
import { plusDays } from '../../../core/calendar/day.ts';
import { type Course, parseCourse } from '../../../core/course/course.ts';
import { parseRule } from '../../../core/content/rule.ts';
import { readYaml } from '../../../core/content/read-yaml.ts';
import { careerOf } from '../../../core/training/career.ts';
import {
  isAssignedTo,
  obligationsOf,
  pathOf,
  remindersOf,
  type Learner,
} from '../../../core/training/due.ts';
import { monthLight, monthsUpTo } from '../../../core/training/monthly.ts';
import { progressOf, stepsOf } from '../../../core/training/progress.ts';
import { validityOf } from '../../../core/training/renewal.ts';
import type { TrainingRules } from '../../../core/training/rules.ts';

const textOf = (path: string) => readFileSync(join(import.meta.dirname, '../../../content', path), 'utf8');
const calendar = createCalendar(
  [2026, 2027].map((year) => {
    const file = `rules/calendar-${year}.yaml`;
    const read = readYaml({ file, text: textOf(file), schema: calendarYear, newest: 1 });
    if (!('value' in read)) throw new Error(file);
    return read.value;
  }),
);
const rules = ((): TrainingRules => {
  const read = parseRule({ file: 'training', text: textOf('rules/training.yaml') });
  if (!('value' in read) || read.value.kind !== 'training') throw new Error(JSON.stringify(read));
  return read.value;
})();
const courses = new Map(
  Array.from({ length: 11 }, (_, at): [string, Course] => {
    const id = `CRS-${String(at + 1).padStart(2, '0')}`;
    const read = parseCourse({ file: id, text: textOf(`courses/${id}.yaml`) });
    if (!('value' in read)) throw new Error(JSON.stringify(read.findings));
    return [id, read.value];
  }),
);
const courseOf = (id: string): Course => {
  const found = courses.get(id);
  if (found === undefined) throw new Error(id);
  return found;
};
const asked = (who: Learner) => obligationsOf(who, rules, [], (id) => courses.get(id), calendar);
const person = (staffNo: string, roles: Learner['roles'], more: Partial<Learner> = {}): Learner => ({
  staffNo,
  roles: ['staff', ...roles],
  orgPath: ['3201', '3200', '0001'],
  joinedOn: '2019-07-01',
  ...more,
});

describe('the induction (R205, R192)', () => {
  const induction = courseOf('CRS-01');

  it('R205: T-002 joined 2026-11-23: path 2026-11-23 to 11-27, day 5 quiz QZ-10', () => {
    const path = pathOf(induction, '2026-11-23', calendar);
    expect(path.map(({ day, on }) => [day, on])).toEqual([
      [1, '2026-11-23'],
      [2, '2026-11-24'],
      [3, '2026-11-25'],
      [4, '2026-11-26'],
      [5, '2026-11-27'],
    ]);
    const last = stepsOf(induction).filter(({ unit }) => path[4]?.units.includes(unit));
    expect(last.at(-1)).toMatchObject({ kind: 'quiz', key: 'QZ-10' });
    expect(asked(person('T-002', ['teller'], { joinedOn: '2026-11-23' }))[0]).toMatchObject({
      object: 'CRS-01',
      startOn: '2026-11-23',
      dueOn: '2026-11-27',
    });
    expect(asked(person('T-001', ['teller'])).map(({ object }) => object)).not.toContain('CRS-01');
  });

  it('begins on the first working day for who joins on a weekend', () => {
    expect(pathOf(induction, '2026-11-21', calendar)[0]?.on).toBe('2026-11-23');
  });

  it('R192: day 1 is 4 articles and quiz QZ-01; with three read T-002 is at 3/5', () => {
    const day1 = stepsOf(induction).filter(({ unit }) => unit === 'day-1');
    expect(day1.map(({ kind, key }) => `${kind} ${key}`)).toEqual([
      'article ART-01',
      'article ART-02',
      'article ART-03',
      'article ART-04',
      'quiz QZ-01',
    ]);
    const done = new Map(day1.slice(0, 3).map(({ key }, at) => [key, at]));
    const progress = progressOf(induction, done);
    expect(progress.units[0]).toEqual({ id: 'day-1', done: 3, of: 5 });
    expect(progress.next?.key).toBe('ART-04');
  });
});

describe('what is asked of whom', () => {
  it('R207: complaintHandler gets 情绪管理', () => {
    const mine = asked(person('H-01', ['complaintHandler'])).map(({ object }) => courseOf(object));
    expect(mine.flatMap(({ units }) => units.map(({ title }) => title))).toContain('情绪管理');
    const others = asked(person('T-001', ['teller'])).map(({ object }) => courseOf(object));
    expect(others.flatMap(({ units }) => units.map(({ title }) => title))).not.toContain('情绪管理');
  });

  it('R215: C, D, E have risk control; C 营销技能; D and E business and marketing', () => {
    const of = (managerGrade: 'A' | 'C' | 'D' | 'E') =>
      asked(person('M-01', ['manager'], { managerGrade, gradeFrom: '2026-11-10' }))
        .map(({ object }) => object)
        .filter((id) => courseOf(id).kind === 'gradeTied')
        .sort();
    expect(of('A')).toEqual([]);
    expect(of('C')).toEqual(['CRS-06', 'CRS-07']);
    expect(of('D')).toEqual(['CRS-06', 'CRS-08']);
    expect(of('E')).toEqual(['CRS-06', 'CRS-08']);
    expect(courseOf('CRS-07').title).toBe('营销技能');
  });

  it('R215: the due day of a grade course counts from the day of the grade', () => {
    const due = (gradeFrom: string) =>
      asked(person('M-01', ['manager'], { managerGrade: 'C', gradeFrom })).find(
        ({ object }) => object === 'CRS-07',
      );
    expect(due('2026-12-01')).toMatchObject({ startOn: '2026-12-01', dueOn: '2027-01-13' });
    expect(due('2026-01-05')?.startOn).toBe('2026-11-02');
  });

  it('asks nothing by rule of auditors and administrators', () => {
    for (const role of ['auditor', 'admin', 'securityOfficer'] as const)
      expect(asked(person('A-01', [role]))).toEqual([]);
  });

  it('an assignment fits by unit (with what is below), post and person, all that it names', () => {
    const t1 = person('T-001', ['teller']);
    expect(isAssignedTo({ units: ['3200'] }, t1)).toBe(true);
    expect(isAssignedTo({ units: ['3202'] }, t1)).toBe(false);
    expect(isAssignedTo({ units: ['3201'], roles: ['manager'] }, t1)).toBe(false);
    expect(isAssignedTo({ people: ['T-001'], units: ['3201'] }, t1)).toBe(true);
    expect(isAssignedTo({ people: ['T-003'] }, t1)).toBe(false);
  });

  it('of a rule and an assignment for the same course the earlier day counts', () => {
    const assignment = {
      id: 'a1',
      object: 'CRS-03',
      to: { people: ['T-001'] },
      startOn: '2026-11-20',
      dueOn: '2026-11-24',
      mentor: 'K-01',
    };
    const [first] = obligationsOf(person('T-001', ['teller']), rules, [assignment], courseOf, calendar);
    expect(first).toMatchObject({ object: 'CRS-03', dueOn: '2026-11-24', isAssigned: true, mentor: 'K-01' });
  });

  it('a year without a calendar leaves the day open instead of guessing it', () => {
    const late = asked(person('T-009', ['teller'], { joinedOn: '2031-03-03' }));
    expect(late.find(({ object }) => object === 'CRS-03')).toEqual({
      object: 'CRS-03',
      startOn: '2031-03-03',
      source: 'security',
      isAssigned: false,
    });
  });
});

describe('what counts for a time (R214)', () => {
  const on = (today: string) => validityOf('2025-12-01', 12, today, rules.renewalDays);

  it('R214: T-001 passed QZ-03 on 2025-12-01: from 2026-11-01 reminder, after 2026-12-01 expired', () => {
    expect(on('2026-10-31').state).toBe('done');
    expect(on('2026-11-01')).toEqual({
      state: 'renew',
      completedOn: '2025-12-01',
      validUntil: '2026-12-01',
      renewFrom: '2026-11-01',
    });
    expect(on('2026-12-01').state).toBe('renew');
    expect(on('2026-12-02').state).toBe('expired');
  });

  it('without an end counts for good', () => {
    expect(validityOf('2020-01-01', undefined, '2036-01-01', 30)).toEqual({
      state: 'done',
      completedOn: '2020-01-01',
    });
  });

  it('never goes back as days go by', () => {
    const order = ['done', 'renew', 'expired'];
    fc.assert(
      fc.property(
        fc.nat(3000),
        fc.nat(60),
        fc.integer({ min: 1, max: 120 }),
        fc.nat(90),
        (n, more, months, ahead) => {
          const at = (day: number) =>
            validityOf('2026-01-31', months, plusDays('2026-01-31', day), ahead).state;
          expect(order.indexOf(at(n + more))).toBeGreaterThanOrEqual(order.indexOf(at(n)));
        },
      ),
    );
  });
});

describe('monthly training (R206)', () => {
  it('R206: no session in 2026-10 is red, a delivered session on 2026-10-31 is green', () => {
    expect(monthLight('2026-10', 0, '2026-11', rules)).toBe('red');
    expect(monthLight('2026-10', 1, '2026-11', rules)).toBe('green');
    expect(monthLight('2026-11', 0, '2026-11', rules)).toBe('open');
  });

  it('looks back over the turn of a year, never before the rule began', () => {
    const since = { monthly: { sessions: 1, from: '2026-11' } };
    expect(monthsUpTo('2027-02', 6, since)).toEqual(['2026-11', '2026-12', '2027-01', '2027-02']);
  });
});

it('R204: T-001 at step 1; step 2 needs 3 courses, 1 open', () => {
  const career = careerOf(1, new Set(['CRS-03', 'CRS-04']), rules);
  expect(career).toMatchObject({ step: 1, next: { step: 2, open: 1 } });
  expect(career?.next?.courses).toHaveLength(3);
  expect(careerOf(3, new Set(), rules)?.next).toBeUndefined();
});

describe('reminders', () => {
  const on = (today: string) =>
    remindersOf('2026-11-27', today, rules, calendar).map(({ kind, on: day }) => `${kind} ${day}`);

  it('come five and one working days before, the day after, and three working days later to whom the rules name', () => {
    expect(on('2026-11-19')).toEqual([]);
    expect(on('2026-11-20')).toEqual(['dueSoon 2026-11-20']);
    expect(on('2026-11-25')).toEqual(['dueSoon 2026-11-20']);
    expect(on('2026-11-26')).toEqual(['dueSoon 2026-11-26']);
    expect(on('2026-11-27')).toEqual(['dueSoon 2026-11-26']);
    expect(on('2026-11-28')).toEqual(['overdue 2026-11-28']);
    expect(on('2026-12-02')).toEqual(['overdue 2026-11-28']);
    expect(on('2026-12-03')).toEqual(['overdue 2026-11-28', 'escalated 2026-12-03']);
  });
});

describe('progress', () => {
  it('only grows with what is done, and is complete exactly when nothing is next', () => {
    const course = courseOf('CRS-01');
    const keys = [...new Set(stepsOf(course).map(({ key }) => key))];
    fc.assert(
      fc.property(fc.subarray(keys), fc.subarray(keys), (some, others) => {
        const done = (list: readonly string[]) => new Map(list.map((key) => [key, 10]));
        const [few, many] = [progressOf(course, done(some)), progressOf(course, done([...some, ...others]))];
        expect(many.done).toBeGreaterThanOrEqual(few.done);
        expect(few.next === undefined).toBe(few.done === few.of);
        expect(few.completedAt !== undefined).toBe(few.next === undefined);
        expect(few.units.reduce((sum, unit) => sum + unit.done, 0)).toBe(few.done);
      }),
    );
  });

  it('what was done before the renewal began does not count again', () => {
    const course = courseOf('CRS-02');
    const all = new Map(stepsOf(course).map(({ key }) => [key, 100]));
    expect(progressOf(course, all, 100).completedAt).toBe(100);
    expect(progressOf(course, all, 101)).toMatchObject({ done: 0 });
  });
});
