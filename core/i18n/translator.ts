import { en } from './en.ts';
import { type Language, type Translator, translatorOver } from './translate.ts';
import { zhCN } from './zh-CN.ts';

/**
 * The translator of one language with both catalogues at hand: for the service and tests. Screens load English only when
 * it is asked for (load-translator.ts).
 * @example createTranslator('zh-CN').t('warning.more', { n: 2 }) // 还有 2 条
 */
export const createTranslator = (language: Language): Translator =>
  translatorOver(language, language === 'en' ? en : zhCN);
