import type { BrowserContext, ConsoleMessage, Page, Worker } from 'playwright-core';

import { type DemoCustomer, cast } from '../../hosts/bank.ts';

/** What stood on the screen from `t` on (ms UTC, to the fraction): in the host page, or in the panel. */
export interface PageSight {
  readonly t: number;
  /** Customer number of the one customer the page shows; empty for nobody or a mix. */
  readonly truth: string;
  /** The panel's frame is in sight. */
  readonly panel: boolean;
}
export interface PanelSight {
  readonly t: number;
  /** Text of the panel's identity; empty where it draws no customer. */
  readonly identity: string;
}
export interface Stored {
  readonly t: number;
  readonly key: string;
  readonly status: string;
  readonly reason: string;
  readonly generation: string;
  /** Last four of the customer number and masked name; empty for no customer. */
  readonly tail: string;
  readonly name: string;
}

const MARK = 'tw-sight ';

/**
 * Runs in every document before its own scripts. Once per animation frame it notes what is on the screen and says it on
 * the console, so that nothing is lost when the document goes. The host page says who it shows by `window.truthNow()`.
 */
function recorder(mark: string): void {
  const isPanel = location.protocol === 'chrome-extension:';
  if (isPanel ? !/^\/(panel|popup|sidepanel)\.html$/.test(location.pathname) : window.top !== window) return;
  let last = '';
  // Hostile pages put fields of their own in the place of the document's.
  const own = Object.getOwnPropertyDescriptor(Document.prototype, 'documentElement');
  const look = (): Record<string, unknown> => {
    if (isPanel) {
      return {
        identity: [...document.querySelectorAll('.identity')].map((one) => one.textContent).join(' | '),
      };
    }
    const holder = (own?.get?.call(document) as Element | null)?.querySelector(':scope > tellerwise-root');
    const truthNow = (window as unknown as { truthNow?: () => string }).truthNow;
    return { truth: truthNow?.() ?? '', panel: holder ? getComputedStyle(holder).opacity === '1' : false };
  };
  let lastAt = 0;
  const say = (sight: Record<string, unknown>, t = performance.timeOrigin + performance.now()): void => {
    const seen = JSON.stringify(sight);
    // A frame speaks after what the observer has said meanwhile: an older word takes its place in time, the newest stays
    // the last, or whoever came and went within that frame would seem to stay.
    if (t >= lastAt) {
      if (seen === last) return;
      last = seen;
      lastAt = t;
    }
    console.debug(`${mark}${JSON.stringify({ t, isPanel, ...sight })}`);
  };
  // What was painted is what stood there after every callback of the frame: in sight before them and right after it.
  const painted = new MessageChannel();
  let before = look();
  let at = 0;
  painted.port1.onmessage = () =>
    say(before['panel'] === true ? { ...before, panel: look()['panel'] } : before, at);
  const frame = (): void => {
    before = look();
    at = performance.timeOrigin + performance.now();
    painted.port2.postMessage(0);
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  // A document that goes shows nobody; one that comes back out of the page cache says so.
  window.addEventListener('pagehide', () => say(isPanel ? { identity: '' } : { truth: '', panel: false }));
  window.addEventListener('pageshow', (event) => {
    if (!event.persisted) return;
    console.debug(`${mark}{"isRestored":true}`);
    // What the document that went said last may be lost with it: this one stands here from now on.
    last = '';
    say(look());
  });
  // A frame out of sight gets no animation frames; what it holds is noted all the same.
  if (isPanel)
    new MutationObserver(() => say(look())).observe(document, {
      subtree: true,
      childList: true,
      characterData: true,
    });
}

export interface Recording {
  readonly page: PageSight[];
  readonly panel: PanelSight[];
  /** Documents that came back out of the browser's page cache. */
  readonly restored: number;
  clear(): void;
}

/** Must be called before the page opens its first document. */
export async function recordSights(context: BrowserContext): Promise<void> {
  await context.addInitScript(recorder, MARK);
}

/** Gathers what a tab and its panel said. */
export function listenTo(tab: Page): Recording {
  const recording = { page: [] as PageSight[], panel: [] as PanelSight[], restored: 0 };
  tab.on('console', (message: ConsoleMessage) => {
    const text = message.text();
    if (!text.startsWith(MARK)) return;
    const said = JSON.parse(text.slice(MARK.length)) as (PageSight | PanelSight) & {
      isPanel: boolean;
      isRestored?: boolean;
    };
    const { isPanel, ...sight } = said;
    if (said.isRestored) {
      recording.restored++;
      return;
    }
    if (isPanel) recording.panel.push(sight as PanelSight);
    else recording.page.push(sight as PageSight);
  });
  return Object.assign(recording, {
    clear() {
      recording.page.length = 0;
      recording.panel.length = 0;
    },
  });
}

interface StoreLog {
  twStored?: Stored[];
  /** Called when the browser tells of the mark with this number. */
  twMarked?: (n: number) => void;
  chrome: {
    storage: {
      session: { set(items: object): Promise<void> };
      onChanged: {
        addListener(run: (changes: Record<string, { newValue?: unknown }>, area: string) => void): void;
      };
    };
  };
}

/**
 * Notes every state the extension stores of a tab; `take` gives what came since the last time. `told` waits until the browser
 * has told of everything stored so far: under load it tells of a page's last state when the next page stands there.
 */
export async function recordStored(
  worker: Worker,
): Promise<{ take(): Promise<Stored[]>; peek(): Promise<Stored | undefined>; told(): Promise<void> }> {
  await worker.evaluate(() => {
    const scope = globalThis as unknown as StoreLog;
    const log: Stored[] = (scope.twStored = []);
    scope.chrome.storage.onChanged.addListener((changes, area) => {
      if (area !== 'session') return;
      for (const [key, { newValue }] of Object.entries(changes)) {
        if (key === 'mark') scope.twMarked?.(newValue as number);
        if (!key.startsWith('tab:')) continue;
        type Person = { customerNoTail: string; nameMasked: string };
        const state = (newValue ?? {}) as {
          status?: string;
          generation?: string;
          reason?: string;
          page?: { reason?: string };
          customer?: Person;
          identity?: Person;
        };
        const who = state.customer ?? state.identity;
        const t = performance.timeOrigin + performance.now();
        const reason = state.reason ?? state.page?.reason ?? '';
        log.push({
          t,
          key,
          status: state.status ?? '',
          reason,
          generation: state.generation ?? '',
          tail: who?.customerNoTail ?? '',
          name: who?.nameMasked ?? '',
        });
      }
    });
  });
  return {
    take: () => worker.evaluate(() => ((globalThis as unknown as StoreLog).twStored ?? []).splice(0)),
    told: () =>
      worker.evaluate(
        () =>
          new Promise<void>((resolve) => {
            const scope = globalThis as unknown as StoreLog;
            const mark = Math.random();
            scope.twMarked = (n) => n === mark && resolve();
            void scope.chrome.storage.session.set({ mark });
          }),
      ),
    peek: () => worker.evaluate(() => (globalThis as unknown as StoreLog).twStored?.at(-1)),
  };
}

const tailOf = (one: DemoCustomer): string => one.customerNo.slice(-4);
const maskedOf = (one: DemoCustomer): string => (one.type === 'personal' ? (one.name[0] ?? '') : one.name);

/** The customers a panel text speaks of: by the last four of the number, and by the name. */
export function customersIn(text: string): string[] {
  return cast
    .filter((one) => text.includes(tailOf(one)) || text.includes(maskedOf(one)))
    .map((one) => one.customerNo);
}
