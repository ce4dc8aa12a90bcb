import type { SenderKind } from './protocol.ts';

/** The browser-stamped part of a message's sender. */
export interface Stamp {
  readonly id?: string | undefined;
  readonly url?: string | undefined;
  readonly frameId?: number | undefined;
  readonly tab?: { readonly id?: number | undefined; readonly url?: string | undefined } | undefined;
}

export interface Sender {
  readonly kind: SenderKind;
  /** Beside or in which tab the sender stands; absent for popup, side panel and offscreen document. */
  readonly tabId?: number;
  readonly frameId: number;
  readonly url: string;
}

/**
 * Who sent a message, from fields the browser stamps; nothing in the message counts (T4, R-EX9).
 * The address decides first: the panel frame stands in a tab too, but under the extension's own origin.
 * Gives undefined for everyone who is not ours: another extension, a web page, a sandboxed or opaque frame.
 */
export function classifySender(stamp: Stamp, self: { id: string; origin: string }): Sender | undefined {
  if (stamp.id !== self.id || !stamp.url) return undefined;
  const frameId = stamp.frameId ?? 0;
  const tabId = stamp.tab?.id;
  const base = { frameId, url: stamp.url, ...(tabId === undefined ? {} : { tabId }) };
  if (stamp.url.startsWith(`${self.origin}/`)) {
    const path = new URL(stamp.url).pathname;
    if (path === '/offscreen.html') return tabId === undefined ? { ...base, kind: 'offscreen' } : undefined;
    if (path === '/panel.html') return { ...base, kind: 'panel' };
    return { ...base, kind: 'page' };
  }
  if (tabId === undefined) return undefined;
  return { ...base, kind: frameId === 0 ? 'contentTop' : 'contentSub' };
}
