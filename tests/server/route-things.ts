import { bankBodies, bankQuestion } from './question-bank/bank-bodies.ts';
import type { TestService } from '../support/service.ts';
import { courseBodies } from './courses/route-bodies.ts';
import { planningBodies } from './planning/route-bodies.ts';
import { publishAgain } from './quizzes/taking.ts';

/** What routes are sent that are about things of their own. */
export const bodiesOfRoutes: Record<string, () => unknown> = {
  ...planningBodies,
  ...courseBodies,
  ...bankBodies,
  'POST /api/certificates/:id/revocation': () => ({ reason: '代考，成绩作废' }),
};

/** One thing of unit 3201 for each route that is about one, by the route: what `:id` stands for there. */
export async function thingsOfRoutes(service: TestService): Promise<Record<string, string>> {
  const teller = await service.login('T-001');
  const manager = await service.login('M-01');
  const head = await service.login('B-01');
  const post = async (token: string, path: string, body: unknown) =>
    (await (await service.request('POST', path, { token, body })).json()) as {
      id: string;
      answers: { id: string }[];
    };

  const { id: question } = await post(teller, '/api/questions', {
    title: '周六收到的投诉从哪天起算',
    tags: [],
  });
  const { answers } = await post(teller, `/api/questions/${question}/answers`, {
    text: '从下一工作日起算。',
  });
  await post(teller, `/api/questions/${question}/accept`, { answerId: answers[0]?.id });

  const { ledger } = service.services;
  const day = 86_400_000;
  await service.database.writer.write(async (tx) => {
    for (const n of [1, 2, 3, 4]) {
      const at = service.now() - n * day;
      await ledger.award(tx, { staffNo: 'M-01', reason: 'publish', object: `ART-90${n}`, at });
    }
  });
  const redemption = await post(manager, '/api/points/redemptions', { rewardId: 'notebook' });
  const mine = (await (await service.request('GET', '/api/points/mine', { token: manager })).json()) as {
    ledger: { id: string }[];
  };
  await publishAgain(service, 'QZ-02', (text) => text);
  const attempt = await post(manager, '/api/quizzes/QZ-02/attempts', { mode: 'graded' });
  const announced = await post(head, '/api/announcements', {
    title: '打印机更换',
    text: '本周更换。',
    audience: { regions: ['3201'] },
    from: '2026-11-23',
    until: '2026-11-30',
  });
  const assigned = await post(head, '/api/assignments', {
    object: 'CRS-05',
    to: { people: ['T-001'] },
    startOn: '2026-11-23',
    dueOn: '2026-12-23',
  });
  const trainer = await service.login('K-01');
  const bank = await post(trainer, '/api/question-banks', { title: '投诉处理题库' });
  await post(trainer, `/api/question-banks/${bank.id}/questions`, {
    base: 0,
    question: bankQuestion('limits'),
  });
  const plan = await post(trainer, '/api/planning/plans', {
    year: '2026',
    orgUnitCode: '3201',
    topic: '月度学习',
    needs: [],
  });
  // Whole, and by somebody else: whoever decides on it in whatever order has not written it.
  const text = { content: '学制度', way: '讲授', time: '每月一次', teacher: '孙婷' };
  await service.request('PUT', `/api/planning/plans/${plan.id}`, { token: trainer, body: { n: 0, text } });
  const onPlan = Object.fromEntries(
    [
      'decision',
      'sessions',
      'attendance',
      'cancellation',
      'steps',
      'evaluation',
      'showcase',
      'case-articles',
      'replies',
    ].map((part) => [`POST /api/planning/plans/:id/${part}`, plan.id]),
  );
  return {
    'POST /api/courses/:id/moves': 'CRS-02',
    'POST /api/assignments/:id/withdrawal': assigned.id,
    ...Object.fromEntries(
      [
        'POST /api/question-banks/:id/search',
        'POST /api/question-banks/:id/export',
        'POST /api/question-banks/:id/questions',
        'GET /api/question-banks/:id/questions/:question',
        'POST /api/question-banks/:id/changes',
        'POST /api/question-banks/:id/imports',
      ].map((route) => [route, bank.id]),
    ),
    ...onPlan,
    'PUT /api/planning/plans/:id': plan.id,
    'GET /api/quizzes/:id/attempts': 'QZ-02',
    'GET /api/quizzes/:id/statistics': 'QZ-02',
    'GET /api/quizzes/:id/comparison': 'QZ-02',
    'POST /api/quizzes/:id/regrades': 'QZ-02',
    'POST /api/quiz-attempts/:id/decision': attempt.id,
    'POST /api/announcements/:id/withdrawal': announced.id,
    'POST /api/questions/:id/promote': question,
    'POST /api/points/redemptions/:id/decision': redemption.id,
    'POST /api/points/ledger/:id/reversal': mine.ledger[0]?.id ?? '',
    'GET /api/records/people/:id': 'M-01',
    'POST /api/certificates/:id/revocation': await certificateOf(service, 'M-01'),
  };
}

/** A certificate as a pass gives it. */
async function certificateOf(service: TestService, staffNo: string): Promise<string> {
  const { certificates } = service.services;
  const at = service.now();
  const finished = {
    kind: 'quiz',
    id: 'QZ-01',
    version: 1,
    title: '服务规范与流程',
    beforePost: false,
  } as const;
  await service.database.writer.write((tx) =>
    certificates.listener.finished(tx, { ...finished, staffNo, orgUnitCode: '3201', proof: 'route', at }),
  );
  return (await certificates.of(staffNo, at))[0]?.number ?? '';
}
