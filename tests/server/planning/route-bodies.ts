import { randomUUID } from 'node:crypto';

/** What each route of training plans takes, for tests that walk over every route. */
export const planningBodies: Record<string, () => unknown> = {
  'POST /api/planning/plans': () => ({ year: '2026', orgUnitCode: '3201', topic: '月度学习', needs: [] }),
  'PUT /api/planning/plans/:id': () => ({ n: 0, text: { content: '学制度' } }),
  'POST /api/planning/plans/:id/decision': () => ({ n: 1, decision: 'approve' }),
  'POST /api/planning/plans/:id/sessions': () => ({
    at: Date.parse('2026-12-08T09:00:00+08:00'),
    minutes: 60,
    method: 'lecture',
    place: '会议室',
    resource: { kind: 'internal', name: '孙婷' },
    staffNos: ['T-001'],
  }),
  'POST /api/planning/plans/:id/attendance': () => ({ session: randomUUID(), present: [] }),
  'POST /api/planning/plans/:id/cancellation': () => ({ session: randomUUID(), reason: '讲师改期' }),
  'POST /api/planning/plans/:id/steps': () => ({ step: 'deliver' }),
  'POST /api/planning/plans/:id/evaluation': () => ({ text: '效果良好' }),
  'POST /api/planning/plans/:id/showcase': () => ({ on: '2026-12-18', cases: [] }),
  'POST /api/planning/plans/:id/case-articles': () => ({ case: 0 }),
  'POST /api/planning/plans/:id/replies': () => ({ suggestion: randomUUID(), text: '采纳' }),
  'POST /api/planning/needs': () => ({ year: '2026', topic: '外语', source: 'survey', staffNos: ['T-001'] }),
  'POST /api/planning/surveys': () => ({
    title: '明年想学什么',
    topics: ['外语'],
    from: '2026-11-23',
    until: '2026-11-30',
    staffNos: ['T-001'],
  }),
  'POST /api/planning/ways': () => ({ staffNo: 'M-01', step: 2, reason: '竞聘通过' }),
  'POST /api/planning/programmes': () => ({
    kind: 'rotation',
    staffNo: 'M-01',
    mentor: 'B-01',
    period: '2027Q1',
    goal: '到零售条线轮岗',
  }),
};
