import { type Collector, createCollector } from '../collect.ts';
import { looksLikeHtml, plainText } from '../xml/plain.ts';
import type { ExchangeNote, ReadResult } from '../report.ts';
import { quoted } from '../report.ts';
import { blank, categoryTags, reasonWords, tagWords } from '../words.ts';
import { answerFields, type GiftBody } from './fields.ts';
import { findSign, type GiftBlock, giftBlocks, GiftSlip, rowAt, unescaped } from './scan.ts';

/**
 * Reads GIFT, the text format of Moodle: categories (as tags), titles, `[tag:…]` and `[id:…]` in comments, formats, weights,
 * feedback; single and multiple choice, true/false, short answer, number with tolerance or range, matching, and the missing
 * word, which is a cloze of one gap. Rows are lines. Essays and descriptions are refused; each slip is refused with its line.
 */
export function readGift(text: string): ReadResult {
  const into = createCollector();
  let category: readonly string[] = [];
  for (const block of giftBlocks(text)) {
    if (into.isFull()) break;
    try {
      const [command, path = ''] = /^\s*\$([A-Za-z]*):?([^\n]*)/.exec(block.text) ?? [];
      if (command === undefined) {
        readBlock(block, category, into);
        continue;
      }
      if (!/^\s*\$CATEGORY:/.test(command)) throw new GiftSlip('gift.command', 0, command);
      category = categoryTags(path === 'CATEGORY' ? command.replace(/^\s*\$CATEGORY:/, '') : path);
      if (category.length === 0) throw new GiftSlip('gift.command', 0, command);
      const rest = block.text.slice(command.length);
      if (rest.trim() !== '')
        readBlock({ ...block, text: ' '.repeat(command.length) + rest }, category, into);
    } catch (error) {
      if (!(error instanceof GiftSlip)) throw error;
      into.refuse(rowAt(block, error.at), error.code, error.what);
    }
  }
  return into.result();
}

function readBlock(block: GiftBlock, category: readonly string[], into: Collector): void {
  const { text } = block;
  const notes: ExchangeNote[] = [];
  const lead = text.length - text.trimStart().length;
  const { title, from } = titleOf(text, lead);
  const { format, from: begins } = formatAt(text, from);
  const open = findSign(text, '{}', begins);
  if (open < 0) throw new GiftSlip('kind.unknown', lead, 'description');
  if (text[open] === '}') throw new GiftSlip('gift.brace', open, text.slice(open, open + 20));
  const close = findSign(text, '{}', open + 1);
  if (close < 0) throw new GiftSlip('gift.unclosed', open, text.slice(open));
  if (text[close] === '{') throw new GiftSlip('gift.brace', close, text.slice(close, close + 20));
  const stray = findSign(text, '{}', close + 1);
  if (stray >= 0) throw new GiftSlip('gift.brace', stray, text.slice(stray, stray + 20));

  const said = (raw: string, field: string, as = format): string => {
    const plain = unescaped(raw);
    return as === 'plain' || as === 'markdown' || !looksLikeHtml(plain)
      ? plain
      : plainText(plain, field, notes);
  };
  const words = (raw: string, field: string): string => {
    const marked = formatAt(raw, 0);
    return said(raw.slice(marked.from).trim(), field, marked.format ?? format).trim();
  };
  // Lines of the file end where they end; a line of the text is written `\n`.
  const before = said(text.slice(begins, open).replaceAll('\n', ' '), 'text');
  const after = said(text.slice(close + 1).replaceAll('\n', ' '), 'text');
  const isGap = after.trim() !== '';
  const body = bodyOf(text, open + 1, close);
  const read = answerFields(body, words, notes, isGap);
  const gap = read.kind === 'cloze' ? '{{a}}' : blank;
  if (block.id !== undefined && title !== undefined && title !== block.id) {
    notes.push({ code: 'dropped', field: 'title', what: quoted(title) });
  }
  into.take({
    row: rowAt(block, lead),
    ownId: block.id ?? title,
    isName: block.id === undefined,
    notes,
    candidate: {
      text: isGap ? `${before}${gap}${after}` : before,
      tags: tagWords([...category, ...block.tags], notes),
      why: reasonWords(words(body.general, 'why'), 'why', notes),
      ...read,
    },
  });
}

function titleOf(text: string, lead: number): { readonly title: string | undefined; readonly from: number } {
  if (!text.startsWith('::', lead)) return { title: undefined, from: lead };
  for (let at = findSign(text, ':', lead + 2); at >= 0; at = findSign(text, ':', at + 1)) {
    if (text[at + 1] === ':') return { title: unescaped(text.slice(lead + 2, at)).trim(), from: at + 2 };
  }
  throw new GiftSlip('gift.title', lead, text.slice(lead, lead + 40));
}

const formatAt = (
  text: string,
  at: number,
): { readonly format: string | undefined; readonly from: number } => {
  const [whole = '', format] = /^\s*\[(html|moodle|plain|markdown)\]/.exec(text.slice(at, at + 200)) ?? [];
  return { format, from: at + whole.length };
};

function bodyOf(text: string, from: number, close: number): GiftBody {
  for (let at = findSign(text, '#', from, close); at >= 0; at = findSign(text, '#', at + 1, close)) {
    if (text.startsWith('####', at)) return { text, from, to: at, general: text.slice(at + 4, close) };
  }
  return { text, from, to: close, general: '' };
}
