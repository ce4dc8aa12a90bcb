import { zhCN, type MessageKey } from './zh-CN.ts';

export const languages = ['zh-CN', 'en'] as const;
export type Language = (typeof languages)[number];

export type MessageValues = Readonly<Record<string, string | number>>;

export interface Translator {
  readonly language: Language;
  /** The sentence of a key with its `{{name}}` slots filled. Values are text: they are never read as templates. */
  readonly t: (key: MessageKey, values?: MessageValues) => string;
  /** Whether a key that came from data (an adapter, a code of a newer server) has a sentence. */
  readonly has: (key: string) => key is MessageKey;
  /** The sentence of an error code; an unknown code (a newer server's) gives that of `server.internal`. */
  readonly error: (code: string) => string;
}

const slot = /\{\{(\w+)\}\}/g;

/**
 * The translator of a language over its messages. Keys are flat and slots plain, so filling them here costs a terminal
 * nothing, where a translation library cost a quarter of the panel.
 */
export function translatorOver(
  language: Language,
  messages: Readonly<Record<MessageKey, string>>,
): Translator {
  const has = (key: string): key is MessageKey => Object.hasOwn(zhCN, key);
  const t = (key: MessageKey, values: MessageValues = {}): string =>
    messages[key].replace(slot, (whole, name: string) => {
      const value = Object.hasOwn(values, name) ? values[name] : undefined;
      return value === undefined ? whole : String(value);
    });
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
