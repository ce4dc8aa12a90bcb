import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { createTestService, type TestService } from '../../support/service.ts';
import { DAY, HOUR, keyOf, MINUTE, paperOf, publishAgain, takerOf } from './taking.ts';

let service: TestService;
beforeEach(async () => {
  service = await createTestService();
});
afterEach(() => service.close());

describe('taking a quiz', () => {
  test('R192, R209: the list says what to take; a pass gives 15 points once, and the result its reasons', async () => {
    const teller = await takerOf(service, 'T-001');
    const offer = await teller.offer('QZ-05');
    expect(offer).toMatchObject({ state: 'mayStart', attemptsLeft: 3, passPercent: 85, mayPractise: false });
    const { id, questions } = (await teller.start('QZ-05')).body;
    expect(questions).toHaveLength(offer?.questions ?? 0);
    for (const { place, right } of await keyOf(service, id))
      expect((await teller.save(id, teller.given(place.id, right))).status).toBe(200);
    const result = await teller.finish(id);
    expect(result.body).toMatchObject({ isPass: true, how: 'submitted' });
    expect(result.body.earned).toBe(result.body.of);
    expect(result.body.key).toHaveLength(questions.length);
    const points = async () =>
      (
        await teller.ask<{ ledger: { reason: string; delta: number; object: string }[] }>(
          'GET',
          '/api/points/mine',
        )
      ).body.ledger
        .filter(({ reason }) => reason === 'quizPassed')
        .map(({ delta, object }) => `${object} ${delta}`);
    expect(await points()).toEqual(['QZ-05@1 15']);
    expect(await teller.offer('QZ-05')).toMatchObject({ state: 'passed', mayPractise: true });
    // Nothing graded is left to take; practice counts for nothing.
    expect((await teller.start('QZ-05')).body.code).toBe('attempt.exhausted');
    expect((await teller.take('QZ-05', 0, 'practice')).body).toMatchObject({
      mode: 'practice',
      isPass: true,
    });
    expect(await points()).toEqual(['QZ-05@1 15']);
    expect((await teller.mine()).results).toHaveLength(2);
  });

  test('a quiz for other posts is not there', async () => {
    const trainer = await takerOf(service, 'K-01');
    expect(await trainer.offer('QZ-04')).toBeUndefined();
    expect((await trainer.start('QZ-04')).status).toBe(404);
    expect((await trainer.start('QZ-03')).status).toBe(200);
  });

  test('attempts are counted and wait 24 hours; practice is shut while one is to come', async () => {
    const teller = await takerOf(service, 'T-001');
    expect((await teller.start('QZ-01', 'practice')).body.code).toBe('attempt.exhausted');
    expect((await teller.take('QZ-01', 5)).body.isPass).toBe(false);
    expect((await teller.start('QZ-01')).body.code).toBe('attempt.waiting');
    expect(await teller.offer('QZ-01')).toMatchObject({ state: 'waiting', attemptsLeft: 2 });
    for (const left of [1, 0]) {
      service.advance(DAY);
      const again = await takerOf(service, 'T-001');
      expect((await again.take('QZ-01', 5)).status).toBe(200);
      expect(await again.offer('QZ-01')).toMatchObject({ attemptsLeft: left });
    }
    service.advance(DAY);
    const last = await takerOf(service, 'T-001');
    expect(await last.offer('QZ-01')).toMatchObject({ state: 'exhausted', mayPractise: true });
    expect((await last.start('QZ-01')).body.code).toBe('attempt.exhausted');
  });

  test('R214: QZ-03 passed on 2026-11-23 falls due 30 days before it runs out', async () => {
    const first = await takerOf(service, 'T-001');
    await first.take('QZ-03');
    expect(await first.offer('QZ-03')).toMatchObject({ state: 'passed', validUntil: '2027-11-23' });
    service.advance(334 * DAY);
    expect(await (await takerOf(service, 'T-001')).offer('QZ-03')).toMatchObject({ state: 'passed' });
    service.advance(DAY);
    const due = await takerOf(service, 'T-001');
    expect(await due.offer('QZ-03')).toMatchObject({ state: 'mayStart', attemptsLeft: 3 });
    expect((await due.offer('QZ-03'))?.mayPractise).toBe(false);
  });

  test('an attempt that runs is gone on with, with its answers; a new edition leaves it as it is (R-QZ4)', async () => {
    const teller = await takerOf(service, 'T-001');
    const { id, questions } = (await teller.start('QZ-01')).body;
    const [one] = await keyOf(service, id);
    await teller.save(id, teller.given('q1', one?.right ?? null));
    await publishAgain(service, 'QZ-01', (text) => text.replaceAll('客户', '顾客'));
    service.advance(2 * MINUTE);
    const again = (await (await takerOf(service, 'T-001')).start('QZ-01')).body;
    expect(again.id).toBe(id);
    expect(again.version).toBe(1);
    expect(JSON.stringify(again.questions)).toBe(JSON.stringify(questions));
    expect(again.answers).toMatchObject([{ question: 'q1', seq: 1, answer: one?.right }]);
  });
});

describe('what is handed over', () => {
  test('R-SY2: the same submission is answered as before; with other content it is refused', async () => {
    const teller = await takerOf(service, 'T-001');
    const { id } = (await teller.start('QZ-01')).body;
    const [one] = await keyOf(service, id);
    const given = teller.given('q1', one?.right ?? null);
    const first = await teller.save(id, given);
    service.advance(MINUTE);
    const second = await teller.save(id, { ...given, clientAt: 5 });
    expect(second.body).toEqual({ ...first.body, replayed: true });
    expect((await teller.save(id, { ...given, answer: null })).body.code).toBe('attempt.conflict');
    expect((await teller.save(id, { ...given, seq: 2 })).status).toBe(409);
    expect((await teller.read(id)).body.answers).toMatchObject([{ answer: one?.right, seq: 1 }]);
  });

  test('R-QZ3: of two tabs the newer answer stays, the stale one is told so', async () => {
    const teller = await takerOf(service, 'T-001');
    const { id } = (await teller.start('QZ-01')).body;
    const [one] = await keyOf(service, id);
    const right = one?.right ?? null;
    expect((await teller.save(id, teller.given('q1', right, 7))).status).toBe(200);
    expect((await teller.save(id, teller.given('q1', null, 6))).body.code).toBe('attempt.stale');
    expect((await teller.read(id)).body.answers).toMatchObject([{ seq: 7, answer: right }]);
  });

  test('truncated, reordered and doubled batches end in one state, handed in once', async () => {
    const teller = await takerOf(service, 'T-001');
    const { id } = (await teller.start('QZ-01')).body;
    const key = await keyOf(service, id);
    const batch = key.flatMap(({ place, right }) => [
      teller.given(place.id, null, 1),
      teller.given(place.id, right, 2),
    ]);
    for (const given of [...batch].reverse().slice(5)) await teller.save(id, given);
    const submission = uuidv7();
    const unsent = [...batch, ...batch.slice(0, 4)];
    const first = await teller.finish(id, unsent, submission);
    expect(first.body).toMatchObject({ isPass: true, how: 'submitted' });
    expect((await teller.finish(id, unsent, submission)).body).toEqual(first.body);
    expect((await teller.finish(id, unsent.slice(1), submission)).body.code).toBe('attempt.conflict');
    expect((await teller.finish(id)).body.code).toBe('attempt.closed');
    expect((await teller.save(id, teller.given('q1', null, 9))).body.code).toBe('attempt.closed');
  });

  test('T21: nobody reads, answers or hands in an attempt of another', async () => {
    const [teller, other] = [await takerOf(service, 'T-001'), await takerOf(service, 'T-003')];
    const { id } = (await teller.start('QZ-01')).body;
    for (const reply of [
      await other.read(id),
      await other.save(id, other.given('q1', null)),
      await other.finish(id),
    ])
      expect([reply.status, reply.body.code]).toEqual([404, 'attempt.notFound']);
    expect((await teller.read(id)).body.closedAt).toBeUndefined();
    // The id of a submission of somebody else is not theirs to use either.
    const given = teller.given('q1', { kind: 'trueFalse', value: true });
    const { id: theirs } = (await other.start('QZ-01')).body;
    const [one] = await keyOf(service, id);
    await teller.save(id, { ...given, answer: one?.right });
    expect((await other.save(theirs, { ...given, answer: null })).body.code).toBe('attempt.conflict');
  });

  test('an answer that does not fit, or of a million characters, is refused and changes nothing', async () => {
    const teller = await takerOf(service, 'T-001');
    const { id } = (await teller.start('QZ-01')).body;
    const bad: readonly [unknown, number][] = [
      [{ kind: 'single', option: 'z' }, 422],
      [{ kind: 'shortText', text: 'x'.repeat(501) }, 400],
      [{ kind: 'shortText', text: '长'.repeat(1_000_000) }, 413],
      [{ kind: 'essay', text: 'x' }, 400],
    ];
    const single = (await keyOf(service, id)).find(({ question }) => question.kind === 'single');
    for (const [answer, status] of bad) {
      const reply = await teller.save(id, { ...teller.given(single?.place.id ?? 'q1', null), answer });
      expect(reply.status).toBe(status);
    }
    expect((await teller.save(id, teller.given('q99', null))).status).toBe(400);
    expect((await teller.save(id, teller.given('q1', null, 0))).status).toBe(400);
    expect((await teller.read(id)).body.answers).toEqual([]);
  });
});

describe('time (R-QZ2)', () => {
  test('the service alone says what time it is: a clock 24 hours off changes nothing', async () => {
    const teller = await takerOf(service, 'T-001');
    const { id, deadline, startedAt } = (await teller.start('QZ-01')).body;
    expect(deadline - startedAt).toBe(15 * MINUTE);
    for (const [seq, clientAt] of [service.now() - DAY, service.now() + DAY].entries())
      expect((await teller.save(id, { ...teller.given('q1', null, seq + 1), clientAt })).status).toBe(200);
    await teller.sit(15 * MINUTE + 60_000);
    expect((await teller.save(id, teller.given('q2', null))).status).toBe(200);
    service.advance(1);
    const late = { ...teller.given('q3', null), clientAt: startedAt };
    expect((await teller.save(id, late)).body.code).toBe('attempt.closed');
  });

  test('R-QZ6: what nobody handed in is closed once, by two sweepers at once, and marked', async () => {
    const teller = await takerOf(service, 'T-001');
    const { id } = (await teller.start('QZ-01')).body;
    for (const { place, right } of await keyOf(service, id))
      await teller.save(id, teller.given(place.id, right));
    const { sweep } = service.services.quizzes;
    await teller.sit(15 * MINUTE + 60_000);
    expect(await sweep(service.now())).toBe(0);
    service.advance(1_000);
    const closed = await Promise.all([sweep(service.now()), sweep(service.now())]);
    expect(closed.toSorted((a, b) => a - b)).toEqual([0, 1]);
    const swept = (await teller.read(id)).body;
    expect(swept).toMatchObject({ how: 'swept', isPass: true });
    // It may still be handed in late: its key stays shut until that is past.
    expect(swept.key).toBeUndefined();
    expect(swept.keyFrom).toBe(swept.deadline + DAY + 1);
    service.advance(DAY);
    expect((await (await takerOf(service, 'T-001')).read(id)).body.key).toHaveLength(10);
  });

  test('a hand-in after the deadline waits for the trainer; after 24 hours there is none', async () => {
    const [teller, manager] = [await takerOf(service, 'T-001'), await takerOf(service, 'M-01')];
    const { id } = (await teller.start('QZ-02')).body;
    const theirs = (await manager.start('QZ-02')).body.id;
    const unsent = (await keyOf(service, id)).map(({ place, right }) => teller.given(place.id, right));
    await teller.sit(HOUR);
    await service.services.quizzes.sweep(service.now());
    const late = await teller.finish(id, unsent);
    expect(late.body).toMatchObject({ how: 'swept', late: 'open' });
    expect(late.body.earned).toBeUndefined();

    const trainer = await takerOf(service, 'K-01');
    const decide = (attempt: string, accepted: boolean) =>
      trainer.ask<{ late: string; isPass: boolean }>('POST', `/api/quiz-attempts/${attempt}/decision`, {
        accepted,
      });
    expect((await decide(id, true)).body).toMatchObject({ late: 'accepted', isPass: true });
    expect((await decide(id, false)).body.code).toBe('attempt.closed');
    const accepted = (await teller.read(id)).body;
    expect(accepted).toMatchObject({ isPass: true, late: 'accepted' });
    expect(accepted.earned).toBe(accepted.of);
    service.advance(DAY);
    expect((await (await takerOf(service, 'M-01')).finish(theirs)).body.code).toBe('attempt.closed');
  });

  test('the paper is kept, and drawn again from its seed it is the same byte for byte (R-QZ4)', async () => {
    const teller = await takerOf(service, 'T-001');
    const { id } = (await teller.start('QZ-01')).body;
    const before = JSON.stringify(await paperOf(service, id));
    for (let round = 0; round < 3; round += 1)
      await publishAgain(service, 'QZ-01', (text) => `${text}# ${round}\n`);
    expect(JSON.stringify(await paperOf(service, id))).toBe(before);
    expect((await teller.finish(id)).body.questions).toHaveLength(10);
  });
});
