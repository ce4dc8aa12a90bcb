import type { TestService } from '../support/service.ts';
import { publishAgain } from './quizzes/taking.ts';

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
  return {
    'GET /api/quizzes/:id/attempts': 'QZ-02',
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
