import { useEffect, useMemo, useState } from 'preact/hooks';

import { AppError } from '../../core/errors.ts';
import { type Language } from '../../core/i18n/translate.ts';
import type { Person } from '../../core/organisation/person.ts';
import '../theme/tokens.css';
import '../theme/base.css';
import './shell.css';
import type { Client } from '../api/client.ts';
import { createSessions } from '../api/sessions.ts';
import type { StartWorker } from '../api/worker-knowledge.ts';
import { LoginPage } from '../login/login-page.tsx';
import { LanguageProvider } from '../theme/language.tsx';
import { useLanguage } from '../theme/use-language.ts';
import { type Theme, useTheme } from '../theme/use-theme.ts';
import { LazyShell } from './lazy-shell.tsx';

type State =
  | { readonly at: 'asking' }
  /** `code` says why a session that was there has ended. */
  | { readonly at: 'login'; readonly code?: string }
  | { readonly at: 'failed'; readonly code: string }
  | { readonly at: 'inside'; readonly person: Person };

/** The stand-alone page: who is here, login when nobody is, then the rooms. */
export function App({
  connect,
  startWorker,
  language,
  theme,
}: {
  connect: (onSignedOut: (code: string) => void) => Client;
  /** Starts the worker in which knowledge is searched. */
  startWorker: StartWorker;
  language: Language;
  theme: Theme;
}) {
  const translator = useLanguage(language);
  const [state, setState] = useState<State>({ at: 'asking' });
  const client = useMemo(
    () =>
      connect((code) =>
        // Several questions may be refused at once: the first says why.
        setState((before) =>
          before.at === 'login' ? before : before.at === 'inside' ? { at: 'login', code } : { at: 'login' },
        ),
      ),
    [connect],
  );
  const sessions = useMemo(() => createSessions(client), [client]);
  const shade = useTheme(theme);
  const ask = (): void => {
    sessions.me().then(
      (person) => setState({ at: 'inside', person }),
      (failure: unknown) => {
        const code = failure instanceof AppError ? failure.code : 'server.internal';
        setState(code.startsWith('session.') ? { at: 'login' } : { at: 'failed', code });
      },
    );
  };
  useEffect(ask, [sessions]);
  if (translator === undefined) return null;
  return (
    <LanguageProvider value={translator}>
      <div class="tw shell-root" data-theme={shade} lang={language}>
        {state.at === 'asking' && <p class="shell-wait">{translator.t('search.loading')}</p>}
        {state.at === 'failed' && (
          <div class="shell-wait" role="alert">
            <p>{translator.error(state.code)}</p>
            <button type="button" class="tw-btn" onClick={ask}>
              {translator.t('action.retry')}
            </button>
          </div>
        )}
        {state.at === 'login' && (
          <LoginPage
            reason={state.code}
            login={async (form) => {
              const outcome = await sessions.open(form);
              if (!outcome.ok) return outcome;
              setState({ at: 'inside', person: outcome.person });
              return { ok: true };
            }}
          />
        )}
        {state.at === 'inside' && (
          <LazyShell
            key={state.person.staffNo}
            client={client}
            person={state.person}
            language={language}
            shade={shade}
            startWorker={startWorker}
            onLogout={() => {
              void sessions.close().catch(() => {});
              setState({ at: 'login' });
            }}
          />
        )}
      </div>
    </LanguageProvider>
  );
}
