import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { sql as query } from 'drizzle-orm';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';

import { parseQuiz } from '../../../core/quiz/quiz.ts';
import { insertTaken, takenBySkill } from '../../server/quiz-statistics/many-attempts.ts';
import { faultsInBoth } from '../../support/axe.ts';
import { eventually } from '../../support/browser.ts';
import { contentDir } from '../../support/demo-bank.ts';
import { filesBelow, holding } from '../../support/files-below.ts';
import { panelOf, textOf } from '../../support/panel.ts';
import { signInAt } from '../../support/web-login.ts';
import { openWorld, type World } from '../../support/world.ts';

const reads = (page: Page, ...words: (string | RegExp)[]) =>
  eventually(
    () => page.evaluate(() => document.body.innerText),
    (text) => words.every((word) => (typeof word === 'string' ? text.includes(word) : word.test(text))),
    { what: words.join(', '), within: 15_000 },
  );

/** Presses Tab until what has the focus reads so, then Enter: the way of a hand without a mouse. */
async function enter(page: Page, word: RegExp): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    const name = await page.evaluate(() => {
      const { activeElement: on } = document;
      return `${on?.getAttribute('aria-label') ?? ''} ${on?.textContent ?? ''}`;
    });
    if (word.test(name.trim())) return page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
  }
  throw new Error(`nothing that reads ${word.source} takes the focus`);
}

/** Whether the keys go to the paper in the very moment it stands there: no key pressed at once is lost. */
const keysAreHeard = (): Promise<boolean> =>
  new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      const paper = document.querySelector('.quiz-taking');
      if (paper === null) return;
      observer.disconnect();
      resolve(paper.contains(document.activeElement));
    });
    observer.observe(document.body, { childList: true, subtree: true });
  });

describe('a quiz, in a real browser', () => {
  let world: World;
  const wrong: string[] = [];

  async function signIn(staffNo: string, place: string, locale = 'zh-CN'): Promise<Page> {
    const context = await world.browser.context.browser()?.newContext({ locale });
    const page = await (context ?? world.browser.context).newPage();
    await page.setViewportSize({ width: 1366, height: 768 });
    page.on('pageerror', (error) => wrong.push(String(error)));
    return signInAt(page, `http://127.0.0.1:${world.build.port}`, staffNo, place);
  }
  /** Why answers of a quiz are right or wrong, which only its key says. */
  async function reasonsOf(quiz: string): Promise<string[]> {
    const { knowledge } = world.service.services;
    const text = await knowledge.publishedText('quizzes', quiz, knowledge.newestVersion('quizzes', quiz));
    const parsed = parseQuiz({ file: quiz, text: text ?? '' });
    if (!('value' in parsed)) throw new Error(`${quiz} is not published`);
    // What an article says in the same words is everybody's to read.
    const articles = filesBelow(join(contentDir, 'articles')).map((file) => readFileSync(file, 'utf8'));
    const own = (why: string) => why.length > 12 && !articles.some((article) => article.includes(why));
    return parsed.value.questions.map(({ why }) => why).filter(own);
  }
  const attemptsOf = (staffNo: string) =>
    world.service.database.sql.all<{ id: string; answers: number; ends: number; marked: number }>(
      query`select a.id,
          (select count(distinct json_extract(e.body, '$.question')) from quiz_attempt_events e
            where e.attempt_id = a.id and e.kind = 'saved') as answers,
          (select count(*) from quiz_attempt_events e where e.attempt_id = a.id and e.kind = 'finished') as ends,
          (select count(*) from quiz_attempt_events e where e.attempt_id = a.id and e.kind = 'marked') as marked
        from quiz_attempts a where a.staff_no = ${staffNo}`,
    );

  beforeAll(async () => {
    world = await openWorld({ stack: inject('stack'), staffNo: 'T-001' });
    // QZ-05 with one paper of six questions for all, and sixty who have taken it.
    const bank = { ...world.service, now: Date.now };
    await insertTaken(bank, await takenBySkill(bank, 60, (n) => (n % 2 === 0 ? '3201' : '3202')));
  });
  afterAll(() => world?.close());

  it('R192: by keyboard alone from the list to the result, with a mark, an open question and missed ones', async () => {
    const page = await signIn('T-003', 'quizzes/');
    await reads(page, '投诉处理', '6 题');
    const offer = page.locator('.quiz-offer', { hasText: '投诉处理' });
    await offer.getByRole('button', { name: '开始答题' }).focus();
    const heard = page.evaluate(keysAreHeard);
    await page.keyboard.press('Enter');
    expect(await heard).toBe(true);
    await reads(page, '第 1 题，共 6 题', '已答 0 · 待查 0 · 未答 6');
    await page.keyboard.press('1');
    await page.keyboard.press('m');
    await reads(page, '已答 1 · 待查 1', '已保存');
    expect(await faultsInBoth(page)).toEqual([]);
    await page.keyboard.press('n');
    await page.keyboard.press('2');
    await page.keyboard.press('p');
    await reads(page, '第 1 题，共 6 题');
    for (let n = 0; n < 5; n += 1) await page.keyboard.press('ArrowRight');
    await reads(page, '第 6 题，共 6 题');
    await page.keyboard.press('1');
    await page.keyboard.press('Enter');
    await reads(page, '未答 3 题', '待查 1 题', '交卷后不能再改');
    expect(await faultsInBoth(page, ['light'])).toEqual([]);
    await enter(page, /去第 3 题/);
    await reads(page, '第 3 题，共 6 题');
    for (let n = 0; n < 3; n += 1) {
      await page.keyboard.press('2');
      await page.keyboard.press('Enter');
    }
    await page.keyboard.press('Enter');
    await reads(page, '全部题目已答');
    await enter(page, /^确认交卷$/);
    await reads(page, /\d+ 分/, '合格线 85 分', '按知识点');
    expect(await faultsInBoth(page)).toEqual([]);
    expect(await attemptsOf('T-003')).toMatchObject([{ answers: 6, ends: 1, marked: 1 }]);
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
    await page.context().close();
  });

  it('in the panel without a line: answers and hand-in are kept, and make one attempt once it is back (R-SY1)', async () => {
    const page = await world.browser.context.newPage();
    await page.goto(inject('stack').hosts.spa);
    const panel = await panelOf(page);
    await panel.getByRole('button', { name: /可答的测验/ }).click();
    const offer = panel.locator('.quiz-offer', { hasText: '投诉处理' });
    await offer.getByRole('button', { name: '开始答题' }).click();
    const says = (...words: string[]) =>
      eventually(
        () => textOf(panel),
        (text) => words.every((word) => text.includes(word)),
        { what: words.join(', '), within: 15_000 },
      );
    await says('第 1 题，共 6 题');
    await panel.locator('.quiz-taking').press('1');
    await says('已保存');
    world.gate.mode = 'down';
    for (let n = 2; n <= 6; n += 1) {
      await panel.locator('.quiz-taking').press('n');
      await panel.locator('.quiz-taking').press('1');
      await says(`第 ${n} 题，共 6 题`, '存本机');
    }
    await panel.getByRole('button', { name: '交卷' }).click();
    await panel.getByRole('button', { name: '确认交卷' }).click();
    await says('已交卷并存本机');
    expect(await attemptsOf('T-001')).toMatchObject([{ answers: 1, ends: 0 }]);
    // R-QZ1: nothing of the key has come to this machine, with the profile or with what was built.
    const places = [world.browser.profile, world.build.path, join(contentDir, '..', 'dist', 'web')];
    const files = places.flatMap(filesBelow);
    expect(files.length).toBeGreaterThan(100);
    const reasons = await reasonsOf('QZ-05');
    expect(reasons.length).toBeGreaterThan(10);
    expect(holding(files, reasons)).toEqual([]);
    // The search can find: the knowledge copy lies there in clear.
    expect(holding(files, ['投诉处理时限'])).not.toEqual([]);
    world.gate.mode = 'pass';
    await expect
      .poll(() => attemptsOf('T-001'), { timeout: 30_000 })
      .toMatchObject([{ answers: 6, ends: 1, marked: 1 }]);
    await page.close();
  });

  it('the trainer sees what the answers say, in both languages', async () => {
    const page = await signIn('K-02', 'quiz-statistics/QZ-05');
    await reads(page, /\d+ 人，\d+ 次/, 'Cronbach α', '段落热度', '逐题', '城东支行');
    expect(await faultsInBoth(page)).toEqual([]);
    await page.locator('.stats-items .tw-link').first().press('Enter');
    await reads(page, '选择者均分');
    expect(await faultsInBoth(page)).toEqual([]);
    await page.context().close();
    const english = await signIn('A-01', 'quiz-statistics/QZ-05', 'en-US');
    await reads(english, /\d+ people, \d+ attempts/, 'Paragraph heat', 'By unit');
    expect(await faultsInBoth(english)).toEqual([]);
    await english.context().close();
    expect(wrong).toEqual([]);
  });
});
