import { randomUUID } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeEach, expect, test } from 'vitest';

import type { LoginResponse } from '../../../core/contracts/session.ts';
import { demoAccounts } from '../../../server/demo/accounts.ts';
import { totpCode } from '../../../server/session/totp.ts';
import { sealFor } from '../../support/seal.ts';
import { createTestService, type TestService } from '../../support/service.ts';
import { HOUR, keyOf, takerOf } from './taking.ts';

let service: TestService;
const device = randomUUID();
let login: LoginResponse;
beforeEach(async () => {
  service = await createTestService();
  service.advance(30_000);
  const account = demoAccounts().find(({ staffNo }) => staffNo === 'T-001');
  const totp = totpCode(account?.totpSeed ?? '', service.now());
  const body = { staffNo: 'T-001', password: account?.password, totp, device, client: 'extension' };
  login = (await (await service.request('POST', '/api/sessions', { body })).json()) as LoginResponse;
});
afterEach(() => service.close());

const sealed = (record: unknown, key: string = uuidv7()) =>
  sealFor(login.sealingKey, key, {
    ticket: login.ticket,
    staffNo: 'T-001',
    device,
    at: service.now(),
    record,
  });
async function handIn(entries: readonly unknown[]) {
  const response = await service.request('POST', '/api/outbox', { body: { entries } });
  const { results } = (await response.json()) as { results: { status: string; code?: string }[] };
  return results.map(({ status, code }) => (code === undefined ? status : `${status} ${code}`));
}

test('R-SY2, R-QZ3: answers written offline arrive once, in any order, and count as if sent', async () => {
  const teller = await takerOf(service, 'T-001');
  const { id } = (await teller.start('QZ-01')).body;
  const key = await keyOf(service, id);
  const answers = key.map(({ place, right }) => teller.given(place.id, right, 2));
  const stale = teller.given('q1', null, 1);
  const entries = await Promise.all(
    [...answers, stale].map((given) => sealed({ kind: 'quizAnswer', attempt: id, given })),
  );
  expect(await handIn(entries.toReversed())).toEqual(Array.from({ length: 11 }, () => 'accepted'));
  expect(await handIn(entries)).toEqual(Array.from({ length: 11 }, () => 'replayed'));
  // The same save, sent over the line too after its answer was lost, is the same save.
  expect((await teller.save(id, answers[0])).body.replayed).toBe(true);
  const finish = { submission: uuidv7(), unsent: answers };
  const last = await sealed({ kind: 'quizFinish', attempt: id, given: finish });
  expect(await handIn([last, last])).toEqual(['accepted', 'replayed']);
  expect((await teller.read(id)).body).toMatchObject({ isPass: true, how: 'submitted' });
});

test('R-QZ2: handed in offline and arrived late it is flagged, unmarked, and waits for the trainer', async () => {
  const teller = await takerOf(service, 'T-001');
  const { id } = (await teller.start('QZ-01')).body;
  const unsent = (await keyOf(service, id)).map(({ place, right }) => teller.given(place.id, right));
  const finish = await sealed({
    kind: 'quizFinish',
    attempt: id,
    given: { submission: uuidv7(), unsent, clientAt: service.now() },
  });
  const answer = await sealed({ kind: 'quizAnswer', attempt: id, given: unsent[0] });
  await teller.sit(HOUR);
  // What nothing followed from is kept all the same, and says why.
  expect(await handIn([answer, finish])).toEqual(['accepted attempt.closed', 'accepted']);
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
  expect(await handIn([await sealed({ kind: 'quizAnswer', attempt: id, given })])).toEqual([
    'accepted attempt.notFound',
  ]);
  expect((await other.read(id)).body.answers).toEqual([]);
});
