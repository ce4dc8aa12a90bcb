import type { TestService } from '../support/service.ts';
import { publishAgain } from './quizzes/taking.ts';

/** A question as a trainer writes one into a bank. */
const bankQuestion = (id: string) => ({
  kind: 'trueFalse',
  id,
  text: '重大投诉在 15 个工作日内答复。',
  difficulty: 'easy',
  cites: ['ART-08^limits'],
  why: '重大投诉的时限是 15 个工作日。',
  answer: true,
});

/** What routes of banks are sent. */
export const bankBodies: Record<string, () => unknown> = {
  'POST /api/question-banks': () => ({ title: '反洗钱题库' }),
  'POST /api/question-banks/fits': () => ({ rules: [{ bank: 'QB-01', count: 1 }] }),
  'POST /api/question-banks/preview': () => ({
    paper: {
      ...{ questions: 1, passPercent: 80, minutes: 5, attempts: 1, waitHours: 0, feedback: 'never' },
      draw: [{ bank: 'QB-01', count: 1 }],
    },
    seed: 1,
    withKey: false,
  }),
  'POST /api/question-banks/:id/search': () => ({}),
  'POST /api/question-banks/:id/export': () => ({ format: 'gift' }),
  'POST /api/question-banks/:id/questions': () => ({ base: 0, question: bankQuestion('limits') }),
  'POST /api/question-banks/:id/changes': () => ({
    questions: [{ id: 'limits', version: 1 }],
    change: { addTags: ['投诉'] },
  }),
  'POST /api/question-banks/:id/imports': () => ({ name: 'a.jsonl', base64: 'e30K' }),
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
  const trainer = await service.login('K-01');
  const bank = await post(trainer, '/api/question-banks', { title: '投诉处理题库' });
  await post(trainer, `/api/question-banks/${bank.id}/questions`, {
    base: 0,
    question: bankQuestion('limits'),
  });
  return {
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
    'GET /api/quizzes/:id/attempts': 'QZ-02',
    'POST /api/quizzes/:id/regrades': 'QZ-02',
    'POST /api/quiz-attempts/:id/decision': attempt.id,
    'POST /api/announcements/:id/withdrawal': announced.id,
    'POST /api/questions/:id/promote': question,
    'POST /api/points/redemptions/:id/decision': redemption.id,
    'POST /api/points/ledger/:id/reversal': mine.ledger[0]?.id ?? '',
  };
}
