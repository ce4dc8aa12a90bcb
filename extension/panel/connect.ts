import { signal } from '@preact/signals';
import { v7 as uuid } from 'uuid';
import { browser } from 'wxt/browser';
import * as v from 'valibot';

import { AppError } from '../../core/errors.ts';
import type { Person } from '../../core/organisation/person.ts';
import type { Request } from '../messaging/protocol.ts';
import { send } from '../messaging/send.ts';
import { type TabState, keys, tabState } from '../storage/items.ts';
import { createKnowledgeClient } from './knowledge-client.ts';
import { panelClient } from './panel-client.ts';
import type { LinkState, PanelPort } from './port.ts';
import { createSightGuard } from './sight-guard.ts';

const OFFLINE_RETRY_MS = 4_000;
const STATUS_MS = 5_000;
/** A worker stopped in mid-question takes it up when it is next woken: so it is, while something loads (R-EX6). */
const WAKE_MS = 600;
/** Longer than the service may take to answer. */
const STUCK_MS = 10_000;

/**
 * The real port of a screen beside a tab. `beside: 'own'` is the panel frame: its tab is the one it stands in.
 * `beside: 'active'` is popup and side panel: they follow the active tab of their window and are blank for any other.
 */
export async function connectPanel(options: {
  beside: 'own' | 'active';
  signal: AbortSignal;
}): Promise<PanelPort> {
  const tab = signal<TabState | undefined>(undefined);
  const person = signal<Person | undefined>(undefined);
  const link = signal<LinkState>({ online: true, waiting: 0 });
  const knowledge = createKnowledgeClient();
  const guard = createSightGuard(window, options.signal, (nonce) => send('panel.look', { nonce }));
  let tabId: number | undefined;
  const unsaved = new Map<string, Request<'outbox.add'>>();

  const choice = () => (options.beside === 'active' && tabId !== undefined ? { tabId } : {});
  const generation = () => tab.value?.generation ?? '';

  /**
   * Shows a state unless a later one stands there: an answer may be overtaken by the news, and news by an answer, and the
   * older of the two may name a customer who is gone.
   */
  function show(raw: unknown): void {
    const parsed = v.safeParse(tabState, raw);
    const next = parsed.success ? parsed.output : undefined;
    if (next && tab.value && next.order <= tab.value.order) return;
    tab.value = next;
  }

  async function readOwnTab(): Promise<void> {
    const asked = tabId;
    if (asked === undefined) return show(undefined);
    const found = (await browser.storage.session.get(keys.tab(asked)))[keys.tab(asked)];
    // Another tab may have come to the front while this one was read, or its first state have come before the answer.
    if (asked === tabId && (found !== undefined || tab.value === undefined)) show(found);
  }

  async function readStatus(): Promise<void> {
    const status = await send('session.get', {}).catch(() => undefined);
    if (!status) return;
    if (
      person.value?.staffNo !== status.person?.staffNo ||
      person.value?.certificateUntil !== status.person?.certificateUntil ||
      person.value?.certificateNeeded !== status.person?.certificateNeeded
    ) {
      person.value = status.person;
    }
    const state = await knowledge.state().catch(() => undefined);
    link.value = {
      online: status.online,
      ...(status.offlineSince === undefined ? {} : { offlineSince: status.offlineSince }),
      ...(state ? { knowledge: state } : {}),
      waiting: status.waiting,
    };
  }

  const onStored = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    if (area !== 'session') return;
    const own = tabId === undefined ? undefined : changes[keys.tab(tabId)];
    if (own) show(own.newValue);
    if (changes[keys.session] || changes['link']) void readStatus();
  };
  browser.storage.onChanged.addListener(onStored);
  options.signal.addEventListener('abort', () => browser.storage.onChanged.removeListener(onStored));

  if (options.beside === 'active') {
    // Listen before asking: a tab brought to the front in between must not be missed. Another window is not ours.
    const { id: windowId } = await browser.windows.getCurrent();
    const follow = (active: { tabId: number; windowId: number }) => {
      if (active.windowId !== windowId) return;
      tab.value = undefined;
      tabId = active.tabId;
      void readOwnTab();
    };
    browser.tabs.onActivated.addListener(follow);
    options.signal.addEventListener('abort', () => browser.tabs.onActivated.removeListener(follow));
    const [active] = await browser.tabs.query({
      active: true,
      ...(windowId === undefined ? {} : { windowId }),
    });
    tabId ??= active?.id;
  } else {
    ({ tabId } = await send('tab.mine', {}));
  }

  const retry = async () => {
    await send('tab.retry', choice()).catch(() => undefined);
    await readStatus();
  };
  const timers = [
    setInterval(() => void readStatus(), STATUS_MS),
    setInterval(() => {
      const isSlow = tab.value?.status === 'loading' && Date.now() - tab.value.since > WAKE_MS;
      if (isSlow) void send('session.get', {}).catch(() => undefined);
    }, WAKE_MS),
    setInterval(() => {
      const isStuck = tab.value?.status === 'loading' && Date.now() - tab.value.since > STUCK_MS;
      if (tab.value?.status === 'offline' || isStuck) void retry();
    }, OFFLINE_RETRY_MS),
  ];
  options.signal.addEventListener('abort', () => timers.forEach((timer) => clearInterval(timer)));

  await readOwnTab();
  await readStatus();

  return {
    tab,
    person,
    link,
    knowledge,
    client: panelClient,
    retry,
    confirm: () => {
      const request = { ...choice(), generation: generation() };
      return guard.prove(async () => void (await send('tab.confirm', request)));
    },
    openCase: async () => {
      const { customer, page } = tab.value ?? {};
      if (!customer || !page) throw new AppError('customer.unknown');
      const request = { ...choice(), generation: generation(), ref: customer.ref, pageKind: page.pageKind };
      await guard.prove(() => send('case.open', request));
    },
    caseEvent: async (event, fields) => {
      const caseId = tab.value?.customer?.serviceCase?.id;
      if (!caseId) throw new AppError('case.notFound');
      const request = { ...choice(), generation: generation(), caseId, event, fields };
      await guard.prove(() => send('case.event', request));
    },
    reveal: (field, purpose) => {
      const request = { ...choice(), generation: generation(), field, purpose };
      return guard.prove(() => send('customer.reveal', request));
    },
    login: async () => void (await send('session.openLogin', {})),
    record: async (record) => {
      // One key for every try, the teller's own too: a lost answer can never make a second record (R-SY2).
      const content = JSON.stringify(record);
      const request = unsaved.get(content) ?? { key: uuid(), at: Date.now(), record };
      unsaved.set(content, request);
      await send('outbox.add', request);
      unsaved.delete(content);
      void readStatus();
    },
    place: (change) => void send('panel.place', change).catch(() => undefined),
    drawn: (drawn) => void send('panel.drawn', { generation: drawn }).catch(() => undefined),
  };
}
