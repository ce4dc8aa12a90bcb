import { afterEach, beforeEach, expect, test } from 'vitest';

import { createMarkedAttempts } from '../../../server/quiz-statistics/marked-attempts.ts';
import { figuresOf } from '../../../server/quiz-statistics/figures.ts';
import { createTestService, type TestService } from '../../support/service.ts';
import { insertTaken, takenBySkill } from './many-attempts.ts';

let service: TestService;
beforeEach(async () => {
  service = await createTestService();
});
afterEach(() => service.close());

/** How often others had their turn while something was worked out. */
async function turnsDuring(work: () => Promise<unknown>): Promise<number> {
  let turns = 0;
  let isOver = false;
  const count = (): void => {
    turns += 1;
    if (!isOver) setImmediate(count);
  };
  setImmediate(count);
  await work();
  isOver = true;
  return turns;
}

test('reading and counting many attempts leaves others their turns; what is kept is not read again', async () => {
  await insertTaken(service, await takenBySkill(service, 400, () => '3201'));
  const library = service.services.quizzes.library;
  const marked = createMarkedAttempts({ sql: service.database.sql, library });
  // Slices of a few dozen attempts: at least ten turns.
  expect(await turnsDuring(() => marked.of('QZ-05'))).toBeGreaterThanOrEqual(10);
  const { attempts, edition } = await marked.of('QZ-05');
  expect(attempts.size).toBe(400);
  // Six questions, each with a turn behind it.
  expect(await turnsDuring(() => figuresOf([...attempts.values()]))).toBeGreaterThanOrEqual(6);
  const again = await marked.of('QZ-05');
  expect(again.edition).toBe(edition);
  expect([...again.attempts.values()].every((one, at) => one === [...attempts.values()][at])).toBe(true);
});

test('two who ask at once wait for one reading', async () => {
  await insertTaken(service, await takenBySkill(service, 60, () => '3201'));
  const library = service.services.quizzes.library;
  const marked = createMarkedAttempts({ sql: service.database.sql, library });
  const [one, other] = await Promise.all([marked.of('QZ-05'), marked.of('QZ-05')]);
  expect(one.attempts).toBe(other.attempts);
});
