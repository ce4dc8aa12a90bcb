import '../../web/theme/tokens.css';
import '../../web/theme/base.css';
import './options.css';
import { LanguageProvider } from '../../web/theme/language.tsx';
import { Logo } from '../../web/theme/logo.tsx';
import { useLanguage } from '../../web/theme/use-language.ts';
import { useTheme } from '../../web/theme/use-theme.ts';
import { Adapters } from './adapters.tsx';
import { Appearance } from './appearance.tsx';
import { Connection } from './connection.tsx';
import type { OptionsPort } from './options-port.ts';
import { Recognised } from './recognised.tsx';

/** Server, person, knowledge, appearance; the adapters and what they recognised on each tab, and why. */
export function OptionsApp({ port }: { port: OptionsPort }) {
  const state = port.state.value;
  const translator = useLanguage(state.language);
  const shade = useTheme(state.theme);
  if (translator === undefined) return null;
  const { t } = translator;
  return (
    <LanguageProvider value={translator}>
      <main class="tw options" data-theme={shade} lang={state.language}>
        <h1>
          <Logo size={26} />
          {t('options.title')}
          <span class="tw-muted">
            {t('options.version')} {state.version}
          </span>
        </h1>
        <div class="options-columns">
          <Connection port={port} state={state} />
          <Appearance state={state} onChange={(change) => void port.change(change)} />
        </div>
        <Recognised pages={state.pages} />
        <Adapters packs={state.packs} findings={state.findings} />
      </main>
    </LanguageProvider>
  );
}
