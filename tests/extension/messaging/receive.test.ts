import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { type MessageName, type SenderKind, protocol } from '../../../extension/messaging/protocol.ts';
import { type Handlers, receive } from '../../../extension/messaging/receive.ts';
import type { Stamp } from '../../../extension/messaging/sender.ts';

const self = { id: 'tellerwise', origin: 'chrome-extension://tellerwise' };
const bank = 'http://core.bank.test/loan';

/** Every kind of sender a browser can stamp, ours and others'. */
const stamps: Record<
  SenderKind | 'otherExtension' | 'webPage' | 'forgedPage' | 'noUrl' | 'offscreenInTab',
  Stamp
> = {
  contentTop: { id: self.id, url: bank, frameId: 0, tab: { id: 7, url: bank } },
  contentSub: { id: self.id, url: bank, frameId: 4, tab: { id: 7, url: bank } },
  panel: { id: self.id, url: `${self.origin}/panel.html`, frameId: 9, tab: { id: 7, url: bank } },
  page: { id: self.id, url: `${self.origin}/options.html` },
  offscreen: { id: self.id, url: `${self.origin}/offscreen.html` },
  otherExtension: { id: 'foreign', url: 'chrome-extension://foreign/panel.html' },
  webPage: { url: bank, frameId: 0, tab: { id: 7, url: bank } },
  forgedPage: { id: 'foreign', url: `${self.origin}/panel.html`, tab: { id: 7 } },
  noUrl: { id: self.id, tab: { id: 7 } },
  offscreenInTab: { id: self.id, url: `${self.origin}/offscreen.html`, tab: { id: 7 } },
};

function counting(): { handlers: Handlers; handled: MessageName[] } {
  const handled: MessageName[] = [];
  const handlers = Object.fromEntries(
    Object.keys(protocol).map((name) => [
      name,
      async () => {
        handled.push(name as MessageName);
        return { ok: true };
      },
    ]),
  ) as unknown as Handlers;
  return { handlers, handled };
}

const requests: Record<MessageName, unknown> = {
  'page.hello': { document: '0123456789abcdef' },
  'page.placed': { pack: 'demo', place: { width: 360, right: 8, top: 48, folded: false } },
  'page.changed': { document: '0123456789abcdef', n: 2 },
  'page.facts': {
    document: '0123456789abcdef',
    n: 1,
    facts: { rules: [], busy: false, anchors: [], flags: {} },
  },
  'page.frameChanged': { document: '0123456789abcdef', gone: false },
  'page.framesMoved': {},
  'page.frameRefused': {},
  'panel.drawn': { generation: 'a:1.0' },
  'panel.place': { folded: true },
  'panel.look': { nonce: '0192d0a8-0000-7000-8000-000000000001' },
  'tab.mine': {},
  'tab.confirm': { generation: 'a:1.0' },
  'tab.retry': {},
  'case.open': { generation: 'a:1.0', ref: 'r', pageKind: 'loan' },
  'case.event': { generation: 'a:1.0', caseId: '1', event: 'close', fields: {} },
  'customer.reveal': { generation: 'a:1.0', field: 'phone', purpose: '回访确认' },
  'session.login': { staffNo: 'T-001', password: 'x', totp: '123456' },
  'session.unlock': { password: 'x' },
  'session.logout': {},
  'session.get': {},
  'session.openLogin': {},
  'offscreen.ensure': {},
  'knowledge.sync': {},
  'service.call': { endpoint: 'readings.mine' },
  'outbox.add': {
    key: '0192d0a8-0000-7000-8000-000000000000',
    at: 1,
    record: { kind: 'articleRead', articleId: 'ART-01', version: 1 },
  },
};
const envelope = (name: string, request: unknown) => ({ to: 'background', name, request });

describe('T4: every command × every sender', () => {
  const cells = (Object.keys(protocol) as MessageName[]).flatMap((name) =>
    Object.keys(stamps).map((kind) => [name, kind] as const),
  );
  it.each(cells)('%s from %s', async (name, kind) => {
    const { handlers, handled } = counting();
    const isAllowed = (protocol[name].from as readonly string[]).includes(kind);
    const answer = await receive(envelope(name, requests[name]), stamps[kind as SenderKind], self, handlers);
    expect(handled).toEqual(isAllowed ? [name] : []);
    if (isAllowed) expect(answer).toMatchObject({ ok: true });
    else expect(answer).toBeUndefined();
  });

  it('a password is accepted from our own login tab alone, a customer never asked for by a content script', () => {
    expect(protocol['session.login'].from).toEqual(['page']);
    for (const name of ['customer.reveal', 'case.open', 'tab.confirm', 'outbox.add'] as const) {
      expect(protocol[name].from).not.toContain('contentTop');
      expect(protocol[name].from).not.toContain('contentSub');
    }
  });
});

it('T3: 10,000 spoofed messages, none handled', async () => {
  const { handlers, handled } = counting();
  const strange = fc.oneof(
    fc.anything(),
    fc.record({
      to: fc.constantFrom('background', 'offscreen', ''),
      name: fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', 'toString', 'session.login')),
      request: fc.anything(),
    }),
    fc.record({
      to: fc.constant('background'),
      name: fc.constantFrom(...Object.keys(protocol)),
      request: fc.anything(),
      token: fc.string(),
    }),
  );
  const sender = fc.constantFrom(stamps.otherExtension, stamps.webPage, stamps.forgedPage, stamps.noUrl, {});
  await fc.assert(
    fc.asyncProperty(strange, sender, async (message, stamp) => {
      expect(await receive(message, stamp, self, handlers)).toBeUndefined();
    }),
    { numRuns: 10_000 },
  );
  expect(handled).toEqual([]);
});

it('a request that does not fit its schema is refused with a code, never handled', async () => {
  const { handlers, handled } = counting();
  const answer = await receive(
    envelope('customer.reveal', { generation: 'a', field: 'balance', purpose: 'x' }),
    stamps.panel,
    self,
    handlers,
  );
  expect(answer).toEqual({ ok: false, code: 'request.invalid' });
  expect(handled).toEqual([]);
});

it('an error of ours leaves as a code, never as a stack', async () => {
  const { handlers } = counting();
  const failing = {
    ...handlers,
    'session.get': () => Promise.reject(new Error('secret detail')),
  } as Handlers;
  const answer = await receive(envelope('session.get', {}), stamps.panel, self, failing);
  expect(answer).toEqual({ ok: false, code: 'server.internal' });
});
