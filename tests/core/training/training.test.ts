import { describe, expect, it } from 'vitest';

import { isAssignedTo, type Learner, obligationsOf, pathOf } from '../../../core/training/due.ts';
import { progressOf, stepsOf } from '../../../core/training/progress.ts';
import { calendar, courseOf, courses, rules } from './shipped.ts';

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
