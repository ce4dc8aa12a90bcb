import { createInstance } from 'i18next';

import { en } from './en.ts';
import { zhCN, type MessageKey } from './zh-CN.ts';

export const languages = ['zh-CN', 'en'] as const;
export type Language = (typeof languages)[number];

export type MessageValues = Readonly<Record<string, string | number>>;

export interface Translator {
  readonly language: Language;
  /** The sentence of a key with its `{{name}}` slots filled. Values are text: they are never read as templates. */
  t(key: MessageKey, values?: MessageValues): string;
  /** Whether a key that came from data (an adapter, a code of a newer server) has a sentence. */
  has(key: string): key is MessageKey;
  /** The sentence of an error code; an unknown code (a newer server's) gives that of `server.internal`. */
  error(code: string): string;
}

/**
 * Makes the translator of one language over the message catalogue of panel, web page and server errors.
 * @example createTranslator('zh-CN').t('warning.more', { n: 2 }) // 还有 2 条
 */
export function createTranslator(language: Language): Translator {
  const instance = createInstance();
  void instance.init({
    lng: language,
    resources: { [language]: { translation: language === 'en' ? en : zhCN } },
    initAsync: false,
    keySeparator: false,
    nsSeparator: false,
    returnNull: false,
    interpolation: { escapeValue: false, skipOnVariables: true },
  });
  const has = (key: string): key is MessageKey => Object.hasOwn(zhCN, key);
  const t = (key: MessageKey, values?: MessageValues): string => instance.t(key, { ...values });
  const error = (code: string): string => {
    const key = `error.${code}`;
    return t(has(key) ? key : 'error.server.internal');
  };
  return { language, t, has, error };
}

/** The catalogue's language for a browser's language tag: English for `en*`, simplified Chinese for everything else. */
export function languageOf(tag: string | undefined): Language {
  return tag?.toLowerCase().startsWith('en') === true ? 'en' : 'zh-CN';
}
