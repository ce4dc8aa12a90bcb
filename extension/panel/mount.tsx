import { effect, signal } from '@preact/signals';
import { render } from 'preact';
import { browser } from 'wxt/browser';

import { loadTranslator } from '../../core/i18n/load-translator.ts';
import { type Preferences, changePreferences, readPreferences } from '../storage/preferences.ts';
import { followServerClock, serverNow } from '../storage/server-clock.ts';
import { keys } from '../storage/items.ts';
import { PanelApp, type PanelCommands } from './app.tsx';
import { connectPanel } from './connect.ts';

const commandNames = { 'search-knowledge': 'search', 'fold-panel': 'fold' } as const;

/** The browser's own commands; of several panels only the one in front of the teller listens. */
async function panelCommands(): Promise<PanelCommands> {
  const all = (await browser.commands?.getAll().catch(() => undefined)) ?? [];
  const searchKeys = all.find((each) => each.name === 'search-knowledge')?.shortcut;
  return {
    ...(searchKeys ? { searchKeys } : {}),
    onCommand(listener, options) {
      const heard = (name: string) => {
        if (document.visibilityState === 'visible' && name in commandNames) {
          listener(commandNames[name as keyof typeof commandNames]);
        }
      };
      browser.commands?.onCommand.addListener(heard);
      options.signal.addEventListener('abort', () => browser.commands?.onCommand.removeListener(heard));
    },
  };
}

/** Mounts the panel document: in the frame beside a page (`own`), or in popup and side panel (`active`). */
export async function mountPanel(root: HTMLElement, beside: 'own' | 'active'): Promise<void> {
  const lifetime = new AbortController();
  window.addEventListener('pagehide', () => lifetime.abort(), { once: true });
  const preferences = signal<Preferences>(await readPreferences());
  browser.storage.onChanged.addListener((changes, area) => {
    if (area === 'local' && changes[keys.preferences])
      void readPreferences().then((next) => (preferences.value = next));
  });
  await followServerClock();
  const updatedHint = (await loadTranslator(preferences.value.language)).t('panel.updatedHint');
  if (preferences.value.updatedHint !== updatedHint) void changePreferences({ updatedHint });
  const [port, commands] = [await connectPanel({ beside, signal: lifetime.signal }), await panelCommands()];
  effect(() => {
    const { language, theme } = preferences.value;
    document.documentElement.lang = language;
    render(
      <PanelApp
        port={port}
        language={language}
        theme={theme}
        commands={commands}
        clock={serverNow}
        standing={beside === 'own' ? 'beside' : 'window'}
      />,
      root,
    );
  });
}
