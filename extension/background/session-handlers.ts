import { browser } from 'wxt/browser';

import type { HandlersOf } from '../messaging/receive.ts';
import { readClockOffset } from '../storage/server-clock.ts';
import { readLink } from './link.ts';
import { ensureOffscreen, tellOffscreen } from './offscreen.ts';
import { addToOutbox, countWaiting, drainOutbox } from './outbox.ts';
import { quiet } from './quiet.ts';
import { done } from './sender-tab.ts';
import { currentSession, endSession, login, logout, unlock } from './session.ts';
import { syncSnapshot } from './snapshot.ts';
import { leaveSwitchedOff, refreshAll } from './tab-care.ts';

/** Person, knowledge copy and records of this terminal. */
export const sessionHandlers: HandlersOf<'session' | 'offscreen' | 'knowledge' | 'outbox'> = {
  'session.login': async (form) => {
    const { person } = await login(form);
    await tellOffscreen('person.changed');
    quiet(syncSnapshot().then(() => tellOffscreen('knowledge.changed')));
    quiet(drainOutbox());
    quiet(refreshAll());
    return { person };
  },
  'session.unlock': async ({ password }) => {
    const { person } = await unlock(password);
    await tellOffscreen('person.changed');
    quiet(refreshAll());
    return { person };
  },
  'session.logout': async () => {
    await logout();
    await tellOffscreen('person.changed');
    quiet(refreshAll());
    return done;
  },
  'session.get': async () => {
    const session = await currentSession();
    if (!session) await endSession();
    const person =
      session && (session.locked ? { lockedPerson: session.person } : { person: session.person });
    return {
      ...person,
      ...(await readLink()),
      waiting: await countWaiting(),
      clockOffset: await readClockOffset(),
    };
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
    if (await syncSnapshot()) {
      await tellOffscreen('knowledge.changed');
      await leaveSwitchedOff();
    }
    return done;
  },
  'outbox.add': async ({ key, at, record }) => {
    await addToOutbox(key, at, record);
    quiet(drainOutbox());
    return done;
  },
};
