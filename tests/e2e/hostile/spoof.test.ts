import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';

import { type MessageName, protocol, pushes } from '../../../extension/messaging/protocol.ts';
import { eventually } from '../../support/browser.ts';
import { ask } from '../../support/login.ts';
import { panelSays } from '../../support/panel.ts';
import { randomFrom, rounds, seed } from '../../support/size.ts';
import { type ContentWorld, contentWorlds, goodRequests, keptBy, shownIn } from './outside.ts';
import { startSite } from '../../support/loopback.ts';
import { type World, openWorld } from '../../support/world.ts';

interface Forger {
  forge(
    messages: readonly unknown[],
    count: number,
    known: { id: string; seed: number },
  ): Promise<Record<string, number>>;
  heard: string[];
}
interface Answer {
  ok?: boolean;
}
declare const chrome: {
  runtime: {
    getURL(path: string): string;
    sendMessage(message: unknown): Promise<Answer | undefined>;
    connect(info: { name: string }): {
      postMessage(message: unknown): void;
      onMessage: { addListener(listener: (message: unknown) => void): void };
    };
  };
};

const total = rounds(10_000, 1_000);
const forger = readFileSync(join(import.meta.dirname, 'pages', 'forger.js'), 'utf8');
const inner = '<!doctype html><meta charset="utf-8"><script src="/ibs/forger.js"></script>';

let world: World;
let site: Awaited<ReturnType<typeof startSite>>;
let branch: Awaited<ReturnType<typeof startSite>>;

/** A loan page with frames of every kind below it: its own, another branch's, sandboxed, without address, of no bank. */
function markup(): string {
  const frames = [
    'src="/ibs/inner"',
    `src="${branch.origin}/ibs/inner"`,
    `src="${branch.origin.replace('127.0.0.1', 'localhost')}/ibs/inner"`,
    'src="/ibs/inner" sandbox="allow-scripts"',
    `srcdoc='${inner}'`,
  ];
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><script src="/ibs/forger.js"></script></head>
<body><ibs-client-header><div class="ibs-meta">客户编号: C-1002 |</div></ibs-client-header><ibs-loan-page>贷款业务</ibs-loan-page>
${frames.map((each) => `<iframe ${each}></iframe>`).join('\n')}</body></html>`;
}

beforeAll(async () => {
  world = await openWorld({ stack: inject('stack'), staffNo: 'F-01' });
  const answer = (url: URL) => {
    if (url.pathname === '/ibs/forger.js') return { type: 'text/javascript; charset=utf-8', body: forger };
    return { body: url.pathname === '/ibs/inner' ? inner : markup() };
  };
  branch = await startSite(answer);
  site = await startSite(answer);
});
afterAll(async () => {
  await site.close();
  await branch.close();
  await world.close();
});

/** Sends from the hijacked script of one frame what a script of that frame may not send, and gives every answer but a refusal. */
async function sendFrom(frame: ContentWorld, messages: readonly unknown[]): Promise<unknown[]> {
  return frame.run(async (list) => {
    const answers: unknown[] = [];
    for (const message of list) {
      // What is not for this sender gets no answer, so none is waited for here.
      chrome.runtime.sendMessage(message).then(
        (answer) => answer !== undefined && answer.ok !== false && answers.push([message, answer]),
        () => undefined,
      );
    }
    const port = chrome.runtime.connect({ name: 'knowledge' });
    port.onMessage.addListener((answer) => answers.push(['knowledge', answer]));
    port.postMessage({ id: 1, ask: 'articles' });
    await new Promise((resolve) => setTimeout(resolve, 300));
    return answers;
  }, messages);
}

describe('spoofed messages', () => {
  it('from the page, its frames and a hijacked content script: none is handled (T3, T4, R-EX4)', async () => {
    const { context, extensionId } = world.browser;
    const page = await context.newPage();
    await page.goto(`${site.origin}/ibs/customers/100000031/loans/new`);
    await panelSays(page, '云岭物流', '信用条款');

    // A second panel in a frame of the page's own making: one whose window the page can speak to for certain.
    const worker = await world.browser.worker();
    const panelAddress = await worker.evaluate(() => chrome.runtime.getURL('/panel.html'));
    await page.evaluate((address) => {
      document.body.insertAdjacentHTML('beforeend', `<iframe src="${address}"></iframe>`);
    }, panelAddress);
    const panels = () => page.frames().filter((frame) => frame.url().endsWith('/panel.html'));
    await eventually(
      async () =>
        (await Promise.all(panels().map((each) => each.evaluate(() => document.body.innerText)))).filter(
          (text) => text.includes('云岭物流'),
        ).length,
      (count) => count === 2,
      { what: 'the framed panel' },
    );
    await panelSays(page, '云岭物流');
    await page.waitForTimeout(500);

    const shown = await shownIn(world);
    const requests = goodRequests(shown);
    const names = Object.keys(protocol) as MessageName[];
    // Each is good in itself: what refuses it is who sends it.
    expect(names.filter((name) => !v.is(protocol[name].request, requests[name]))).toEqual([]);
    const envelopes = names.map((name) => ({ to: 'background', name, request: requests[name] }));
    const downwards = Object.keys(pushes).map((name) => ({
      to: 'page',
      name,
      push: { n: 1, m: 9, folded: true },
    }));
    const offscreen = ['person.changed', 'knowledge.changed'].map((name) => ({ to: 'offscreen', name }));

    const kept = await keptBy(world);
    const asked = world.gate.seen.length;
    const pages = context.pages().length;
    const look = () =>
      page.evaluate(
        () => document.querySelector('tellerwise-root')?.getBoundingClientRect().toJSON() as unknown,
      );
    const place = await look();

    const sent: Record<string, number> = {};
    const frames = page.frames().filter((frame) => !frame.url().startsWith('chrome-extension:'));
    expect(frames).toHaveLength(6);
    const share = Math.ceil((total * 0.6) / frames.length);
    const spoken = [...envelopes, ...downwards, ...offscreen];
    for (const [n, frame] of frames.entries()) {
      const known = { id: extensionId, seed: seed + n };
      const counts = await frame.evaluate(
        ([messages, count, known]) => (window as unknown as Forger).forge(messages, count, known),
        [spoken, share, known] as const,
      );
      for (const [channel, count] of Object.entries(counts)) sent[channel] = (sent[channel] ?? 0) + count;
    }

    const worlds = await contentWorlds(page, extensionId);
    expect(worlds.filter(({ kind }) => kind === 'contentTop')).toHaveLength(1);
    expect(worlds.filter(({ kind }) => kind === 'contentSub').length).toBe(4);
    const random = randomFrom(seed);
    const answered: unknown[] = [];
    const each = Math.ceil((total * 0.4) / worlds.length);
    for (const frame of worlds) {
      const denied = names.filter((name) => !(protocol[name].from as readonly string[]).includes(frame.kind));
      const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)] as T;
      const messages = Array.from({ length: each }, () => {
        const name = pick(denied);
        const envelope = { to: 'background', name, request: requests[name] };
        const any = pick(names);
        return pick<unknown>([
          envelope,
          envelope,
          // Dressed as another sender: only what the browser stamps counts.
          { ...envelope, sender: { id: extensionId, url: `chrome-extension://${extensionId}/panel.html` } },
          {
            ...envelope,
            request: { ...(requests[name] as object), frameId: 0, tabId: shown.tabId, from: 'panel' },
          },
          // What this frame may say, but not so.
          { to: 'background', name: any, request: { ...(requests[any] as object), more: 1 } },
          { to: 'background', name: any, request: null },
          { to: 'background', name: pick(['__proto__', 'constructor', 'hasOwnProperty']), request: {} },
          pick(downwards),
          pick(offscreen),
        ]);
      });
      answered.push(...(await sendFrom(frame, messages)));
      sent[frame.kind] = (sent[frame.kind] ?? 0) + each;
    }

    // Whatever was sent before has been dealt with when this is answered.
    expect((await ask(world.browser, 'session.get', {})).ok).toBe(true);
    const heard = (
      await Promise.all(frames.map((frame) => frame.evaluate(() => (window as unknown as Forger).heard)))
    ).flat();
    const count = Object.values(sent).reduce((sum, one) => sum + one, 0);
    console.log(`spoof: ${count} messages, ${answered.length} handled, ${heard.length} answers`, sent);
    expect(count).toBeGreaterThanOrEqual(total);
    expect(answered).toEqual([]);
    expect(heard).toEqual([]);
    expect(world.gate.seen.slice(asked)).toEqual([]);
    expect(JSON.parse(await keptBy(world))).toEqual(JSON.parse(kept));
    expect(context.pages()).toHaveLength(pages);
    expect(await look()).toEqual(place);
    await panelSays(page, '云岭物流', '信用条款');
    await page.close();

    // What one of our own pages says is handled, and seen by the same look at what is kept.
    expect((await ask(world.browser, 'session.logout', {})).ok).toBe(true);
    expect(await keptBy(world)).not.toBe(kept);
  });
});
