import { browser } from 'wxt/browser';

import { unknownHost } from '../../core/page/recognise.ts';
import type { HandlersOf } from '../messaging/receive.ts';
import { placeOn, rememberPlace, updatedHint } from '../storage/preferences.ts';
import { packById, packFor } from './packs.ts';
import { notePage } from './pages.ts';
import { done, ownTab } from './sender-tab.ts';
import { framesMoved } from './tab-care.ts';
import { frameChanged, frameReports, push, tabLoaded, topChanged } from './tabs.ts';
import { generationOf, inOrder, readTrack } from './track.ts';

/** What content scripts report and the panel frame answers: the page's side of the router. */
export const pageHandlers: HandlersOf<'page' | 'panel'> = {
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
      await push(tabId, 0, 'panel.show', { document: track.document, n: track.n, m: track.m });
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
};
