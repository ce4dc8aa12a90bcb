import type { SlotValue, Warning } from './decide.ts';

const slot = /\{\{\s*([A-Za-z]+)\s*\}\}/g;

/** A warning's text with its slots in words; `word` looks a code up in the catalogue (`<scale>.<code>`). */
export const fillWarning = (
  text: string,
  values: Warning['values'],
  word: (scale: string, code: string) => string,
): string =>
  text.replace(slot, (_whole, name: string) => {
    const value = (values as Readonly<Record<string, SlotValue | undefined>>)[name];
    if (value === undefined) return '＿＿';
    return 'text' in value ? value.text : word(value.scale, value.code);
  });
