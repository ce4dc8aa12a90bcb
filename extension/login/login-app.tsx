import { useEffect, useState } from 'preact/hooks';

import type { Person } from '../../core/organisation/person.ts';
import { type Language } from '../../core/i18n/translate.ts';
import '../../web/theme/tokens.css';
import '../../web/theme/base.css';
import '../../web/login/login.css';
import { LoginForm, type LoginFields } from '../../web/login/login-form.tsx';
import { LanguageProvider } from '../../web/theme/language.tsx';
import { Logo } from '../../web/theme/logo.tsx';
import { useLanguage } from '../../web/theme/use-language.ts';
import { type Theme, useTheme } from '../../web/theme/use-theme.ts';

/** What the login tab may do; a refusal comes as its code. */
export interface LoginPort {
  /** Whose session waits for its password after idleness, if any. */
  locked(): Promise<Person | undefined>;
  unlock(
    password: string,
  ): Promise<{ readonly ok: true; readonly person: Person } | { readonly ok: false; readonly code: string }>;
  login(
    form: LoginFields,
  ): Promise<{ readonly ok: true; readonly person: Person } | { readonly ok: false; readonly code: string }>;
}

/** The extension's own login tab: never inside the bank's page, which could draw a false one. */
export function LoginApp({ port, language, theme }: { port: LoginPort; language: Language; theme: Theme }) {
  const translator = useLanguage(language);
  const shade = useTheme(theme);
  const [person, setPerson] = useState<Person>();
  const [locked, setLocked] = useState<Person>();
  useEffect(() => void port.locked().then(setLocked), [port]);
  if (translator === undefined) return null;
  const { t } = translator;
  return (
    <LanguageProvider value={translator}>
      <main class="tw login-page" data-theme={shade} lang={language}>
        <div class="login-card">
          <h1>
            <Logo size={28} />
            {t('login.title')}
          </h1>
          {person === undefined ? (
            <>
              <p class="tw-muted">
                {locked ? t('login.lockedHint', { name: locked.name }) : t('login.hint')}
              </p>
              <LoginForm
                key={locked === undefined ? 'login' : 'unlock'}
                {...(locked === undefined ? {} : { asked: ['password'] as const })}
                login={async (form) => {
                  const outcome = await (locked ? port.unlock(form.password) : port.login(form));
                  if (outcome.ok) setPerson(outcome.person);
                  return outcome;
                }}
              />
              {locked !== undefined && (
                <button type="button" class="tw-btn" onClick={() => setLocked(undefined)}>
                  {t('login.otherPerson')}
                </button>
              )}
            </>
          ) : (
            <div class="login-done" role="status">
              <p>
                <strong>{t('login.done', { name: person.name })}</strong>
              </p>
              <p>{t('login.doneHint')}</p>
            </div>
          )}
        </div>
      </main>
    </LanguageProvider>
  );
}
