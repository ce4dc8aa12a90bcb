import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';

import { faultsOf } from '../../support/axe.ts';
import { type Browser, eventually, launchBrowser } from '../../support/browser.ts';
import { signInAt } from '../../support/web-login.ts';

const textOf = (page: Page) => page.evaluate(() => document.body.innerText);
const reads = (page: Page, ...words: string[]) =>
  eventually(
    () => textOf(page),
    (text) => words.every((word) => text.includes(word)),
    { what: words.join(', ') },
  );

describe('questions among colleagues, in a real browser', () => {
  const stack = inject('stack');
  const browsers: Browser[] = [];
  const wrong: string[] = [];
  let asker: Page;
  let owner: Page;

  /** A person in a browser of their own. */
  async function signIn(staffNo: string, place: string): Promise<Page> {
    const browser = await launchBrowser({ extension: stack.extension });
    browsers.push(browser);
    const page = await browser.context.newPage();
    page.on('console', (message) => message.type() === 'error' && wrong.push(message.text()));
    page.on('pageerror', (error) => wrong.push(String(error)));
    return signInAt(page, stack.server, staffNo, place);
  }

  beforeAll(async () => {
    owner = await signIn('F-01', 'questions');
    asker = await signIn('M-02', 'questions/ask/ART-08^limits');
  });
  afterAll(() => Promise.all(browsers.map((browser) => browser.close())));

  it('R193: asks about a paragraph by keyboard; a phone number stops it on the spot (R197)', async () => {
    await reads(asker, '所问段落 ART-08^limits');
    await asker.keyboard.type('档案借阅超期 13800001234 怎么办');
    await reads(asker, '疑似手机号');
    await asker.keyboard.press('Enter');
    await asker.keyboard.press('Control+A');
    await asker.keyboard.type('档案借阅超期怎么办');
    await asker.getByRole('button', { name: '档案', exact: true }).click();
    await reads(asker, '由档案管理员答复');
    expect(await faultsOf(asker)).toEqual([]);
    await asker.getByRole('button', { name: '提交问题' }).click();
    await reads(asker, '还没有人回答', '档案管理员', '前答复');
    expect(asker.url()).toMatch(/#questions\/[0-9a-f-]{36}$/);
  });

  it('the owner finds it under 等我回答 and answers; the asker accepts, and it shows first', async () => {
    await owner.getByRole('button', { name: /等我回答/ }).click();
    expect(await faultsOf(owner)).toEqual([]);
    await owner.getByRole('button', { name: /档案借阅超期怎么办/ }).click();
    await owner.getByLabel('我来回答').fill('先催还，仍不还报支行行长。');
    await owner.keyboard.press('Control+Enter');
    await reads(owner, '先催还', '已回答');
    await asker.reload();
    await asker.getByRole('button', { name: '采纳', exact: true }).click();
    await reads(asker, '已采纳', '转成知识');
    expect(await faultsOf(asker)).toEqual([]);
  });

  it('the accepted answer becomes the text of a draft, and the answer has earned ten points (R195)', async () => {
    await asker.getByRole('button', { name: '转成知识' }).click();
    await eventually(
      () => asker.locator('textarea[readonly]').inputValue(),
      (text) => text.includes('title: 档案借阅超期怎么办') && text.includes('先催还'),
    );
    await owner.getByRole('link', { name: '积分' }).click();
    await reads(owner, '回答被采纳', '+10', '一天最多');
    expect(await faultsOf(owner)).toEqual([]);
    expect(wrong.filter((text) => !text.includes('401'))).toEqual([]);
  });
});
