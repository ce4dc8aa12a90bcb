import { sql as query } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import type { StandingDownQuestion } from '../../../core/contracts/quiz-grading.ts';
import { createTestService, type TestService } from '../../support/service.ts';
import { HOUR, keyOf, MINUTE, publishAgain, quizOf, type Taker, takerOf, textOf } from './taking.ts';

let service: TestService;
beforeEach(async () => {
  service = await createTestService();
});
afterEach(() => service.close());

type Attempts = {
  attempts: {
    id: string;
    staffNo: string;
    isPass?: boolean;
    markings: { isVoid: boolean; why?: string }[];
  }[];
};
const attemptsSeen = async (by: Taker, quiz: string) =>
  (await by.ask<Attempts>('GET', `/api/quizzes/${quiz}/attempts`)).body.attempts;
const down = async (by: Taker) =>
  (await by.ask<{ questions: StandingDownQuestion[] }>('GET', '/api/quiz-questions/standing-down')).body
    .questions;
const pointsOf = async (staffNo: string) => {
  const [row] = await service.database.sql.all<{ sum: number }>(
    query`select coalesce(sum(delta), 0) as sum from points_ledger where staff_no = ${staffNo}`,
  );
  return row?.sum;
};

/** The single-choice questions of QZ-01 with another right option, as an edition that corrects them. */
async function otherKey(): Promise<{ question: string; version: number }> {
  const question = 'stage-order';
  const version = await publishAgain(service, 'QZ-01', (text) =>
    text
      .replace(
        '- { id: a, text: 咨询、受理、处理、归档、跟踪, why: 受理在咨询之前，归档在最后。 }',
        '- { id: a, text: 咨询、受理、处理、归档、跟踪, right: true }',
      )
      .replace(
        '- { id: b, text: 受理、咨询、处理、跟踪、归档, right: true }',
        '- { id: b, text: 受理、咨询、处理、跟踪、归档, why: 顺序已改。 }',
      ),
  );
  return { question, version };
}

describe('a faulty question', () => {
  test('is marked again by a new record for each attempt; no answer is touched (R-QZ4, R-QZ5)', async () => {
    // Everybody gets the question: the paper of this edition is fixed.
    await publishAgain(service, 'QZ-01', (text) =>
      text.replace('paper: { questions: 10,', "paper: { questions: 1, fixed: ['stage-order'],"),
    );
    const [teller, other, trainer] = [
      await takerOf(service, 'T-001'),
      await takerOf(service, 'T-003'),
      await takerOf(service, 'K-01'),
    ];
    const passed = (await teller.take('QZ-01')).body;
    const running = (await other.start('QZ-01')).body;
    const [held] = await keyOf(service, running.id);
    await other.save(running.id, other.given('q1', held?.right ?? null));
    expect(passed.isPass).toBe(true);
    expect(await pointsOf('T-001')).toBe(15);

    const { question, version } = await otherKey();
    const regrade = (body: Record<string, unknown> = {}) =>
      trainer.ask<{ regraded: number; left: number }>('POST', '/api/quizzes/QZ-01/regrades', {
        version: 2,
        question,
        corrected: version,
        why: '正确选项标错了',
        ...body,
      });
    expect((await regrade({ corrected: 9 })).status).toBe(404);
    expect((await regrade({ why: '' })).status).toBe(400);
    expect((await regrade()).body).toEqual({ regraded: 1, left: 0 });

    const [seen] = (await attemptsSeen(trainer, 'QZ-01')).filter(({ staffNo }) => staffNo === 'T-001');
    expect(seen?.markings.map(({ isVoid, why }) => [isVoid, why])).toEqual([
      [true, undefined],
      [false, '正确选项标错了'],
    ]);
    const after = (await teller.read(passed.id)).body;
    expect(after).toMatchObject({ isPass: false, regraded: '正确选项标错了' });
    expect(after.answers).toEqual(passed.answers);
    expect(JSON.stringify(after.questions)).toBe(JSON.stringify(passed.questions));
    // The pass is gone, and so are its points, by a row of their own (R195).
    expect(await pointsOf('T-001')).toBe(0);
    // Who was in the middle of it kept the answer, and is marked by the corrected key.
    expect((await other.read(running.id)).body.answers).toHaveLength(1);
    expect((await other.finish(running.id)).body).toMatchObject({ earned: 0, isPass: false });
  });

  test('marks are seen by those above, of a branch by its own head, never by colleagues', async () => {
    await (await takerOf(service, 'T-003')).take('QZ-01');
    const of = async (staffNo: string) => {
      const { body, status } = await (
        await takerOf(service, staffNo)
      ).ask<Attempts>('GET', '/api/quizzes/QZ-01/attempts');
      return status === 200 ? body.attempts.map((one) => one.staffNo) : status;
    };
    expect(await of('K-01')).toEqual(['T-003']);
    expect(await of('A-01')).toEqual(['T-003']);
    expect(await of('B-01')).toEqual([]);
    expect(await of('T-001')).toBe(403);
  });

  test('nobody decides on their own late hand-in', async () => {
    const trainer = await takerOf(service, 'K-01');
    const { id } = (await trainer.start('QZ-03')).body;
    await trainer.sit(HOUR);
    expect((await trainer.finish(id)).body.late).toBe('open');
    const decide = (by: Taker) =>
      by.ask<{ late: string }>('POST', `/api/quiz-attempts/${id}/decision`, { accepted: false });
    expect((await decide(trainer)).status).toBe(403);
    expect((await decide(await takerOf(service, 'K-02'))).body).toMatchObject({ late: 'refused' });
  });
});

describe('a changed paragraph (R-QZ4)', () => {
  const change = async () => {
    const [line] = /^.*\^now *$/m.exec(await textOf(service, 'articles', 'ART-02')) ?? [''];
    expect(line).not.toBe('');
    service.advance(5 * MINUTE);
    await publishAgain(service, 'ART-02', (text) =>
      text
        .replace(line, line.replace(/ *\^now *$/, '（改） ^now'))
        .replace(/^effectiveFrom: .*$/m, 'effectiveFrom: 2026-11-23'),
    );
  };
  const cites = 'ART-02^now';

  test('its questions leave new papers at once; who is in the middle keeps theirs byte for byte', async () => {
    const [teller, trainer] = [await takerOf(service, 'T-001'), await takerOf(service, 'K-01')];
    expect(await down(trainer)).toEqual([]);
    const before = (await teller.start('QZ-01')).body;
    await change();
    const standing = await down(await takerOf(service, 'K-01'));
    const own = standing.filter(({ quizId }) => quizId === 'QZ-01');
    expect(own.map(({ question }) => question)).toContain('stage-order');
    const [cause] = own.find(({ question }) => question === 'stage-order')?.causes ?? [];
    expect(cause).toMatchObject({ cites, what: 'changed' });
    expect(cause?.after).toContain('（改）');
    expect(cause?.before).not.toContain('（改）');

    const still = (await (await takerOf(service, 'T-001')).start('QZ-01')).body;
    expect(JSON.stringify(still.questions)).toBe(JSON.stringify(before.questions));
    const names = new Set(own.map(({ question }) => question));
    for (const staffNo of ['T-002', 'T-003']) {
      const reply = await (await takerOf(service, staffNo)).start('QZ-01');
      if (reply.status === 409) expect(reply.body.code).toBe('paper.tooFew');
      else {
        const drawn = await keyOf(service, reply.body.id);
        expect(drawn.filter(({ place }) => names.has(place.question))).toEqual([]);
      }
    }
  });

  test('confirmed, a question stands again for this text and no other; an edited edition stands by itself', async () => {
    await change();
    const again = await takerOf(service, 'K-01');
    const one = (await down(again)).find(({ question }) => question === 'stage-order');
    const confirm = (mark: string) =>
      again.ask<{ questions: StandingDownQuestion[] }>('POST', '/api/quiz-questions/confirmations', {
        quizId: 'QZ-01',
        version: one?.version,
        question: 'stage-order',
        cites,
        mark,
      });
    expect((await confirm('0'.repeat(64))).body.code).toBe('quiz.paragraphChanged');
    const left = (await confirm(one?.causes[0]?.mark ?? '')).body.questions;
    expect(left.map(({ question }) => question)).not.toContain('stage-order');
    await change();
    expect((await down(await takerOf(service, 'K-01'))).map(({ question }) => question)).toContain(
      'stage-order',
    );
    await publishAgain(service, 'QZ-01', (text) => text.replaceAll('首先', '先'));
    const quiz = await quizOf(service, 'QZ-01');
    expect(quiz.version).toBe(2);
    expect((await down(await takerOf(service, 'K-01'))).filter(({ quizId }) => quizId === 'QZ-01')).toEqual(
      [],
    );
  });
});
