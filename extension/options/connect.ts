import { signal } from '@preact/signals';
import * as v from 'valibot';
import { browser } from 'wxt/browser';

import { pageContextSchema } from '../../core/page/context.ts';
import { packShelf } from '../background/packs.ts';
import { build } from '../build/constants.ts';
import { send } from '../messaging/send.ts';
import { createKnowledgeClient } from '../panel/knowledge-client.ts';
import { keys } from '../storage/items.ts';
import { changePreferences, readPreferences } from '../storage/preferences.ts';
import { readSession } from '../storage/session-store.ts';
import type { OptionsPort, OptionsState } from './options-port.ts';

const REFRESH_MS = 2_000;
const pagesSchema = v.record(v.string(), pageContextSchema);

/** The options page's real port: reads what the background keeps, asks it for what it does. */
export async function connectOptions(): Promise<OptionsPort> {
  const knowledge = createKnowledgeClient();

  async function read(): Promise<OptionsState> {
    const [status, preferences, shelf, pages, copy] = [
      await send('session.get', {}).catch(() => undefined),
      await readPreferences(),
      await packShelf(),
      (await readSession(keys.pages, pagesSchema)) ?? {},
      await knowledge.state().catch(() => undefined),
    ];
    return {
      server: build.server,
      version: build.version,
      person: status?.person,
      link: {
        online: status?.online ?? false,
        ...(status?.offlineSince === undefined ? {} : { offlineSince: status.offlineSince }),
        ...(copy ? { knowledge: copy } : {}),
        waiting: status?.waiting ?? 0,
      },
      language: preferences.language,
      theme: preferences.theme,
      packs: shelf.packs,
      findings: shelf.findings,
      pages: Object.entries(pages).map(([tabId, page]) => ({ tabId: Number(tabId), page })),
    };
  }

  const state = signal(await read());
  const refresh = async () => {
    state.value = await read();
  };
  setInterval(() => void refresh(), REFRESH_MS);
  browser.storage.onChanged.addListener(() => void refresh());

  return {
    state,
    login: async () => void (await send('session.openLogin', {})),
    logout: async () => void (await send('session.logout', {})),
    sync: async () => {
      await send('knowledge.sync', {});
      await refresh();
    },
    change: async (change) => {
      await changePreferences(change);
      await refresh();
    },
  };
}
