import { describe, expect, it } from 'vitest';

import { courseKinds, courseTypes } from '../../core/course/terms.ts';
import { shipped } from './shipped-content.ts';

const courses = shipped.content.courses.map(({ value }) => value);
const courseOf = (id: string) => courses.find((course) => course.id === id);
const quizzesOf = (id: string): string[] =>
  (courseOf(id)?.units ?? []).flatMap(({ steps }) =>
    steps.flatMap((step) => ('quiz' in step ? [step.quiz] : [])),
  );

describe('the courses that are shipped', () => {
  it('R213: each of basics, skills and continuing has at least one course', () => {
    for (const type of courseTypes)
      expect(courses.filter((course) => course.type === type).length, type).toBeGreaterThan(0);
  });

  it('each kind of course has at least one', () => {
    for (const kind of courseKinds)
      expect(courses.filter((course) => course.kind === kind).length, kind).toBeGreaterThan(0);
  });

  it('R211: the compliance course has five units and quiz QZ-06', () => {
    const [course, ...others] = courses.filter(({ kind }) => kind === 'compliance');
    expect(others).toEqual([]);
    expect(course?.units).toHaveLength(5);
    expect(quizzesOf(course?.id ?? '')).toEqual(['QZ-06']);
  });

  it('R214: the course on information security counts 12 months and ends with QZ-03', () => {
    const security = courses.filter(({ kind }) => kind === 'security');
    expect(security.map(({ validMonths }) => validMonths)).toEqual([12]);
    expect(quizzesOf('CRS-03')).toEqual(['QZ-03']);
  });

  it('R212: the operation course is renewed yearly, gives a certificate and ends with QZ-09', () => {
    expect(courseOf('CRS-09')).toMatchObject({ kind: 'operation', validMonths: 12, certificate: true });
    expect(quizzesOf('CRS-09')).toEqual(['QZ-09']);
  });

  it('R207: the course for complaintHandler has a unit 情绪管理', () => {
    const own = courses.filter(({ audience }) => audience.roles?.includes('complaintHandler') === true);
    expect(own.flatMap(({ units }) => units.map(({ title }) => title))).toContain('情绪管理');
  });
});
