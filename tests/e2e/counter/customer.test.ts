import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';

import { type Browser, launchBrowser } from '../../support/browser.ts';
import { hostPage } from '../../support/host-page.ts';
import { logIn } from '../../support/login.ts';
import { panelOf, panelSays } from '../../support/panel.ts';

const stack = inject('stack');
const eras = ['spa', 'hash', 'single', 'frameset'] as const;

describe('as 李航, manager of C-1002', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser({ extension: stack.extension });
    await logIn(browser, 'M-01');
  });
  afterAll(() => browser?.close());

  it('R63, R80, R83: the loan page shows 逾期 first, 黄铜 with its reason and 较差 with its date', async () => {
    const page = await browser.context.newPage();
    await page.goto(hostPage(stack.hosts, 'spa', 'loan', 'C-1002'));
    const text = await panelSays(page, '云岭物流有限公司', '分类·黄铜', '较差');
    expect(text).toContain('逾期，请勿推介新增授信');
    expect(text).toMatch(/按标准存款可达钻石，因不良授信记录.*2026-03-18.*定为黄铜/);
    expect(text.indexOf('逾期，请勿推介新增授信')).toBeLessThan(text.indexOf('分类·黄铜'));
    await page.close();
  });

  it('R36: of another manager’s customer he sees A1 alone', async () => {
    const page = await browser.context.newPage();
    await page.goto(hostPage(stack.hosts, 'spa', 'customerDetail', 'P-2002'));
    const text = await panelSays(page, '刘*', '建立服务事项');
    expect(text).not.toMatch(/138|320\*/);
    await page.close();
  });
});

describe('as 王敏, teller of 城东支行', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser({ extension: stack.extension });
    await logIn(browser, 'T-001');
  });
  afterAll(() => browser?.close());

  it('A1 shows 黄铜 without the reason; reason and grade come only with 建立服务事项 and go when it is closed', async () => {
    const page = await browser.context.newPage();
    await page.goto(hostPage(stack.hosts, 'spa', 'loan', 'C-1002'));
    const before = await panelSays(page, '云岭物流有限公司', '分类·黄铜', '建立服务事项后可见');
    for (const secret of ['较差', '不良授信', '逾期，请勿']) expect(before).not.toContain(secret);

    const panel = await panelOf(page);
    await panel.getByRole('button', { name: '建立服务事项' }).click({ delay: 600 });
    const after = await panelSays(page, '较差', '不良授信');
    expect(after).toContain('逾期，请勿推介新增授信');

    // R140, R145: the five stages one after the other; closing asks for the outcome and lowers A2 to A1 again.
    for (const [button, next] of [
      ['开始咨询', '转跟踪'],
      ['转跟踪', '准备结束'],
      ['准备结束', '结束'],
    ] as const) {
      await panel.getByRole('button', { name: button, exact: true }).click({ delay: 600 });
      await panel.getByRole('button', { name: next, exact: true }).waitFor();
    }
    await panel.getByRole('button', { name: '结束', exact: true }).click({ delay: 600 });
    const dialog = panel.getByRole('dialog');
    await dialog.getByRole('textbox').fill('材料清单已交客户');
    await dialog.getByRole('button', { name: '结束', exact: true }).click({ delay: 600 });
    const closed = await panelSays(page, '建立服务事项后可见');
    for (const secret of ['较差', '不良授信', '逾期，请勿']) expect(closed).not.toContain(secret);
    await page.close();
  });

  it('R72: 优先办理 stands first for P-2002 on the large-cash page, and not at all for P-2001', async () => {
    const page = await browser.context.newPage();
    await page.goto(hostPage(stack.hosts, 'spa', 'largeCash', 'P-2002'));
    const text = await panelSays(page, '刘*', '优先办理');
    const warnings = await (await panelOf(page)).locator('[role=alert]').allInnerTexts();
    expect(warnings.join('\n')).toMatch(/^[^\n]*优先办理/);
    expect(text).toContain('反诈');
    await page.goto(hostPage(stack.hosts, 'spa', 'largeCash', 'P-2001'));
    expect(await panelSays(page, '张*')).not.toContain('优先办理');
    await page.close();
  });

  it.each(eras)(
    'era %s: every page kind is recognised and shows its customer or asks 核对无误',
    async (era) => {
      const page = await browser.context.newPage();
      const kinds = ['customerDetail', 'loan', 'transfer', 'productSale'] as const;
      for (const kind of kinds) {
        await page.goto('about:blank');
        await page.goto(hostPage(stack.hosts, era, kind, 'C-1001'));
        const text = await panelSays(page, '江海精工有限公司', '1001');
        expect(text, `${era} ${kind}`).toMatch(/已核对|核对无误/);
      }
      await page.close();
    },
  );

  it('one press on 核对无误 shows the customer of a page with one typed account', async () => {
    const page = await browser.context.newPage();
    await page.goto(hostPage(stack.hosts, 'single', 'transfer', 'C-1001'));
    const before = await panelSays(page, '核对无误', '江海精工有限公司');
    expect(before).not.toContain('钻石');
    await (await panelOf(page)).getByRole('button', { name: '核对无误' }).click({ delay: 600 });
    await panelSays(page, '已核对', '钻石');
    await page.close();
  });

  it('two customers in view, no identity, home and logout: nobody, with the reason', async () => {
    const page = await browser.context.newPage();
    await page.goto(hostPage(stack.hosts, 'spa', 'customerDetail', 'C-1001'));
    await panelSays(page, '江海精工有限公司');
    await page.getByText('首页').first().click();
    const home = await panelSays(page, '未确认');
    expect(home).not.toContain('江海');
    await page.close();
  });

  it('the panel stays out of print and its keys stay out of the host', async () => {
    const page = await browser.context.newPage();
    await page.goto(hostPage(stack.hosts, 'single', 'customerDetail', 'C-1001'));
    await panelSays(page, '江海精工有限公司');
    await page.emulateMedia({ media: 'print' });
    const display = await page.evaluate(
      () => getComputedStyle(document.querySelector('tellerwise-root') as Element).display,
    );
    expect(display).toBe('none');
    await page.emulateMedia({ media: 'screen' });
    const address = page.url();
    const panel = await panelOf(page);
    await panel.getByRole('searchbox').or(panel.getByRole('combobox')).first().click();
    await page.keyboard.press('Alt+c');
    await page.keyboard.type('投诉时限');
    expect(page.url()).toBe(address);
    await panelSays(page, '投诉处理时限与闭环');
    await page.close();
  });
});

describe('as 杨帆, whose certificate is still missing', () => {
  it('R212: 学习模式 shows script and articles only', async () => {
    const browser = await launchBrowser({ extension: stack.extension });
    try {
      await logIn(browser, 'T-002');
      const page = await browser.context.newPage();
      await page.goto(hostPage(stack.hosts, 'spa', 'accountOpening', 'P-2001'));
      const text = await panelSays(page, '学习模式', '请出示您的有效证件');
      expect(text).not.toContain('张*');
    } finally {
      await browser.close();
    }
  });
});
