import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { createTestService, type TestService } from '../../support/service.ts';
import { terminalOf } from '../../support/terminal.ts';
import { HOUR, keyOf, takerOf } from './taking.ts';

let service: TestService;
let terminal: Awaited<ReturnType<typeof terminalOf>>;
beforeEach(async () => {
  service = await createTestService();
  terminal = await terminalOf(service, 'T-001');
});
afterEach(() => service.close());

test('R-SY2, R-QZ3: answers written offline arrive once, in any order, and count as if sent', async () => {
  const teller = await takerOf(service, 'T-001');
  const { id } = (await teller.start('QZ-01')).body;
  const key = await keyOf(service, id);
  const answers = key.map(({ place, right }) => teller.given(place.id, right, 2));
  const stale = teller.given('q1', null, 1);
  const entries = await Promise.all(
    [...answers, stale].map((given) => terminal.sealed({ kind: 'quizAnswer', attempt: id, given })),
  );
  expect(await terminal.handIn(entries.toReversed())).toEqual(Array.from({ length: 11 }, () => 'accepted'));
  expect(await terminal.handIn(entries)).toEqual(Array.from({ length: 11 }, () => 'replayed'));
  // The same save, sent over the line too after its answer was lost, is the same save.
  expect((await teller.save(id, answers[0])).body.replayed).toBe(true);
  const finish = { submission: uuidv7(), unsent: answers };
  const last = await terminal.sealed({ kind: 'quizFinish', attempt: id, given: finish });
  expect(await terminal.handIn([last, last])).toEqual(['accepted', 'replayed']);
  expect((await teller.read(id)).body).toMatchObject({ isPass: true, how: 'submitted' });
});

test('R-QZ2: handed in offline and arrived late it is flagged, unmarked, and waits for the trainer', async () => {
  const teller = await takerOf(service, 'T-001');
  const { id } = (await teller.start('QZ-01')).body;
  const unsent = (await keyOf(service, id)).map(({ place, right }) => teller.given(place.id, right));
  const finish = await terminal.sealed({
    kind: 'quizFinish',
    attempt: id,
    given: { submission: uuidv7(), unsent, clientAt: service.now() },
  });
  const answer = await terminal.sealed({ kind: 'quizAnswer', attempt: id, given: unsent[0] });
  await teller.sit(HOUR);
  // What nothing followed from is kept all the same, and says why.
  expect(await terminal.handIn([answer, finish])).toEqual(['accepted attempt.closed', 'accepted']);
  const late = (await teller.read(id)).body;
  expect(late).toMatchObject({ late: 'open', how: 'lateSync' });
  expect([late.earned, late.isPass]).toEqual([undefined, undefined]);
  const trainer = await takerOf(service, 'K-01');
  const decision = { accepted: true };
  await trainer.ask('POST', `/api/quiz-attempts/${id}/decision`, decision);
  expect((await teller.read(id)).body).toMatchObject({ isPass: true, late: 'accepted' });
});

test('T21: a record about the attempt of another changes nothing', async () => {
  const other = await takerOf(service, 'T-003');
  const { id } = (await other.start('QZ-01')).body;
  const given = other.given('q1', null);
  expect(await terminal.handIn([await terminal.sealed({ kind: 'quizAnswer', attempt: id, given })])).toEqual([
    'accepted attempt.notFound',
  ]);
  expect((await other.read(id)).body.answers).toEqual([]);
});
