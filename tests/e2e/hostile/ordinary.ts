import type { Page } from 'playwright-core';

/** What real host pages do to themselves without meaning any harm: none of it may cost a teller a press. */
export const dressings: Readonly<Record<string, (page: Page) => Promise<unknown>>> = {
  asItIs: () => Promise.resolve(),
  openDialog: (page) =>
    page.evaluate(() => {
      document.body.insertAdjacentHTML(
        'beforeend',
        '<dialog open style="left:20px;right:auto;top:200px;z-index:10000">复核</dialog>',
      );
    }),
  closedModal: async (page) => {
    await page.evaluate(() => {
      const dialog = document.createElement('dialog');
      dialog.textContent = '授权';
      document.body.append(dialog);
      dialog.showModal();
      setTimeout(() => dialog.close(), 150);
    });
    await page.waitForTimeout(200);
  },
  stickyHeader: (page) =>
    page.evaluate(() => {
      document.body.insertAdjacentHTML(
        'afterbegin',
        '<header style="position:sticky;top:0;height:44px;background:#146;z-index:99999">综合业务</header>',
      );
    }),
  toasts: (page) =>
    page.evaluate(() => {
      const box =
        '<div style="position:fixed;top:60px;right:20px;width:300px;background:#333;color:#fff;padding:16px;z-index:10000">交易成功</div>';
      document.body.insertAdjacentHTML('beforeend', box);
      setInterval(() => document.body.insertAdjacentHTML('beforeend', box), 200);
    }),
  // Away from the customer's own line: what lies over that is meant to take the panel's customer away.
  popoverMenu: (page) =>
    page.evaluate(() => {
      document.body.insertAdjacentHTML(
        'beforeend',
        '<ul popover="manual" style="position:fixed;inset:auto auto 24px 40px;margin:0"><li>菜单</li></ul>',
      );
      document.querySelector<HTMLElement>('[popover]')?.showPopover();
    }),
  watermark: (page) =>
    page.evaluate(() => {
      document.body.insertAdjacentHTML(
        'beforeend',
        '<div style="position:fixed;inset:0;pointer-events:none;opacity:.12;z-index:2147483647;font-size:40px">T-003 周楠 T-003 周楠</div>',
      );
    }),
  modalCurtain: (page) =>
    page.evaluate(() => {
      document.body.insertAdjacentHTML(
        'beforeend',
        '<div style="position:fixed;inset:0;background:rgb(0 0 0/.5);z-index:1001"></div>',
      );
    }),
  bodyEffects: (page) =>
    page.evaluate(() => {
      document.body.style.cssText +=
        ';opacity:.98;filter:saturate(1.1);transform:translateZ(0);transition:opacity .2s';
    }),
  bodyZoom: (page) => page.evaluate(() => document.body.style.setProperty('zoom', '1.1')),
  scrolled: (page) =>
    page.evaluate(() => {
      document.body.insertAdjacentHTML('beforeend', '<div style="height:4000px">明细</div>');
      document.documentElement.style.scrollBehavior = 'smooth';
      scrollTo(0, 120);
    }),
  rootStyles: (page) =>
    page.evaluate(() => {
      document.documentElement.style.cssText +=
        ';font-size:62.5%;height:100%;background:#eef;overflow-y:scroll;scrollbar-gutter:stable';
    }),
  animations: (page) =>
    page.evaluate(() => {
      document.body.insertAdjacentHTML(
        'beforeend',
        '<style>@keyframes go{to{transform:rotate(1turn)}}</style><i style="position:fixed;right:40px;top:200px;width:80px;height:80px;background:#c33;animation:go 1s infinite linear;z-index:5000"></i>',
      );
    }),
  frames: (page) =>
    page.evaluate(() => {
      document.body.insertAdjacentHTML(
        'beforeend',
        '<iframe srcdoc="<p>打印预览</p>" style="position:fixed;right:0;bottom:0;width:500px;height:300px;z-index:9999"></iframe>',
      );
    }),
  busyPage: (page) =>
    page.evaluate(() => {
      setInterval(() => {
        const until = performance.now() + 40;
        while (performance.now() < until);
      }, 120);
    }),
  smallWindow: async (page) => {
    await page.setViewportSize({ width: 1024, height: 700 });
    await page.waitForTimeout(800);
  },
  finePixels: async (page) => {
    const devtools = await page.context().newCDPSession(page);
    const metrics = { width: 1093, height: 614, deviceScaleFactor: 1.25, mobile: false };
    await devtools.send('Emulation.setDeviceMetricsOverride', metrics);
    await page.waitForTimeout(800);
  },
};

/** Those that write no markup. */
export const undressed = new Set(['asItIs', 'busyPage', 'smallWindow', 'finePixels']);
