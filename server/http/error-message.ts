import { createTranslator } from '../../core/i18n/translator.ts';
import { languageOf as languageOfTag, type Language } from '../../core/i18n/translate.ts';
import type { AppError } from '../../core/errors.ts';

const translators = { 'zh-CN': createTranslator('zh-CN'), en: createTranslator('en') } as const;

/** Language of an answer by the first entry of Accept-Language; Chinese when there is none. */
export function languageOf(header: string | null): Language {
  return languageOfTag(header?.trim());
}

/** The catalogue's sentence for this error. */
export function errorMessage(error: AppError, language: Language): string {
  return translators[language].error(error.code);
}
