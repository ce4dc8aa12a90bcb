import { browser } from 'wxt/browser';

import { revealResponse } from '../../core/contracts/context.ts';
import { serviceCase } from '../../core/contracts/service-case.ts';
import { AppError } from '../../core/errors.ts';
import { unknownHost } from '../../core/page/recognise.ts';
import type { Handlers } from '../messaging/receive.ts';
import type { Sender } from '../messaging/sender.ts';
import type { TabState } from '../storage/items.ts';
import { callService } from './api.ts';
import { readLink } from './link.ts';
import { ensureOffscreen, tellOffscreen } from './offscreen.ts';
import { addToOutbox, countWaiting, drainOutbox } from './outbox.ts';
import { packById, packFor } from './packs.ts';
import { placeOn, rememberPlace, updatedHint } from '../storage/preferences.ts';
import { currentSession, endSession, login, logout, unlock } from './session.ts';
import { syncSnapshot } from './snapshot.ts';
import { frameChanged, frameReports, notePage, push, resolveTab, tabLoaded, topChanged } from './tabs.ts';
import { framesMoved, refreshAll } from './tab-care.ts';
import { generationOf, inOrder, readTab, readTrack } from './track.ts';

const done = { ok: true } as const;

function ownTab(sender: Sender): number {
  if (sender.tabId === undefined) throw new AppError('access.denied');
  return sender.tabId;
}

/** The tab a page of ours speaks for: its own, or (popup, side panel) an active one. */
async function tabOf(sender: Sender, tabId: number | undefined): Promise<number> {
  if (sender.tabId !== undefined && sender.kind === 'panel') return sender.tabId;
  const tab = tabId === undefined ? undefined : await browser.tabs.get(tabId).catch(() => undefined);
  if (!tab?.active || tabId === undefined) throw new AppError('access.denied');
  return tabId;
}

/** The customer shown in a tab, if the asking screen still shows that very generation. */
async function shown(
  tabId: number,
  generation: string,
): Promise<TabState & { customer: NonNullable<TabState['customer']> }> {
  const state = await readTab(tabId);
  if (!state?.customer || state.generation !== generation) throw new AppError('customer.unknown');
  return { ...state, customer: state.customer };
}

async function token(): Promise<string> {
  const session = await currentSession();
  if (!session) throw new AppError('session.required');
  return session.token;
}

/** One handler for every message of the protocol; a missing one is a type error. */
export const handlers: Handlers = {
  'page.hello': async ({ document }, sender) => {
    const tabId = ownTab(sender);
    const own = await packFor(sender.url);
    // Read in the tab's own order: a frame may greet while its top's greeting is still being taken down.
    const known = sender.kind === 'contentSub' ? await inOrder(tabId, () => readTrack(tabId)) : undefined;
    // about:srcdoc, about:blank and blob: frames have no address of their own: they belong to the page around them.
    const isInherited = known !== undefined && !/^https?:/.test(sender.url);
    const pack = isInherited ? await packById(known.packId) : own;
    if (sender.kind === 'contentTop') {
      if (!pack) await notePage(tabId, unknownHost());
      else await tabLoaded(tabId, document, pack.id);
    } else {
      if (!known || pack?.id !== known.packId) return {};
      if (known.frames.some((frame) => frame.frameId === sender.frameId)) {
        await frameChanged(tabId, sender.frameId, document, false);
      }
    }
    if (!pack) return {};
    const place = await placeOn(pack.id);
    return { pack, ...(place ? { place } : {}), updatedHint: await updatedHint() };
  },
  'page.placed': async ({ pack, place }) => {
    await rememberPlace(pack, place);
    return done;
  },
  'page.changed': async ({ document, n }, sender) => {
    await topChanged(ownTab(sender), document, n);
    return done;
  },
  'page.facts': async (request, sender) => {
    await frameReports(ownTab(sender), { frameId: sender.frameId, ...request });
    return done;
  },
  'page.frameChanged': async ({ document, gone }, sender) => {
    await frameChanged(ownTab(sender), sender.frameId, document, gone);
    return done;
  },
  'page.framesMoved': async (_, sender) => {
    await framesMoved(ownTab(sender));
    return done;
  },
  'page.frameRefused': async (_, sender) => {
    await browser.action.setBadgeText({ tabId: ownTab(sender), text: '!' });
    return done;
  },
  'panel.drawn': async ({ generation }, sender) => {
    const tabId = ownTab(sender);
    const track = await readTrack(tabId);
    if (track && generationOf(track) === generation)
      await push(tabId, 0, 'panel.show', { n: track.n, m: track.m });
    return done;
  },
  'panel.place': async (place, sender) => {
    await push(ownTab(sender), 0, 'panel.place', place);
    return done;
  },
  'panel.look': async (look, sender) => {
    await push(ownTab(sender), 0, 'panel.look', look);
    return done;
  },
  'tab.mine': async (_, sender) => ({ tabId: ownTab(sender) }),
  'tab.confirm': async ({ tabId, generation }, sender) => {
    const tab = await tabOf(sender, tabId);
    const track = await readTrack(tab);
    if (!track || generationOf(track) !== generation) throw new AppError('customer.unknown');
    await resolveTab(tab, { pressed: true });
    return done;
  },
  'tab.retry': async ({ tabId }, sender) => {
    const tab = await tabOf(sender, tabId);
    if (!(await push(tab, 0, 'page.report', {}))) throw new AppError('customer.unknown');
    await resolveTab(tab, { pressed: false });
    return done;
  },
  'case.open': async ({ tabId, generation, ref, pageKind }, sender) => {
    const tab = await tabOf(sender, tabId);
    const { customer } = await shown(tab, generation);
    if (customer.ref !== ref) throw new AppError('customer.unknown');
    await callService('POST', '/api/service-cases', serviceCase, {
      token: await token(),
      body: { ref, pageKind },
    });
    await resolveTab(tab, { pressed: true });
    return done;
  },
  'case.event': async ({ tabId, generation, caseId, event, fields }, sender) => {
    const tab = await tabOf(sender, tabId);
    await shown(tab, generation);
    await callService('POST', `/api/service-cases/${encodeURIComponent(caseId)}/events`, serviceCase, {
      token: await token(),
      body: { event, fields },
    });
    await resolveTab(tab, { pressed: true });
    return done;
  },
  'customer.reveal': async ({ tabId, generation, field, purpose }, sender) => {
    const { customer } = await shown(await tabOf(sender, tabId), generation);
    return callService('POST', '/api/reveal', revealResponse, {
      token: await token(),
      body: { ref: customer.ref, field, purpose },
    });
  },
  'session.login': async (form) => {
    const { person } = await login(form);
    await tellOffscreen('person.changed');
    void syncSnapshot()
      .then(() => tellOffscreen('knowledge.changed'))
      .catch(() => undefined);
    void drainOutbox().catch(() => undefined);
    void refreshAll();
    return { person };
  },
  'session.unlock': async ({ password }) => {
    const { person } = await unlock(password);
    await tellOffscreen('person.changed');
    void refreshAll();
    return { person };
  },
  'session.logout': async () => {
    await logout();
    await tellOffscreen('person.changed');
    void refreshAll();
    return done;
  },
  'session.get': async () => {
    const session = await currentSession();
    if (!session) await endSession();
    const person =
      session && (session.locked ? { lockedPerson: session.person } : { person: session.person });
    return { ...person, ...(await readLink()), waiting: await countWaiting() };
  },
  'session.openLogin': async () => {
    await browser.tabs.create({ url: browser.runtime.getURL('/login.html') });
    return done;
  },
  'offscreen.ensure': async () => {
    await ensureOffscreen();
    return done;
  },
  'knowledge.sync': async () => {
    if (await syncSnapshot()) await tellOffscreen('knowledge.changed');
    return done;
  },
  'outbox.add': async ({ key, at, record }) => {
    await addToOutbox(key, at, record);
    void drainOutbox().catch(() => undefined);
    return done;
  },
};
