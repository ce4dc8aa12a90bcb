import { browser } from 'wxt/browser';

let making: Promise<void> | undefined;

async function exists(): Promise<boolean> {
  const runtime = browser.runtime as { getContexts?: (filter: object) => Promise<unknown[]> };
  if (runtime.getContexts)
    return (await runtime.getContexts({ contextTypes: ['OFFSCREEN_DOCUMENT'] })).length > 0;
  const offscreen = browser.offscreen as unknown as { hasDocument?: () => Promise<boolean> };
  return offscreen.hasDocument ? offscreen.hasDocument() : false;
}

/**
 * The one offscreen document of this browser: it runs the search worker for all tabs. Made when first needed and made
 * again whenever it has been stopped; two callers at once get one document.
 */
export function ensureOffscreen(): Promise<void> {
  making ??= make().finally(() => {
    making = undefined;
  });
  return making;
}

async function make(): Promise<void> {
  if (await exists()) return;
  await browser.offscreen
    .createDocument({
      url: 'offscreen.html',
      reasons: ['WORKERS' as never],
      justification: 'search index over the local knowledge copy',
    })
    .catch((error: unknown) => {
      if (!String(error).includes('single offscreen')) throw error;
    });
}

/** Tells the offscreen document that person or knowledge have changed; no document, nothing to tell. */
export async function tellOffscreen(name: 'knowledge.changed' | 'person.changed'): Promise<void> {
  await browser.runtime.sendMessage({ to: 'offscreen', name }).catch(() => undefined);
}
