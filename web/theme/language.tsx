import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

import { createTranslator, type Translator } from '../../core/i18n/translator.ts';

const LanguageContext = createContext<Translator | undefined>(undefined);
export const LanguageProvider = LanguageContext.Provider;

/** The translator of the tree this component stands in; simplified Chinese where none was given. */
export function useTranslator(): Translator {
  return useContext(LanguageContext) ?? fallback();
}

let made: Translator | undefined;
const fallback = (): Translator => (made ??= createTranslator('zh-CN'));
