import { useEffect, useState } from 'preact/hooks';

import { chinese, loadTranslator } from '../../core/i18n/load-translator.ts';
import type { Language, Translator } from '../../core/i18n/translate.ts';

/** The translator of a language, or undefined while it is being loaded; Chinese is always at hand. */
export function useLanguage(language: Language): Translator | undefined {
  const [loaded, setLoaded] = useState<Translator>(chinese);
  useEffect(() => {
    let current = true;
    loadTranslator(language).then(
      (translator) => current && setLoaded(translator),
      // Better the first language than none.
      () => current && setLoaded({ ...chinese, language }),
    );
    return () => {
      current = false;
    };
  }, [language]);
  if (language === 'zh-CN') return chinese;
  return loaded.language === language ? loaded : undefined;
}
