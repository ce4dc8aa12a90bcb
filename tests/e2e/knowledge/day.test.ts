import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';

import { shanghaiDate } from '../../../core/condition/shanghai.ts';
import { type Browser, eventually, launchBrowser } from '../../support/browser.ts';
import { ask, codeOf, logIn } from '../../support/login.ts';
import { panelOf, textOf } from '../../support/panel.ts';
import { type World, openWorld } from '../../support/world.ts';

const dayMs = 86_400_000;
const shanghaiMs = 8 * 3_600_000;
const bodyOf = (page: Page) => page.evaluate(() => document.body.innerText);

/** One article from the trainer's desk to the unit head's list, over a midnight. */
describe('an article from draft to proof (R190, R194, R197, R266)', () => {
  // The service's clock begins five minutes before the next midnight in Shanghai; terminals follow it, not their own.
  const midnight = (Math.floor((Date.now() + shanghaiMs) / dayMs) + 1) * dayMs - shanghaiMs;
  let ahead = midnight - 5 * 60_000 - Date.now();
  const clock = () => Date.now() + ahead;
  const tomorrow = shanghaiDate(midnight);
  let world: World;
  let elsewhere: Browser;
  let inScope: Page;
  let outOfScope: Page;
  const title = '雨天借伞登记';

  /** A browser of its own for the web page: each person has their own cookie. */
  async function signIn(staffNo: string): Promise<Page> {
    const context = await world.browser.context.browser()?.newContext({ locale: 'zh-CN' });
    const page = await (context ?? world.browser.context).newPage();
    await page.setViewportSize({ width: 1366, height: 768 });
    await page.goto(`http://127.0.0.1:${world.build.port}/`);
    const form = codeOf(staffNo, 0, clock());
    await page.getByLabel(/工号/).fill(form.staffNo);
    await page.getByLabel(/密码/).fill(form.password);
    await page.getByLabel(/动态口令/).fill(form.totp);
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: '内容编辑' }).waitFor();
    return page;
  }

  async function panelSearch(page: Page, words: string): Promise<string> {
    const panel = await panelOf(page);
    await panel.getByRole('button', { name: /搜/ }).or(panel.getByRole('combobox')).first().click();
    const box = panel.getByRole('combobox').or(panel.getByRole('searchbox')).last();
    await box.fill(words);
    await eventually(
      () => textOf(panel),
      (text) => text.includes('全部') && !text.includes('正在载入'),
    );
    return (await panel.getByRole('option').allInnerTexts()).join('\n');
  }

  beforeAll(async () => {
    const stack = inject('stack');
    world = await openWorld({ stack, staffNo: 'T-001', clock });
    elsewhere = await launchBrowser({ extension: world.build.path });
    await logIn(elsewhere, 'T-003', clock);
    const counter = `${stack.hosts.spa}`;
    inScope = await world.browser.context.newPage();
    await inScope.goto(counter);
    outOfScope = await elsewhere.context.newPage();
    await outOfScope.goto(counter);
  });
  afterAll(async () => {
    await elsewhere?.close();
    await world?.close();
  });

  it('a trainer writes it with a picture; what she types is saved without a press', async () => {
    const page = await signIn('K-01');
    await page.getByRole('link', { name: '内容编辑' }).click();
    await page.getByRole('button', { name: '新建条目' }).click();
    const text = page.getByRole('textbox', { name: /正文/ });
    await text.fill('客户借伞先登记姓名，七天内归还。\n\n## 怎么登记\n\n在登记表写日期。');
    const png = await sharp({ create: { width: 80, height: 60, channels: 3, background: '#2450a8' } })
      .png()
      .toBuffer();
    await text.focus();
    await page.keyboard.press('Control+End');
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'umbrella.png', mimeType: 'image/png', buffer: png });
    await page.locator('.draft-preview img').waitFor();
    await page.getByRole('tab', { name: '属性' }).click();
    const fields: Record<string, string> = {
      题目: title,
      '文件名（小写字母和连字符）': 'umbrella',
      出处: '柜面服务细则',
      施行日期: tomorrow,
      '适用机构代码（空格分开，空为全行）': '3201',
    };
    for (const [label, value] of Object.entries(fields)) {
      await page.getByLabel(label, { exact: true }).fill(value);
      await page.keyboard.press('Tab');
    }
    const tags = page.getByRole('combobox', { name: '标签（适用页面写 page:loan）' });
    for (const tag of ['借伞', 'page:customerDetail']) {
      await tags.fill(tag);
      await page.keyboard.press('Enter');
    }
    await page.getByLabel('柜员', { exact: true }).check();
    await eventually(
      () => bodyOf(page),
      (all) => all.includes('已保存') && all.includes('没有问题'),
      { what: 'the draft saved and sound' },
    );
    await page.getByRole('button', { name: '提交审核' }).click();
    await eventually(
      () => bodyOf(page),
      (all) => all.includes('发布，须由他人'),
    );
    expect(await page.getByRole('button', { name: '审核通过' }).count()).toBe(0);
    await page.context().close();
  });

  it('a second person approves it for tomorrow as a must-read; nobody sees it today', async () => {
    const page = await signIn('K-02');
    await page.getByRole('link', { name: '内容编辑' }).click();
    await page.getByRole('button', { name: /等我审核/ }).click();
    await page.getByRole('button', { name: title }).click();
    await page.getByRole('button', { name: '审核通过' }).click();
    await page.getByRole('button', { name: '发布', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(/重要变更/).check();
    await dialog.getByLabel('关于变更的一道题').fill('雨天借伞几天内归还');
    await dialog.getByLabel('选项 1').fill('三天');
    await dialog.getByLabel('选项 2').fill('七天');
    await dialog.getByLabel('正确答案 2').check();
    await dialog.getByRole('button', { name: '发布' }).click();
    await eventually(
      () => bodyOf(page),
      (all) => all.includes('已发布'),
    );
    await page.context().close();
    for (const browser of [world.browser, elsewhere])
      expect((await ask(browser, 'knowledge.sync', {})).ok).toBe(true);
    expect(await panelSearch(inScope, '雨天借伞')).not.toContain(title);
  });

  it('at midnight it stands in the open panel of a teller in scope, and in no other', async () => {
    ahead += 6 * 60_000;
    // Any answer of the service tells the time; both terminals ask for something every minute.
    for (const browser of [world.browser, elsewhere]) await ask(browser, 'knowledge.sync', {});
    // Nobody types or reloads: the hits that stand there change.
    const panel = await panelOf(inScope);
    await eventually(
      async () => (await panel.getByRole('option').allInnerTexts()).join('\n'),
      (hits) => hits.includes(title),
    );
    expect(await panelSearch(outOfScope, '雨天借伞')).not.toContain(title);
  });

  it('the teller reads it to the end, answers, and the unit head sees it', async () => {
    const panel = await panelOf(inScope);
    await panel.getByRole('option').filter({ hasText: title }).first().click();
    await eventually(
      () => textOf(panel),
      (text) => text.includes('必读') && text.includes('请答题确认'),
      { within: 30_000, what: 'the question after the reading' },
    );
    await panel.getByLabel('三天').check();
    await panel.getByRole('button', { name: '确认已读' }).click();
    await eventually(
      () => textOf(panel),
      (text) => text.includes('答案不对'),
    );
    await panel.getByLabel('七天').check();
    await panel.getByRole('button', { name: '确认已读' }).click();
    await eventually(
      () => textOf(panel),
      (text) => text.includes('已读并确认'),
    );
    // Its picture is really drawn, from the service, in the panel's own document.
    expect(
      await panel.locator('.prose img').evaluate((picture) => (picture as HTMLImageElement).naturalWidth),
    ).toBe(80);

    const page = await signIn('B-01');
    await page.getByRole('link', { name: '必读' }).click();
    // 王敏 has read it; 杨帆 of the same branch has not.
    await eventually(
      () => bodyOf(page),
      (all) => all.includes(title) && all.includes('1 / 2') && all.includes('杨帆'),
    );
    await page.context().close();
  });

  it('two people at one text: what each wrote is kept, and one paragraph of both is theirs to choose', async () => {
    ahead += 60_000;
    const first = await signIn('K-01');
    const second = await signIn('K-02');
    const body = (page: Page) => page.getByRole('textbox', { name: /正文/ });
    const saved = (page: Page) =>
      eventually(
        () => bodyOf(page),
        (all) => all.includes('已保存'),
        { what: 'saved' },
      );
    await first.getByRole('link', { name: '内容编辑' }).click();
    await first.getByRole('button', { name: '新建条目' }).click();
    await body(first).fill('伞架在门口。 ^rack\n\n雨天加派一人。 ^person');
    await saved(first);
    await second.goto(first.url());
    await second.reload();
    await eventually(
      () => body(second).inputValue(),
      (text) => text.includes('^person'),
    );

    // Each another paragraph: nothing to decide.
    await body(first).fill('伞架在大堂门口。 ^rack\n\n雨天加派一人。 ^person');
    await saved(first);
    await body(second).fill('伞架在门口。 ^rack\n\n雨天加派两人。 ^person');
    await second.getByText('两份改的段落不同').waitFor();
    await second.getByRole('button', { name: '保存合并后的正文' }).click();
    await saved(second);
    const both = await body(second).inputValue();
    expect(both).toContain('伞架在大堂门口。');
    expect(both).toContain('雨天加派两人。');

    // The same paragraph: the second to save sees both and chooses; the other's words stay in the draft's history.
    await first.reload();
    await eventually(
      () => body(first).inputValue(),
      (text) => text === both,
    );
    await body(first).fill(both.replace('加派两人', '加派三人'));
    await saved(first);
    await body(second).fill(both.replace('加派两人', '不加派'));
    await second.getByText('有 1 段两人都改了').waitFor();
    expect(await bodyOf(second)).toContain('雨天加派三人。');
    await second.getByText('用我的').click();
    await second.getByRole('button', { name: '保存合并后的正文' }).click();
    await saved(second);
    await first.reload();
    await eventually(
      () => body(first).inputValue(),
      (text) => text.includes('雨天不加派。') && text.includes('伞架在大堂门口。'),
    );
    for (const page of [first, second]) await page.context().close();
  });
});
