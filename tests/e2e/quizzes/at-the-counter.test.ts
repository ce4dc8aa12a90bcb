import { randomUUID } from 'node:crypto';

import { sql as query } from 'drizzle-orm';
import type { Frame } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';

import type { AttemptView } from '../../../core/contracts/quizzes.ts';
import { eventually } from '../../support/browser.ts';
import { logIn } from '../../support/login.ts';
import { panelOf, textOf } from '../../support/panel.ts';
import { personAt } from '../../support/person.ts';
import { openWorld, type World } from '../../support/world.ts';

const DAY = 86_400_000;
const TELLER = 'T-001';

/** The day after a quiz that went badly, at the counter, before the first customer. */
let world: World;
let panel: Frame;
beforeAll(async () => {
  let ahead = 0;
  const clock = () => Date.now() + ahead;
  world = await openWorld({ stack: inject('stack'), clock });
  const url = `http://127.0.0.1:${world.build.port}`;
  const teller = await personAt(url, TELLER, `chrome-extension://${world.build.id}`);
  const begun = await teller.done<AttemptView>('POST', '/api/quizzes/QZ-01/attempts', { mode: 'graded' });
  const handIn = { submission: randomUUID(), unsent: [] };
  await teller.done('POST', `/api/quiz-attempts/${begun?.id}/finish`, handIn);
  ahead = DAY;
  await logIn(world.browser, TELLER, clock);
  const page = await world.browser.context.newPage();
  await page.goto(inject('stack').hosts.spa);
  panel = await panelOf(page);
});
afterAll(() => world?.close());

const says = (...words: readonly string[]) =>
  eventually(
    () => textOf(panel),
    (text) => words.every((word) => text.includes(word)),
    { what: words.join(', '), within: 15_000 },
  );
/** How often this has been written down of the teller. */
const count = async (table: string, where: string): Promise<number> => {
  const [row] = await world.service.database.sql.all<{ n: number }>(
    query`select count(*) n from ${query.raw(table)} where staff_no = ${TELLER} and ${query.raw(where)}`,
  );
  return row?.n ?? 0;
};
const press = (name: string | RegExp) =>
  panel
    .getByRole('button', { name, exact: typeof name === 'string' })
    .first()
    .click();

/** Answers the question of the card, of whatever kind it is. */
async function answer(): Promise<void> {
  const card = panel.locator('.shift-card');
  const choice = card.locator('input[type=radio], input[type=checkbox]').first();
  const words = card.locator('input.tw-input');
  if ((await choice.count()) > 0) await choice.check();
  else if ((await words.count()) > 0) await words.fill('不知道');
  else await press('就按这个顺序');
}

describe('learning in the panel, while nobody is at the counter', () => {
  it('two questions before the shift: answered, told what was right, counted, and gone (R209)', async () => {
    await says('班前 2 题');
    await press('开始');
    for (let n = 0; n < 2; n++) {
      await answer();
      await press('确定');
      await eventually(
        () => textOf(panel),
        (text) => /答对了|部分对|没答对/.test(text),
        { what: 'what was right' },
      );
      await press('下一题');
    }
    await says('今天的班前题答完了');
    expect(await count('shift_answers', `recall <> 'skipped'`)).toBe(2);
    await press('收起');
    expect(await textOf(panel)).not.toContain('班前');
  });

  it('a course is begun, an article read from it, and back leads to it (R192)', async () => {
    await press(/学习 \d+ 项/);
    await says('要学的');
    await press('信息安全');
    await says('看多少，给谁看');
    await press('开始学习');
    await eventually(
      () => count('course_events', `kind = 'begun'`),
      (n) => n === 1,
      { what: 'a course that is begun' },
    );
    await press('打开');
    await says('历史版本');
    await press('返回结果');
    await says('看多少，给谁看');
    await press('已读完');
    // In a second nobody has read it, and the service says so to whom it may concern.
    await says('阅读时间不够');
    expect(await count('course_events', `kind = 'read'`)).toBe(0);
  });
});
