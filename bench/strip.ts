import { launchBrowser } from '../tests/support/browser.ts';
import { hostPage } from '../tests/support/host-page.ts';
import { logIn } from '../tests/support/login.ts';
import { panelOf, panelSays } from '../tests/support/panel.ts';
import { startStack } from '../tests/support/stack.ts';
import { report } from './trace.ts';

/**
 * How long after the page shows a customer does the strip stand right, service included? Wall milliseconds from the
 * paint-side clock of both documents; meant for an idle machine, reported and never gated.
 * A teller may look up 60 customers a minute (R-RL1), so a run stays below that.
 */
const SWITCHES = Number(process.env['TELLERWISE_BENCH_ROUNDS'] ?? 45);
const customers = ['C-1001', 'C-1002', 'C-1003', 'C-1004', 'C-1005', 'C-1006'];
const stack = await startStack();
const browser = await launchBrowser({ extension: stack.extension });

interface Seen {
  tail: string;
  at: number;
}

try {
  await logIn(browser, 'M-01');
  const page = await browser.context.newPage();
  await page.goto(hostPage(stack.hosts, 'spa', 'customerDetail', 'C-1001'));
  await panelSays(page, '1001');
  const panel = await panelOf(page);
  await page.evaluate(() => {
    const seen: { tail: string; at: number }[] = [];
    Object.assign(globalThis, { seen });
    const look = () => {
      const tail =
        /[CP]-(\d{4})/.exec(document.querySelector('ibs-client-header')?.textContent ?? '')?.[1] ?? '';
      if (tail !== '' && seen.at(-1)?.tail !== tail)
        seen.push({ tail, at: performance.timeOrigin + performance.now() });
    };
    new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true });
    look();
  });
  await panel.evaluate(() => {
    const seen: { tail: string; at: number }[] = [];
    Object.assign(globalThis, { seen });
    const look = () => {
      const text = document.body.innerText;
      const tail = text.includes('已核对') ? (/编号尾 (\d{4})/.exec(text)?.[1] ?? '') : '';
      if (tail !== '' && seen.at(-1)?.tail !== tail)
        seen.push({ tail, at: performance.timeOrigin + performance.now() });
    };
    new MutationObserver(look).observe(document, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
    });
    look();
  });
  const waits: number[] = [];
  for (let i = 1; i <= SWITCHES; i++) {
    const customer = customers[i % customers.length] ?? 'C-1001';
    const { pathname } = new URL(hostPage(stack.hosts, 'spa', 'customerDetail', customer));
    await page.evaluate((path) => {
      history.pushState(null, '', path);
      dispatchEvent(new PopStateEvent('popstate'));
    }, pathname);
    const tail = customer.slice(2);
    await panel.waitForFunction(
      (wanted) => (globalThis as unknown as { seen: { tail: string }[] }).seen.at(-1)?.tail === wanted,
      tail,
    );
    const last = (frame: typeof panel | typeof page) =>
      frame.evaluate(() =>
        (globalThis as unknown as { seen: { tail: string; at: number }[] }).seen.at(-1),
      ) as Promise<Seen>;
    const [shown, stood] = [await last(page), await last(panel)];
    waits.push(stood.at - shown.at);
  }
  const sorted = waits.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  report('strip.median', at(0.5), 'wall ms', 300);
  report('strip.p95', at(0.95), 'wall ms', 300);
} finally {
  await browser.close();
  await stack.close();
}
