import { gzipSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Browser } from '../tests/support/browser.ts';
import { hostPage } from '../tests/support/host-page.ts';
import { launchBrowser } from '../tests/support/browser.ts';
import { logIn } from '../tests/support/login.ts';
import { startStack } from '../tests/support/stack.ts';
import { chromium } from 'playwright-core';
import { findChromium } from '../tools/chromium.ts';
import { longestMs, median, pageThreadMs, report, scriptMs, traced } from './trace.ts';

/** What does the recogniser cost a host page, against the least an overlay can be (bench/floor)? Interleaved, medians. */
const ROUNDS = Number(process.env['TELLERWISE_BENCH_ROUNDS'] ?? 7);
const stack = await startStack();
/** The SPA's deep link of a page; every customer has one. */
function address(kind: 'loan' | 'customerDetail', customer: string): string {
  const found = hostPage(stack.hosts, 'spa', kind, customer);
  if (!found) throw new Error(`the demo bank has no ${kind} page for ${customer}`);
  return found;
}
const isExtension = (url: string) => url.startsWith('chrome-extension://') && url.includes('content');
const customers = ['C-1001', 'C-1002', 'C-1003', 'C-1004', 'C-1005', 'P-2001', 'P-2002'];

const floorPath = join(import.meta.dirname, 'floor');
const executablePath = findChromium();
if (!executablePath) throw new Error('no Chromium');
const flags = [
  '--no-sandbox',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const floor = await chromium.launchPersistentContext('', {
  executablePath,
  headless: true,
  args: [...flags, `--disable-extensions-except=${floorPath}`, `--load-extension=${floorPath}`],
});
const ours: Browser = await launchBrowser({ extension: stack.extension });
await logIn(ours, 'T-001');

async function heapMb(context: typeof floor): Promise<number> {
  const page = await context.newPage();
  await page.goto(address('loan', 'C-1001'));
  await page.waitForTimeout(1_000);
  const cdp = await context.newCDPSession(page);
  await cdp.send('HeapProfiler.collectGarbage');
  const { usedSize } = await cdp.send('Runtime.getHeapUsage');
  await page.close();
  return usedSize / 1_048_576;
}

async function loadMs(context: typeof floor): Promise<{ script: number; longest: number }> {
  const page = await context.newPage();
  const events = await traced(context, page, async () => {
    await page.goto(address('loan', 'C-1002'));
    await page.waitForTimeout(1_000);
  });
  await page.close();
  return { script: scriptMs(events, isExtension), longest: longestMs(events, isExtension) };
}

async function routeMs(context: typeof floor): Promise<{ script: number; host: number; longest: number }> {
  const page = await context.newPage();
  await page.goto(address('loan', 'C-1002'));
  await page.waitForTimeout(500);
  const events = await traced(context, page, async () => {
    for (const customer of customers) {
      const { pathname } = new URL(address('customerDetail', customer));
      await page.evaluate((path) => {
        history.pushState(null, '', path);
        dispatchEvent(new PopStateEvent('popstate'));
      }, pathname);
      await page.waitForTimeout(300);
    }
  });
  await page.close();
  const origin = new URL(stack.hosts.spa).origin;
  const script = scriptMs(events, isExtension);
  return {
    script: script / customers.length,
    host: (pageThreadMs(events, origin) - script) / customers.length,
    longest: longestMs(events, isExtension),
  };
}

try {
  const loads: { ours: number; floor: number }[] = [];
  const routes: { ours: number; host: number }[] = [];
  const heaps: { ours: number; floor: number }[] = [];
  let longest = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const [a, b] = [await loadMs(ours.context), await loadMs(floor)];
    loads.push({ ours: a.script, floor: b.script });
    const route = await routeMs(ours.context);
    routes.push({ ours: route.script, host: route.host });
    longest = Math.max(longest, a.longest, route.longest);
    if (round < 3) heaps.push({ ours: await heapMb(ours.context), floor: await heapMb(floor) });
  }
  const script = readFileSync(join(stack.extension, 'content-scripts', 'page.js'));
  report('content-script.size', gzipSync(script, { level: 9 }).length, 'bytes gzip', 8_192);
  report(
    'content-script.load',
    median(loads.map((each) => each.ours)),
    'CPU ms',
    median(loads.map((each) => each.floor)),
  );
  report(
    'content-script.route',
    median(routes.map((each) => each.ours)),
    'CPU ms',
    median(routes.map((each) => each.host)),
  );
  report('content-script.longest-task', longest, 'CPU ms', 16);
  report('content-script.heap', median(heaps.map((each) => each.ours - each.floor)), 'MB', 0.5);
} finally {
  await ours.close();
  await floor.close();
  await stack.close();
}
