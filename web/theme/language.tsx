import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

import { chinese } from '../../core/i18n/load-translator.ts';
import { type Translator } from '../../core/i18n/translate.ts';

const LanguageContext = createContext<Translator>(chinese);
export const LanguageProvider = LanguageContext.Provider;

/** The translator of the tree this component stands in; simplified Chinese where none was given. */
export const useTranslator = (): Translator => useContext(LanguageContext);
