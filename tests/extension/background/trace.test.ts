import { fakeBrowser } from 'wxt/testing/fake-browser';
import { beforeEach, describe, expect, it, vi } from 'vitest';

import type { FrameFacts } from '../../../core/page/facts.ts';
import type { Sender } from '../../../extension/messaging/sender.ts';
import { randomFrom } from '../../support/size.ts';

const pack = {
  schema: 1,
  id: 'bank',
  version: 1,
  title: { zh: '样例', en: 'Sample' },
  hosts: ['http://core.bank.test/*'],
  anchors: {
    card: { kind: 'customerNo', from: { source: 'text', selector: '.card' } },
    id: { kind: 'internalId', from: { source: 'address', part: 'path' } },
  },
  pages: [
    {
      kind: 'customerDetail',
      when: { address: ['^/'] },
      anchors: ['card', 'id'],
      agree: [['card', 'id']],
      single: ['id'],
    },
  ],
};
const person = {
  staffNo: 'T-001',
  name: '王敏',
  roles: ['staff', 'teller'],
  orgUnitCode: '3201',
  orgUnitName: '城东支行',
  orgUnitKind: 'subBranch',
  orgPath: ['3201'],
  certificateUntil: '2099-01-01',
};
const session = {
  token: 'token',
  person,
  expiresAt: 4e12,
  idleSeconds: 600,
  ticket: 'ticket',
  sealingKey: { id: 'k', x: 'x', y: 'y' },
  device: 'd',
  locked: false,
};

/** The service at the other end of the network: answers for the customer that the claims name. */
function answer(body: { claims: { value: string }[]; proof: string }): unknown {
  const no = body.claims.map((claim) => claim.value.replace('id-', '')).join('|');
  if (new Set(no.split('|')).size > 1) return { result: 'disagree' };
  const [first = ''] = no.split('|');
  const identity = {
    ref: `ref-${first}`,
    customerType: 'personal',
    nameMasked: '张*',
    customerNoTail: first,
  };
  if (body.proof === 'toConfirm')
    return { result: 'identity', customer: identity, nameProof: '0'.repeat(64) };
  const rest = {
    accessLevel: 'A1',
    isSoleTrader: false,
    hasCredit: false,
    infoCheck: { due: false },
    protected: false,
    openComplaint: false,
    dataDate: '2026-11-20',
    withheld: [],
  };
  return { result: 'context', customer: { ...identity, ...rest }, nameProof: '0'.repeat(64) };
}

const facts = (card: string | undefined, id: string | undefined): FrameFacts => ({
  rules: [0],
  busy: false,
  flags: {},
  anchors: [
    ...(card ? [{ anchor: 'card', nodes: 1, hidden: 0, masked: 0, values: [card] }] : []),
    ...(id ? [{ anchor: 'id', nodes: 1, hidden: 0, masked: 0, values: [`id-${id}`] }] : []),
  ],
});

type Event = [name: string, request: unknown, sender: Sender];

/** A random day of three tabs: loads, switches, half-updated pages, frames that come and go. */
function trace(length: number, start: number): Event[] {
  const random = randomFrom(start);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const tabs = new Map<number, { document: string; n: number }>();
  const events: Event[] = [];
  let documents = 0;
  while (events.length < length) {
    const tabId = pick([1, 2, 3]);
    const tab = tabs.get(tabId);
    const top: Sender = { kind: 'contentTop', tabId, frameId: 0, url: 'http://core.bank.test/x' };
    const sub: Sender = { ...top, kind: 'contentSub', frameId: pick([4, 5]) };
    const customers = ['0001', '0002', undefined];
    if (!tab || random() < 0.1) {
      documents++;
      const document = documents.toString(16).padStart(16, '0');
      tabs.set(tabId, { document, n: 1 });
      events.push(['page.hello', { document }, top]);
    } else if (random() < 0.35) {
      tab.n++;
      events.push(['page.changed', { document: tab.document, n: tab.n }, top]);
    } else if (random() < 0.75) {
      const one = pick(customers);
      events.push([
        'page.facts',
        { document: tab.document, n: tab.n, facts: facts(one, random() < 0.8 ? one : pick(customers)) },
        top,
      ]);
    } else {
      const document = `f${tab.document.slice(1)}`;
      events.push(
        random() < 0.5
          ? ['page.facts', { document, n: 0, facts: facts(pick(customers), undefined) }, sub]
          : ['page.frameChanged', { document, gone: random() < 0.5 }, sub],
      );
    }
  }
  return events;
}

/** Plays a trace; with `restarts` the worker's modules are thrown away between every two events. */
async function play(
  events: readonly Event[],
  restarts: boolean,
): Promise<{ end: unknown; met: Set<string> }> {
  const met = new Set<string>();
  fakeBrowser.reset();
  vi.resetModules();
  await fakeBrowser.storage.session.set({ session });
  for (const [name, request, sender] of events) {
    if (restarts) vi.resetModules();
    const { handlers } = await import('../../../extension/background/handlers.ts');
    const handler = (
      handlers as unknown as Record<string, (request: unknown, sender: Sender) => Promise<unknown>>
    )[name];
    await handler?.(request, sender);
    // Let everything the event set off come to its end, as it would before an idle worker is stopped.
    for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
    const items = Object.values(await fakeBrowser.storage.session.get(null)) as { status?: string }[];
    for (const { status } of items) if (status) met.add(status);
  }
  const all = await fakeBrowser.storage.session.get(null);
  const steady = JSON.stringify(all, (key, value: unknown) =>
    key === 'since' || key === 'order' ? 0 : value,
  );
  return { end: JSON.parse(steady), met };
}

describe('R-EX7: nothing lives in the worker’s memory alone', () => {
  beforeEach(() => {
    vi.stubGlobal('fetch', async (address: string, init?: { body?: string }) =>
      Response.json(
        address.endsWith('/packs.json') ? [pack] : answer(JSON.parse(init?.body ?? '{"claims":[]}')),
      ),
    );
    vi.spyOn(fakeBrowser.tabs, 'sendMessage').mockResolvedValue(undefined);
  });

  it.each([1, 2, 3])(
    'a trace of 200 events ends the same with a restart between every two (seed %i)',
    async (start) => {
      const events = trace(200, start);
      const through = await play(events, false);
      expect((await play(events, true)).end).toEqual(through.end);
      expect([...through.met].sort()).toEqual(['context', 'loading', 'none', 'toConfirm']);
    },
  );
});
