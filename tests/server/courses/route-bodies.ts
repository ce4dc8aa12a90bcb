/** What the routes of courses and assignments are asked, one thing each. */
export const courseBodies: Record<string, () => unknown> = {
  'POST /api/courses/:id/moves': () => ({}),
  'POST /api/assignments': () => ({
    object: 'CRS-03',
    to: { units: ['3201'] },
    startOn: '2026-11-23',
    dueOn: '2026-12-23',
  }),
  'POST /api/assignments/:id/withdrawal': () => ({ reason: '排错了人' }),
  'POST /api/training/ranks': () => ({
    staffNo: 'M-01',
    kind: 'managerGrade',
    value: 'C',
    from: '2026-11-23',
  }),
};

/** An address with the learner and the course of unit 3201 that its parts stand for. */
export const courseAddress = (path: string): string =>
  path.replace(':object', 'CRS-03').replace(':staffNo', 'T-001');
