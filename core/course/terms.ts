import * as v from 'valibot';

/** R213: basics, skills, continuing. */
export const courseTypes = ['basics', 'skills', 'continuing'] as const;

/** What a course is for (domain/04): where it is assigned and what follows from it. */
export const courseKinds = [
  'induction',
  'monthly',
  'special',
  'leadership',
  'compliance',
  'security',
  'operation',
  'gradeTied',
] as const;

/** A course by its number: `CRS-01`. */
export const courseId = v.pipe(v.string(), v.regex(/^CRS-\d{2,4}$/, '课程编号写成 CRS-01'));
