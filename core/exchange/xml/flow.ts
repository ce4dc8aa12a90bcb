import type { ExchangeNote } from '../report.ts';
import { quoted } from '../report.ts';
import { type XmlNode, xmlWords } from './parse.ts';
import { isBlock, isLost, isMark } from './plain.ts';

/** What an element is in the text instead of its own words: an interaction, a reason; `undefined`: its words. */
export type InPlace = (node: XmlNode) => string | undefined;

/**
 * The words of a text with elements of HTML in it, lines where blocks and `br` are, runs of blanks as one. `notes` is told of
 * what the words do not say.
 */
export function flowText(
  node: XmlNode | undefined,
  field: string,
  notes: ExchangeNote[],
  inPlace: InPlace = () => undefined,
): string {
  let text = '';
  let isMarked = false;
  const walk = ({ children }: XmlNode): void => {
    for (const each of children) {
      if (typeof each === 'string') {
        const words = each.replaceAll(/[ \t\r\n]+/g, ' ');
        const isFresh = text === '' || text.endsWith(' ') || text.endsWith('\n');
        text += isFresh && words.startsWith(' ') ? words.slice(1) : words;
        continue;
      }
      const instead = inPlace(each);
      if (instead !== undefined) {
        text += instead;
        continue;
      }
      if (isLost(each.name)) {
        notes.push({
          code: 'dropped',
          field,
          what: quoted(`${each.name} ${each.at.get('src') ?? each.at.get('href') ?? ''}`),
        });
      }
      isMarked ||= isMark(each.name);
      if (each.name === 'br') text = `${ended(text)}\n`;
      const opens = isBlock(each.name) && text !== '' && !text.endsWith('\n');
      if (opens) text = `${ended(text)}\n`;
      walk(each);
      if (isBlock(each.name) && !text.endsWith('\n')) text += '\n';
    }
  };
  if (node) walk(node);
  if (isMarked) notes.push({ code: 'plain', field, what: '' });
  return text.trim();
}

/** A line without the blank at its end: there is never more than one. */
const ended = (text: string): string => (text.endsWith(' ') ? text.slice(0, -1) : text);

/** Words as `flowText` reads them back, but for runs of blanks. */
export const flowWords = (words: string): string => words.split('\n').map(xmlWords).join('<br/>');

/** Whether words have blanks that a flow makes one of, or none. */
export const hasRuns = (words: string): boolean => /[ \t]{2}|\t|[ \t]\n|\n[ \t]/.test(words);
