import type { ExchangeNote } from './report.ts';
import { quoted } from './report.ts';

/** Characters of a reason, as questions allow. */
const longestReason = 160;
const mostTags = 8;
const longestTag = 32;

/** A reason of the file, where it fits; one that is too long stays behind with a note, for the question is good without. */
export function reasonWords(words: string, field: string, notes: ExchangeNote[]): string {
  if (words.length <= longestReason) return words;
  notes.push({ code: 'dropped', field, what: quoted(words) });
  return '';
}

/** The same as a field of an option: absent where there is none. */
export function optionReason(words: string, field: string, notes: ExchangeNote[]): { why?: string } {
  const why = reasonWords(words, field, notes);
  return why === '' ? {} : { why };
}

/** Words of the file as tags, each once; those that are too long or too many stay behind with a note. */
export function tagWords(words: readonly string[], notes: ExchangeNote[]): string[] {
  const all = [...new Set(words.map((each) => each.trim()).filter((each) => each !== ''))];
  const short = all.filter((each) => each.length <= longestTag);
  const kept = short.slice(0, mostTags);
  for (const each of all) {
    if (!kept.includes(each)) notes.push({ code: 'dropped', field: 'tags', what: quoted(each) });
  }
  return kept;
}

/** The names of Moodle's category `$course$/top/反洗钱/报告`, without what it puts before; `//` is a slash of a name. */
export const categoryTags = (path: string): string[] =>
  path
    .trim()
    .split(/(?<!\/)\/(?!\/)/)
    .map((each) => each.replaceAll('//', '/').trim())
    .filter((each) => each !== '' && each !== 'top' && !/^\$\w+\$$/.test(each));

/** The letter of a place: 0 is a. Places beyond the alphabet have none that a question takes. */
export const letterOf = (at: number): string => (at < 26 ? String.fromCharCode(97 + at) : `${at + 1}`);

/** Where a text was left open and is to be filled in. */
export const blank = '_____';
