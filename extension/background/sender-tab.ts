import { browser } from 'wxt/browser';

import { AppError } from '../../core/errors.ts';
import type { Sender } from '../messaging/sender.ts';

/** The answer of everything that has nothing to tell. */
export const done = { ok: true } as const;

/** The tab a sender stands in or beside, as the browser stamped it. */
export function ownTab(sender: Sender): number {
  if (sender.tabId === undefined) throw new AppError('access.denied');
  return sender.tabId;
}

/** The tab a page of ours speaks for: its own, or (popup, side panel) an active one. */
export async function tabOf(sender: Sender, tabId: number | undefined): Promise<number> {
  if (sender.tabId !== undefined && sender.kind === 'panel') return sender.tabId;
  const tab = tabId === undefined ? undefined : await browser.tabs.get(tabId).catch(() => undefined);
  if (!tab?.active || tabId === undefined) throw new AppError('access.denied');
  return tabId;
}
