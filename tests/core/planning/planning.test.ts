import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { parseArticle } from '../../../core/article/parse.ts';
import type { Person } from '../../../core/organisation/person.ts';
import { caseArticle } from '../../../core/planning/case-article.ts';
import { monthLight, monthsOf } from '../../../core/planning/months.ts';
import {
  missingFields,
  planFields,
  planOf,
  planStates,
  type PlanEntry,
  type PlanEvent,
} from '../../../core/planning/plan.ts';
import { planRefusal, seesPlan } from '../../../core/planning/plan-steps.ts';
import { usualPlanningRules } from '../../../core/planning/planning-rules.ts';
import { meanOf, shownScore } from '../../../core/planning/survey.ts';
import { wayOf } from '../../../core/planning/way.ts';
import { rules, shipped } from '../../content/shipped-content.ts';

const person = (staffNo: string, role: Person['roles'][number], unit = '3201') => ({
  staffNo,
  roles: [role],
  orgUnitCode: unit,
  orgPath: [unit, '3200', '0001'],
});
const trainer = person('K-01', 'trainer', '3200');
const text = { content: '投诉沟通', way: '角色扮演', time: '12-08', teacher: '孙婷', customers: '' };
const entry = (event: PlanEvent, by = 'K-01'): PlanEntry => ({ ...event, by, at: 0 });
const plan = (...events: PlanEntry[]) => ({ ...planOf('K-01', events), orgUnitCode: '3201' });
const session = '00000000-0000-4000-8000-000000000001';

describe('a plan (R199)', () => {
  it('lacks every field that stands empty, and only those', () => {
    fc.assert(
      fc.property(fc.subarray([...planFields]), (empty) => {
        const given = { ...text, ...Object.fromEntries(empty.map((field) => [field, ''])) };
        const written = plan(entry({ type: 'written', text: given }));
        const refusal = planRefusal('approve', written, person('B-01', 'branchManager'));
        expect(missingFields(written)).toEqual(planFields.filter((field) => empty.includes(field)));
        expect(refusal).toBe(empty.length === 0 ? undefined : 'plan.incomplete');
      }),
    );
  });

  it('goes through its states in their order', () => {
    const evaluation = { text: '有效' };
    const life: PlanEntry[] = [
      entry({ type: 'written', text }),
      entry({ type: 'approved' }, 'B-01'),
      entry({ type: 'scheduled', session }),
      entry({ type: 'held', session }),
      entry({ type: 'delivered' }),
      entry({ type: 'evaluated', evaluation }),
      entry({ type: 'showcased', on: '2026-12-18', cases: [] }),
      entry({ type: 'closed' }),
    ];
    const states = life.map((_, at) => plan(...life.slice(0, at + 1)).state);
    expect([...new Set(['need', ...states])]).toEqual(planStates);
  });

  it('is approved by the head of its unit or the line department, never by who wrote a word of it', () => {
    const written = plan(entry({ type: 'written', text }));
    const approve = (who: ReturnType<typeof person>) => planRefusal('approve', written, who);
    expect(approve(person('B-01', 'branchManager'))).toBeUndefined();
    expect(approve(person('L-01', 'lineDept', '3210'))).toBeUndefined();
    expect(approve(person('B-02', 'branchManager', '3202'))).toBe('access.denied');
    expect(approve(trainer)).toBe('access.denied');
    expect(approve(person('K-01', 'lineDept', '3210'))).toBe('plan.fourEyes');
  });

  it('is delivered when every session was held or cancelled, and one was held', () => {
    const begun = [entry({ type: 'written', text }), entry({ type: 'approved' }, 'B-01')];
    const set = entry({ type: 'scheduled', session });
    const deliver = (...events: PlanEntry[]) => planRefusal('deliver', plan(...begun, ...events), trainer);
    expect(deliver()).toBe('plan.state');
    expect(deliver(set)).toBe('plan.sessions');
    expect(deliver(set, entry({ type: 'cancelled', session, reason: '讲师改期' }))).toBe('plan.sessions');
    expect(deliver(set, entry({ type: 'held', session }))).toBeUndefined();
  });

  it('is seen by colleagues below its unit once it is approved', () => {
    const drafted = plan(entry({ type: 'written', text }));
    const approved = plan(entry({ type: 'written', text }), entry({ type: 'approved' }, 'B-01'));
    expect(seesPlan(person('T-001', 'teller'), drafted)).toBe(false);
    expect(seesPlan(person('T-001', 'teller'), approved)).toBe(true);
    expect(seesPlan(person('T-003', 'teller', '3202'), approved)).toBe(false);
    expect(seesPlan(person('A-01', 'auditor', '3200'), drafted)).toBe(true);
    expect(seesPlan(person('S-01', 'admin'), approved)).toBe(false);
  });
});

describe('a month (R206)', () => {
  it('is red once it is over without a session, green with one', () => {
    const light = (month: string, delivered: number) =>
      monthLight({ month, delivered }, '2026-11-23', usualPlanningRules);
    expect(light('2026-10', 0)).toBe('red');
    expect(light('2026-10', 1)).toBe('green');
    expect(light('2026-11', 0)).toBe('due');
    expect(light('2026-12', 0)).toBe('ahead');
    expect(monthsOf('2026')).toHaveLength(12);
  });
});

describe('anonymous scores', () => {
  it('show nothing below the smallest group (R201)', () => {
    expect(shownScore([0, 0, 0, 7, 7], 5)).toEqual({ mean: 4.5, people: 14 });
    expect(shownScore([0, 0, 0, 2, 2], 5)).toBeUndefined();
    expect(shownScore([0, 0, 0, 0, 0], 1)).toBeUndefined();
  });

  it('come together by their people', () => {
    expect(
      meanOf([
        { mean: 4.5, people: 10 },
        { mean: 3, people: 5 },
      ]),
    ).toEqual({ mean: 4, people: 15 });
    expect(meanOf([])).toBeUndefined();
  });
});

describe('the way of a person (R204)', () => {
  const label = { zh: '步', en: 'Step' };
  const ours = {
    ladder: [1, 2].map((step) => ({
      step,
      label,
      courses: step === 1 ? [] : ['CRS-02', 'CRS-03', 'CRS-04'],
    })),
    startsAt: [{ role: 'manager' as const, step: 2 }],
    profiles: [],
  };
  const courses = [
    { id: 'CRS-02', title: '投诉' },
    { id: 'CRS-03', title: '安全', validMonths: 12 },
  ];

  it('at step 1, step 2 needs 3 courses, 1 open; a course counts to its last day', () => {
    const finished = new Map([
      ['CRS-02', '2020-01-01'],
      ['CRS-03', '2025-11-23'],
      ['CRS-04', '2026-01-01'],
    ]);
    const at = (today: string) => wayOf({ roles: ['teller'] }, finished, courses, today, ours).next?.open;
    finished.delete('CRS-04');
    expect(at('2026-11-23')).toBe(1);
    expect(at('2026-11-24')).toBe(2);
  });

  it('begins where the post stands, unless another step was given', () => {
    const step = (given?: number) =>
      wayOf({ roles: ['manager'], given }, new Map(), courses, '2026-11-23', ours).step;
    expect(step()).toBe(2);
    expect(step(1)).toBe(1);
  });
});

describe('a case of a showcase (R203)', () => {
  it('is an article of the base whatever colleagues write', () => {
    const line = fc
      .string({ minLength: 4, maxLength: 80, unit: 'grapheme' })
      .filter((one) => one.trim().length > 3);
    fc.assert(
      fc.property(line, line, (background, action) => {
        const shown = { title: '等候过久的投诉', background, action, lesson: '先安顿人，再谈事' };
        const made = caseArticle(shown, {
          no: 'TP-2026-0001',
          on: '2026-12-18',
          topic: '投诉沟通',
          id: 'ART-99',
        });
        const parsed = parseArticle({ file: 'ART-99', text: made });
        expect('value' in parsed && parsed.value.title).toBe('等候过久的投诉');
      }),
    );
  });
});

describe('the shipped rules', () => {
  it('name courses that there are, and every course type has at least one (R213)', () => {
    const courses = shipped.content.courses.map(({ value }) => value);
    expect(new Set(courses.map(({ type }) => type))).toEqual(new Set(['basics', 'skills', 'continuing']));
    const rule = rules.find((one) => one.kind === 'planning');
    if (rule === undefined) throw new Error('rules/planning.yaml is not shipped');
    const { ladder, profiles, confirmed } = rule;
    const wanted = [
      ...ladder.flatMap((one) => one.courses),
      ...profiles.flatMap(({ competences }) => competences.flatMap((one) => one.courses)),
    ];
    expect(courses.map(({ id }) => id)).toEqual(expect.arrayContaining(wanted));
    expect(ladder.map(({ label }) => label.zh)).toEqual([
      '初级客户服务专员',
      '中级客户经理',
      '高级财富管理顾问',
    ]);
    expect(confirmed).toBe(false);
  });
});
