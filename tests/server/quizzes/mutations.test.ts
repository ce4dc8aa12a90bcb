import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';

import type { GivenAnswer } from '../../../core/contracts/quizzes.ts';
import { randomFrom, rounds, seed } from '../../support/size.ts';
import { createTestService, type TestService } from '../../support/service.ts';
import { DAY, keyOf, type Taker, takerOf } from './taking.ts';

const count = rounds(10_000);
let service: TestService;
let victim: Taker;
let thief: Taker;
beforeAll(async () => {
  service = await createTestService();
  victim = await takerOf(service, 'T-001');
  thief = await takerOf(service, 'T-003');
});
afterAll(() => service.close());

test(`T21: ${count} mutated submissions, none accepted wrongly`, async () => {
  const random = randomFrom(seed);
  const of = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const begun = (await victim.start('QZ-01')).body;
  const own = (await thief.start('QZ-01')).body;
  const key = await keyOf(service, begun.id);
  const honest = key.slice(0, 5).map(({ place, right }) => victim.given(place.id, right, 3));
  for (const given of honest) expect((await victim.save(begun.id, given)).status).toBe(200);
  const untouched = JSON.stringify((await victim.read(begun.id)).body.answers);

  const theirs = (await keyOf(service, own.id)).map(({ place, right }) => thief.given(place.id, right, 1));
  /** What the service must hold for the thief: the newest save of each question that it said it took. */
  const taken = new Map<string, number>();
  const known = new Set<string>();
  const answers: readonly unknown[] = [
    null,
    {},
    [],
    'a',
    { kind: 'single' },
    { kind: 'single', option: 'zz' },
    { kind: 'multiple', options: Array.from({ length: 9 }, () => 'a') },
    { kind: 'trueFalse', value: 'true', right: true },
    { kind: 'shortText', text: 'x'.repeat(501) },
    { kind: 'case', parts: [{ part: 'a', answer: { kind: 'case', parts: [] } }] },
    ...key.map(({ right }) => right),
  ];
  const mutate: readonly ((given: GivenAnswer) => Record<string, unknown>)[] = [
    (given) => ({ ...given, answer: of(answers) }),
    (given) => ({ ...given, question: of(['q0', 'q99', '', 'q1 ', '__proto__', 'q3']) }),
    (given) => ({ ...given, seq: of([0, -1, 1.5, 1e9, Number.MAX_SAFE_INTEGER, '7', 2, 3]) }),
    (given) => ({ ...given, submission: of(['', 'x', of(honest).submission, uuidv7()]) }),
    (given) => ({ ...given, clientAt: of([-DAY, Number.MAX_SAFE_INTEGER, service.now() + DAY]) }),
    (given) => ({ ...given, at: service.now(), savedAt: 1, mark: 100, staffNo: 'T-001' }),
    ({ question, answer }) => ({ question, answer }),
  ];
  const wrong: string[] = [];
  for (let round = 0; round < count; round += 1) {
    const given: Record<string, unknown> = of(mutate)({ ...of(theirs), submission: uuidv7() });
    const isForeign = random() < 0.3;
    const { status, body } = await thief.save(isForeign ? begun.id : own.id, given);
    if (status >= 500) wrong.push(`${status} ${JSON.stringify(given)}`);
    if (status !== 200) continue;
    const { question, seq } = given as { question: string; seq: number };
    if (isForeign || (taken.get(question) ?? 0) > seq) wrong.push(JSON.stringify(given));
    if (!body.replayed && known.has(String(given['submission']))) wrong.push('twice');
    known.add(String(given['submission']));
    taken.set(question, seq);
  }
  expect(wrong).toEqual([]);
  expect(JSON.stringify((await victim.read(begun.id)).body.answers)).toBe(untouched);
  const kept = (await thief.read(own.id)).body.answers;
  expect(new Map(kept.map(({ question, seq }) => [question, seq]))).toEqual(taken);
  // The hand-in of another: refused whatever it brings, and the attempt still runs.
  expect((await thief.finish(begun.id, theirs)).status).toBe(404);
  expect((await victim.finish(begun.id)).body.answers).toHaveLength(honest.length);
}, 300_000);
