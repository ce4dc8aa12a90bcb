import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';

import { eventually, sessionItem } from '../../support/browser.ts';
import { panelOf, panelSays, textOf } from '../../support/panel.ts';
import { rounds } from '../../support/size.ts';
import { contentWorlds } from './outside.ts';
import { startSite } from '../../support/loopback.ts';
import { type World, openWorld } from '../../support/world.ts';

/** Frames and embedded objects cost a document each: of these a page gets a few names. */
const FEW = 12;
const anchors =
  '<ibs-client-header><div class="ibs-meta">客户编号: C-1002 |</div></ibs-client-header><ibs-loan-page>贷款业务</ibs-loan-page>';
const many = (names: readonly string[], element: (name: string) => string) => names.map(element).join('');

/** Ways to put an element in the place of what a script means by a name. */
const clobbers: Readonly<Record<string, (names: readonly string[]) => string>> = {
  links: (names) => many(names, (name) => `<a id="${name}" href="evil:${name}"></a>`) + anchors,
  twoLinks: (names) =>
    many(names, (name) => `<a id="${name}"></a><a id="${name}" name="value" href="evil:"></a>`) + anchors,
  pictures: (names) => many(names, (name) => `<img name="${name}" alt="">`) + anchors,
  forms: (names) => many(names, (name) => `<form name="${name}" id="${name}"></form>`) + anchors,
  fields: (names) =>
    `<form>${many(names, (name) => `<input type="hidden" name="${name}" value="C-1001">`)}${anchors}</form>`,
  outputs: (names) => `<form>${anchors}${many(names, (name) => `<output id="${name}"></output>`)}</form>`,
  formsInForms: (names) =>
    many(names, (name) => `<form id="${name}"><input type="hidden" name="${name}"></form>`) + anchors,
  frames: (names) => many(names.slice(0, FEW), (name) => `<iframe name="${name}" hidden></iframe>`) + anchors,
  embeds: (names) => many(names.slice(0, FEW), (name) => `<embed name="${name}" hidden>`) + anchors,
  objects: (names) => many(names.slice(0, FEW), (name) => `<object id="${name}" hidden></object>`) + anchors,
};

let world: World;
let site: Awaited<ReturnType<typeof startSite>>;
let body = anchors;
let script = '';
let names: string[];

beforeAll(async () => {
  world = await openWorld({ stack: inject('stack'), staffNo: 'F-01' });
  site = await startSite(() => ({
    body: `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><script>${script}</script></head><body>${body}</body></html>`,
  }));
  const bundle = readFileSync(join(world.build.path, 'content-scripts', 'page.js'), 'utf8');
  const found = bundle.match(/(?<=\.)[a-z_$][\w$]{2,}|\b[a-zA-Z_$][\w$]{3,}(?=[(.:])/g) ?? [];
  names = [...new Set([...found, 'config', 'chrome', 'browser', 'top', 'parent', 'self', 'self.top'])].sort();
});
afterAll(async () => {
  await site.close();
  await world.close();
});

interface State {
  readonly generation: string;
  readonly status: string;
  readonly page: unknown;
}
let last = '';

/** Loads the page as it stands now; gives what this very document was taken for, once its customer is in the panel. */
async function open(page: Page): Promise<unknown> {
  await page.goto(`${site.origin}/ibs/customers/100000031/loans/new`);
  const read = async () => {
    const pages = await sessionItem<Record<string, unknown>>(world.browser, 'pages');
    return sessionItem<State>(world.browser, `tab:${Object.keys(pages ?? {}).at(-1)}`);
  };
  // A document of its own: what was made of the page before does not count.
  const isNew = (state: State | undefined) => state !== undefined && state.generation.split(':')[0] !== last;
  const found = await eventually(read, (state) => isNew(state) && state?.status === 'context', {
    within: 5_000,
  }).catch((error: unknown) => String(error).slice(0, 300));
  if (typeof found === 'string') return found;
  last = found?.generation.split(':')[0] ?? '';
  const panel = await panelOf(page);
  await eventually(
    () => textOf(panel),
    (text) => text.includes('云岭物流'),
  );
  return found?.page;
}

async function watched(faults: string[]): Promise<Page> {
  const page = await world.browser.context.newPage();
  const line = await world.browser.context.newCDPSession(page);
  // The isolated world's errors too, which the page itself never hears of.
  line.on('Runtime.exceptionThrown', ({ exceptionDetails }) => {
    const { text, exception, url, stackTrace } = exceptionDetails;
    const said = `${text} ${exception?.description ?? String(exception?.value)} ${url ?? ''} ${JSON.stringify(stackTrace ?? '')}`;
    if (!said.includes('of the bank')) faults.push(said.slice(0, 600));
  });
  await line.send('Runtime.enable');
  return page;
}

describe('a page whose elements stand in the place of names', () => {
  it('is read as if they were not there, without one exception (R-EX4)', async () => {
    const faults: string[] = [];
    const page = await watched(faults);
    body = anchors;
    const plain = await open(page);
    expect(plain).toMatchObject({ level: 'confirmed', pageKind: 'loan' });
    expect(names.length).toBeGreaterThan(150);

    const wrong: string[] = [];
    const slices = rounds(10, 1);
    let tried = 0;
    for (const [kind, make] of Object.entries(clobbers)) {
      const size = Math.ceil(names.length / slices);
      for (let n = 0; n < slices; n++) {
        const some = names.slice(n * size, (n + 1) * size);
        body = make(some);
        tried += some.length;
        const [before, found] = [faults.length, await open(page)];
        if (JSON.stringify(found) !== JSON.stringify(plain))
          wrong.push(`${kind} ${n}: ${JSON.stringify(found)}`);
        if (faults.length > before) wrong.push(`${kind} ${n}: ${faults.length - before} faults`);
      }
    }
    console.log(
      `clobbering: ${names.length} names in ${Object.keys(clobbers).length} ways, ${tried} elements, ${faults.length} exceptions`,
    );
    expect(wrong).toEqual([]);
    expect(faults).toEqual([]);

    // An error of ours would have been heard.
    body = anchors;
    await open(page);
    const [ours] = await contentWorlds(page, world.browser.extensionId);
    await ours?.run(() => void Promise.reject(new Error('of ours')), {});
    await eventually(
      async () => faults.join(),
      (said) => said.includes('of ours'),
    );
    await page.close();
  });
});

/** Pages that are at odds with everything around them. Each runs before anything else of its document. */
const quarrels: Readonly<Record<string, string>> = {
  throwsInEvents: `for (const type of ['click','input','change','focusin','keydown','mousedown','pointerdown','pointermove','mousemove','wheel','resize','message','pageshow','load','DOMContentLoaded','toggle'])
    for (const target of [window, document]) target.addEventListener(type, () => { throw new Error('of the bank') }, true);
    new MutationObserver(() => { throw new Error('of the bank') }).observe(document, { subtree: true, childList: true, attributes: true });
    window.onerror = () => { throw new Error('of the bank') };`,
  removesOurRoot: `setInterval(() => document.querySelector('tellerwise-root')?.remove(), 5);
    new MutationObserver(() => document.querySelector('tellerwise-root')?.remove()).observe(document, { subtree: true, childList: true });`,
  movesOurRoot: `setInterval(() => { const root = document.querySelector('tellerwise-root'); if (root) document.body.prepend(root) }, 20);`,
  freezesPrototypes: `for (const of of [Object, Array, Function, Promise, String, EventTarget, Node, Element, HTMLElement, Document, Event, MutationObserver]) { Object.freeze(of.prototype); Object.freeze(of) }`,
  breaksPrototypes: `const broken = () => { throw new Error('of the bank') };
    Element.prototype.attachShadow = Element.prototype.getBoundingClientRect = Element.prototype.matches = EventTarget.prototype.removeEventListener = broken;
    window.ResizeObserver = window.MutationObserver = window.CSSStyleSheet = broken;
    Object.defineProperty(Object.prototype, 'id', { get: () => 'x', set() {} });
    Object.defineProperty(Object.prototype, 'name', { get: () => 'x', set() {} });`,
  takesOurName: `customElements.define('tellerwise-root', class extends HTMLElement { constructor() { super(); throw new Error('of the bank') } })`,
  rewritesItself: `addEventListener('load', () => { let left = 20; const timer = setInterval(() => { if (left-- < 0) return clearInterval(timer);
    for (const each of [...document.documentElement.children]) if (each.localName.startsWith('tellerwise')) each.replaceWith(document.createElement('b')) }, 10) });`,
};

describe('a page at odds with us', () => {
  it('works on as if we were not there, and hears of no error of ours', async () => {
    const faults: string[] = [];
    const page = await watched(faults);
    const bank = `<form onsubmit="window.submitted=(window.submitted??0)+1;return false"><input name="amount"><button>提交</button></form>`;
    for (const [name, quarrel] of Object.entries(quarrels)) {
      script = quarrel;
      body = anchors + bank;
      await page.goto(`${site.origin}/ibs/customers/100000031/loans/new`);
      await page.waitForTimeout(700);
      await page.fill('[name=amount]', '50000');
      await page.click('button');
      const after = await page.evaluate(() => ({
        html: document.body.innerHTML.replace('<tellerwise-root></tellerwise-root>', ''),
        amount: document.querySelector('input')?.value,
        submitted: (window as unknown as { submitted?: number }).submitted,
        roots: document.querySelectorAll('tellerwise-root').length,
      }));
      expect(after, name).toMatchObject({ html: body, amount: '50000', submitted: 1 });
      expect(after.roots, name).toBeLessThanOrEqual(1);
      // Where nobody works on our root, the panel stands.
      if (/throws|freezes|breaks/.test(name)) await panelSays(page, '云岭物流', '信用条款');
    }
    script = '';
    console.log(`quarrels: ${Object.keys(quarrels).length} pages worked on, ${faults.length} errors of ours`);
    expect(faults).toEqual([]);
    await page.close();
  });
});
