import { afterEach, beforeEach, expect, test } from 'vitest';

import type { Answered } from '../../../core/contracts/endpoint.ts';
import type { quizComparison } from '../../../core/contracts/quiz-statistics.ts';
import { createTestService, type TestService } from '../../support/service.ts';
import { DAY, publishAgain, quizOf, type Taker, takerOf } from '../quizzes/taking.ts';
import { insertTaken, rightOf, type Taken } from './many-attempts.ts';

type Answer = Answered<typeof quizComparison>;

let service: TestService;
let trainer: Taker;
/** Fifty questions: each is two percent of the paper. */
let ids: string[];
beforeEach(async () => {
  service = await createTestService();
  trainer = await takerOf(service, 'K-01');
  const options =
    '    options: [{ id: a, text: 甲, right: true }, { id: b, text: 乙, why: 不是。 }]\n    difficulty: easy\n';
  ids = Array.from({ length: 50 }, (_, n) => `n${n}`);
  await publishAgain(service, 'QZ-05', (text) =>
    text
      .replace(
        /^paper: .*$/m,
        'paper: { questions: 50, fixed: [' +
          ids.join(', ') +
          '], passPercent: 85, minutes: 25, attempts: 3, waitHours: 24, feedback: never }',
      )
      .replace(
        /^questions:[\s\S]*$/m,
        'questions:\n' +
          ids
            .map(
              (id) =>
                `  - id: ${id}\n    kind: single\n    text: 第 ${id} 题\n    cites: ['ART-08^limits']\n    why: 就是甲。\n${options}`,
            )
            .join(''),
      ),
  );
});
afterEach(() => service.close());

/** Results in percent, each even, of persons before and after a day. */
async function results(
  rows: readonly (readonly [before: number | undefined, after: number | undefined])[],
  unitOf: (n: number) => string = () => '3201',
): Promise<void> {
  const { questions } = await quizOf(service, 'QZ-05');
  const right = new Map(questions.map((question) => [question.id, rightOf(question)]));
  const taken = (n: number, percent: number, at: number): Taken => ({
    staffNo: `X-${n}`,
    unit: unitOf(n),
    at,
    chosen: Object.fromEntries(
      ids.map((id, place) => [id, place < percent / 2 ? (right.get(id) ?? '') : 'b']),
    ),
  });
  const day = Date.parse('2026-11-10T00:00:00+08:00');
  await insertTaken(
    service,
    rows.flatMap(([before, after], n) => [
      ...(before === undefined ? [] : [taken(n, before, day - DAY)]),
      ...(after === undefined ? [] : [taken(n, after, day)]),
    ]),
  );
}
const compare = (query = '?on=2026-11-10') =>
  trainer.ask<Answer>('GET', `/api/quizzes/QZ-05/comparison${query}`);

test('R201: mean 62 → 84, with the interval of the paired difference', async () => {
  const rows = Array.from({ length: 40 }, (_, n) => {
    const step = (n % 5) * 4 - 8;
    return [62 + step, 84 + (n % 2 === 0 ? 4 : -4)] as const;
  });
  // Who has no result before or after is not counted.
  await results([...rows, [20, undefined], [undefined, 100]]);
  const { body } = await compare();
  const { comparison } = body;
  expect(comparison).toMatchObject({ persons: 40, enough: true });
  expect(Math.abs((comparison?.before ?? 0) - 62)).toBeLessThan(1e-9);
  expect(Math.abs((comparison?.after ?? 0) - 84)).toBeLessThan(1e-9);
  const gains = rows.map(([before, after]) => after - before);
  const mean = gains.reduce((sum, gain) => sum + gain, 0) / 40;
  const squares = gains.reduce((sum, gain) => sum + gain * gain, 0);
  // Student's t for 39 degrees of freedom at 95 %: where the regularised incomplete beta function is 0.05.
  const half = (2.0226909200367613 * Math.sqrt((squares - 40 * mean * mean) / 39)) / Math.sqrt(40);
  expect(Math.abs((comparison?.difference.mean ?? 0) - 22)).toBeLessThan(1e-9);
  expect(Math.abs((comparison?.difference.low ?? 0) - (mean - half))).toBeLessThan(1e-9);
  expect(Math.abs((comparison?.difference.high ?? 0) - (mean + half))).toBeLessThan(1e-9);
});

test('a person’s last result before and first one after count; the day itself is after', async () => {
  await results(Array.from({ length: 6 }, () => [40, 80] as const));
  const { body } = await compare();
  expect(body.comparison).toMatchObject({ persons: 6, before: 40, after: 80, enough: false });
  // From the day after on there is no later result.
  expect((await compare('?on=2026-11-11')).body).not.toHaveProperty('comparison');
});

test('too few persons, and units of few, are not shown; a head sees the own unit alone', async () => {
  await results(
    Array.from({ length: 20 }, () => [60, 80] as const),
    (n) => (n < 10 ? '3201' : n < 17 ? '3202' : '3210'),
  );
  expect((await compare()).body.comparison?.persons).toBe(20);
  expect((await compare('?on=2026-11-10&unit=3210')).body).not.toHaveProperty('comparison');
  expect((await compare('?on=2026-11-10&unit=3202')).body).not.toHaveProperty('comparison');
  expect((await compare('?on=2026-11-10&unit=3201')).body.comparison?.persons).toBe(10);
  const head = await takerOf(service, 'B-01');
  const own = await head.ask<Answer>('GET', '/api/quizzes/QZ-05/comparison?on=2026-11-10');
  expect(own.body.comparison?.persons).toBe(10);
  const other = await head.ask('GET', '/api/quizzes/QZ-05/comparison?on=2026-11-10&unit=3202');
  expect(other.status).toBe(403);
  expect((await compare('?on=2026-11-10&after=QZ-99')).status).toBe(404);
});
