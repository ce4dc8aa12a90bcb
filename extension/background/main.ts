import { browser } from 'wxt/browser';

import { classifySender } from '../messaging/sender.ts';
import { receive } from '../messaging/receive.ts';
import { handlers } from './handlers.ts';
import { whenBack } from './link.ts';
import { ensureOffscreen, tellOffscreen } from './offscreen.ts';
import { drainOutbox } from './outbox.ts';
import { quiet } from './quiet.ts';
import { syncSnapshot } from './snapshot.ts';
import { careForTabs, leaveSwitchedOff, reloadWhenUnused } from './tab-care.ts';
import { forgetTab } from './tabs.ts';

const CARE = 'care';
const SYNC = 'sync';

async function sync(): Promise<void> {
  await drainOutbox().catch(() => undefined);
  if (!(await syncSnapshot())) return;
  await tellOffscreen('knowledge.changed');
  await leaveSwitchedOff();
}

/** An alarm that runs already goes on: a worker that is started anew must not put it off. */
async function schedule(
  name: string,
  options: { delayInMinutes: number; periodInMinutes: number },
): Promise<void> {
  if (!(await browser.alarms.get(name))) await browser.alarms.create(name, options);
}

/** Wires the worker: every listener is set in the first turn of the event loop, or the browser would lose the event. */
export function startBackground(): void {
  // Not from getURL: web-accessible files have dynamic addresses there, senders are stamped with the fixed one.
  const self = { id: browser.runtime.id, origin: `chrome-extension://${browser.runtime.id}` };

  browser.runtime.onMessage.addListener((message: unknown, stamp, answer) => {
    // What is not ours gets no answer at all, so the channel must not be kept open for it.
    if (!classifySender(stamp, self)) return false;
    void receive(message, stamp, self, handlers).then((result) => result && answer(result));
    return (message as { to?: unknown } | undefined)?.to === 'background';
  });
  whenBack(() => quiet(sync()));
  browser.tabs.onRemoved.addListener((tabId) => quiet(forgetTab(tabId)));
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === CARE) quiet(careForTabs(Date.now()).then(drainOutbox));
    if (name === SYNC) quiet(sync());
  });
  // A new version waits until no tab is being served; the browser's own idle update does the rest.
  browser.runtime.onUpdateAvailable?.addListener(() => quiet(reloadWhenUnused()));

  quiet(browser.alarms.create(CARE, { periodInMinutes: 0.5 }));
  // Terminals that were switched on together must not ask together for ever after.
  quiet(schedule(SYNC, { delayInMinutes: 0.5 + Math.random() * 2, periodInMinutes: 2 + Math.random() }));
  quiet(browser.storage.local.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' }) ?? Promise.resolve());
  quiet(careForTabs(Date.now(), 0));
  quiet(ensureOffscreen().then(sync));
}
