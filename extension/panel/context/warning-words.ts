import { shortDate } from '../../../core/i18n/when.ts';
import type { SlotValue, Warning } from '../../../core/moment/decide.ts';
import type { Translator } from '../../../core/i18n/translate.ts';

const slot = /\{\{\s*([A-Za-z]+)\s*\}\}/g;

const isoDate = /^\d{4}-\d{2}-\d{2}$/;

function wordOf(value: SlotValue | undefined, { t, has }: Translator, now: number): string {
  if (value === undefined) return '';
  if ('text' in value) return isoDate.test(value.text) ? shortDate(value.text, now) : value.text;
  const key = `${value.scale}.${value.code}`;
  return has(key) ? t(key) : '';
}

/** A warning's two texts in this language with its slots filled. Slot values are text, never templates. */
export function warningWords(
  warning: Warning,
  translator: Translator,
  now: number,
): { title: string; detail?: string } {
  const english = translator.language === 'en';
  const fill = (text: string): string =>
    text.replace(slot, (_match, name: string) =>
      wordOf(warning.values[name as keyof Warning['values']], translator, now),
    );
  const title = fill((english ? warning.textEn : undefined) ?? warning.text);
  const detail = (english ? warning.detailEn : undefined) ?? warning.detail;
  return detail === undefined ? { title } : { title, detail: fill(detail) };
}
