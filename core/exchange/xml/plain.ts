import { Parser } from 'htmlparser2';

import type { ExchangeNote } from '../report.ts';
import { quoted } from '../report.ts';

/** Elements that stand on lines of their own. */
const blocks = new Set([
  'p',
  'div',
  'br',
  'li',
  'tr',
  'ul',
  'ol',
  'table',
  'pre',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
]);
/** Elements whose words are none of the text. */
const silent = new Set(['script', 'style', 'template', 'head']);
/** Elements that say something the words alone do not. */
const lost = new Set([
  'img',
  'audio',
  'video',
  'object',
  'iframe',
  'math',
  'svg',
  'table',
  'sub',
  'sup',
  'a',
]);

/** Elements that make words look otherwise. */
const marks = new Set([
  'b',
  'i',
  'u',
  's',
  'strong',
  'em',
  'code',
  'font',
  'li',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
]);

/** An element that stands on lines of its own; `br` ends one. */
export const isBlock = (name: string): boolean => name !== 'br' && blocks.has(name);
export const isLost = (name: string): boolean => lost.has(name);
export const isMark = (name: string): boolean => marks.has(name);

/** Whether words hold something that HTML would read. */
export const looksLikeHtml = (words: string): boolean =>
  /<[a-z!/]|&(?:[a-z]{2,8}|#x?[\da-f]{1,6});/i.test(words);

/**
 * The words of HTML. `notes` is told once that marks of formatting are gone, and of each picture, link or table by its name;
 * elements that say nothing beside their words (`p`, `span`, `br`) are no loss.
 */
export function plainText(html: string, field: string, notes: ExchangeNote[]): string {
  let text = '';
  let silence = 0;
  let isMarked = false;
  const seen = new Set<string>();
  const parser = new Parser({
    onopentag(name, at) {
      if (silent.has(name)) silence += 1;
      isMarked ||= marks.has(name);
      if (blocks.has(name)) text += '\n';
      if (!lost.has(name)) return;
      const what = quoted(`${name} ${at['src'] ?? at['href'] ?? at['data'] ?? ''}`);
      if (!seen.has(what)) notes.push({ code: 'dropped', field, what });
      seen.add(what);
    },
    onclosetag(name) {
      if (silent.has(name)) silence -= 1;
      if (blocks.has(name)) text += '\n';
    },
    ontext: (words) => void (text += silence > 0 ? '' : words),
  });
  parser.write(html);
  parser.end();
  if (isMarked) notes.push({ code: 'plain', field, what: '' });
  return text
    .replaceAll('\u00A0', ' ')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}
