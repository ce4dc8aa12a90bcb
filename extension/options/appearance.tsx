import { languages } from '../../core/i18n/translate.ts';
import { useTranslator } from '../../web/theme/language.tsx';
import { themes } from '../../web/theme/use-theme.ts';
import type { OptionsPort, OptionsState } from './options-port.ts';

const languageNames = { 'zh-CN': 'language.zh-CN', en: 'language.en' } as const;

/** Language and theme of the panel and of these pages. */
export function Appearance({
  state,
  onChange,
}: {
  state: OptionsState;
  onChange: (change: Parameters<OptionsPort['change']>[0]) => void;
}) {
  const { t } = useTranslator();
  return (
    <section class="card">
      <h2>{t('options.appearance')}</h2>
      <fieldset class="options-choice">
        <legend>{t('options.language')}</legend>
        {languages.map((language) => (
          <label key={language}>
            <input
              type="radio"
              name="language"
              checked={state.language === language}
              onChange={() => onChange({ language })}
            />
            {t(languageNames[language])}
          </label>
        ))}
      </fieldset>
      <fieldset class="options-choice">
        <legend>{t('options.theme')}</legend>
        {themes.map((theme) => (
          <label key={theme}>
            <input
              type="radio"
              name="theme"
              checked={state.theme === theme}
              onChange={() => onChange({ theme })}
            />
            {t(`options.theme.${theme}`)}
          </label>
        ))}
      </fieldset>
    </section>
  );
}
