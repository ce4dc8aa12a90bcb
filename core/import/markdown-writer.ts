import { AppError } from '../errors.ts';
import { escapeStart, inlineMarkdown, type Run, type Style } from './inline.ts';
import type { Notes } from './notes.ts';
import { createTable } from './table.ts';

/** UTF-16 units of words that a file may bring: what a draft can hold. */
const longest = 200_000;
/** Elements inside one another; deeper is no document that a person wrote. */
const deepest = 256;
const mostPictures = 60;

/** Where a picture comes from, as the file says it: bytes inside it, a file beside it, or an address elsewhere. */
export interface PictureRef {
  readonly src: string;
  readonly alt: string;
}

export type MarkdownWriter = ReturnType<typeof createMarkdownWriter>;

const headings = /^h([1-6])$/;
const marks: Readonly<Record<string, 'strong' | 'em' | 'del' | 'code'>> = {
  b: 'strong',
  strong: 'strong',
  i: 'em',
  em: 'em',
  s: 'del',
  del: 'del',
  strike: 'del',
  code: 'code',
  kbd: 'code',
};
/** Elements around words that begin no block of their own; of all others each does. */
const inline = new Set(
  'span font a u sub sup small big mark abbr label ins q cite var samp tt time bdi bdo wbr img'.split(' '),
);
const address = /^https?:\/\/[^\s<>"'\\]{1,1000}$/i;

/**
 * Takes elements by their HTML names, one after another, and writes the house's Markdown: one block a paragraph, lists and
 * quotes whole, nothing that is not on the list of tags. Pictures stand as `![…](import:n)`, `n` counting `pictures`.
 * Throws `import.depth` and `import.tooLarge`. Linear in what it is given.
 */
export function createMarkdownWriter(notes: Notes) {
  const blocks: string[] = [];
  const pictures: PictureRef[] = [];
  const count = { strong: 0, em: 0, del: 0, code: 0 };
  const hrefs: (string | undefined)[] = [];
  const lists: { ordered: boolean; n: number }[] = [];
  let list: string[] = [];
  let isItemOpen = false;
  let quote: string[] | undefined;
  let quotes = 0;
  let runs: Run[] = [];
  let heading = 0;
  let pre: string[] | undefined;
  let table: ReturnType<typeof createTable> | undefined;
  let tables = 0;
  let tableAt = 0;
  let cell: { texts: string[]; blocks: string[]; columns: number; down: number } | undefined;
  let depth = 0;
  let length = 0;

  const grow = (by: number): void => {
    length += by;
    if (length > longest) throw new AppError('import.tooLarge');
  };
  const put = (block: string): void => {
    if (quote) quote.push(block);
    else blocks.push(block);
  };

  function flush(): void {
    const text = inlineMarkdown(runs);
    runs = [];
    if (text === '') return;
    const block = heading > 0 ? `${'#'.repeat(heading)} ${text}` : escapeStart(text);
    if (cell) {
      cell.texts.push(text);
      cell.blocks.push(block);
    } else if (lists.length > 0) {
      const open = lists.at(-1);
      const indent = '   '.repeat(lists.length - 1);
      const last = list.length - 1;
      // A second paragraph of an item goes on in its line: a blank line would cut the list in two.
      if (!isItemOpen && last >= 0) list[last] = `${list[last] ?? ''} ${text}`;
      else list.push(`${indent}${open?.ordered === true ? `${open.n}.` : '-'} ${escapeStart(text)}`);
      isItemOpen = false;
    } else put(block);
  }

  function open(tag: string, attributes: Readonly<Record<string, string>> = {}): void {
    depth += 1;
    if (depth > deepest) throw new AppError('import.depth');
    const mark = marks[tag];
    if (mark) count[mark] += 1;
    else if (tag === 'a') hrefs.push(hrefOf(attributes['href'] ?? ''));
    else if (tag === 'br') runs.push({ text: ' ', style: style() });
    else if (tag === 'img') picture(attributes['src'] ?? '', attributes['alt'] ?? '');
    else if (!inline.has(tag)) openBlock(tag, attributes);
  }

  function openBlock(tag: string, attributes: Readonly<Record<string, string>>): void {
    flush();
    const level = Number(headings.exec(tag)?.[1] ?? 0);
    if (level > 0) heading = level;
    else if (tag === 'pre' && cell === undefined && lists.length === 0) pre ??= [];
    else if (tag === 'blockquote') {
      quotes += 1;
      if (cell === undefined && lists.length === 0) quote ??= [];
    } else if (tag === 'table') {
      // A table that holds a table arranged the page: what stands in its cells stands one below the other.
      endCell();
      for (const block of table?.content() ?? []) put(block);
      endList();
      tables += 1;
      tableAt = tables;
      table = createTable();
    } else if (tables === tableAt && tag === 'tr') table?.beginRow();
    else if (tables === tableAt && table && (tag === 'td' || tag === 'th')) {
      endCell();
      const span = (name: string): number => Number(/^\d{1,3}$/.exec(attributes[name] ?? '')?.[0] ?? 1);
      cell = { texts: [], blocks: [], columns: span('colspan'), down: span('rowspan') };
    } else if (cell === undefined && (tag === 'ul' || tag === 'ol')) {
      lists.push({ ordered: tag === 'ol', n: 0 });
      isItemOpen = true;
    } else if (tag === 'li') {
      const last = lists.at(-1);
      if (last) last.n += 1;
      isItemOpen = true;
    }
  }

  function close(tag: string): void {
    depth -= 1;
    const mark = marks[tag];
    if (mark) count[mark] = Math.max(0, count[mark] - 1);
    else if (tag === 'a') hrefs.pop();
    else if (tag !== 'br' && !inline.has(tag)) closeBlock(tag);
  }

  function closeBlock(tag: string): void {
    if (tag === 'pre' && pre) endPre();
    flush();
    if (headings.test(tag)) heading = 0;
    else if (tag === 'blockquote') {
      quotes = Math.max(0, quotes - 1);
      if (quotes === 0) endQuote();
    } else if (tag === 'table') {
      if (tables === tableAt) endTable();
      tables = Math.max(0, tables - 1);
    } else if (tables === tableAt && (tag === 'td' || tag === 'th')) endCell();
    else if (tables === tableAt && tag === 'tr') table?.endRow();
    else if (cell === undefined && (tag === 'ul' || tag === 'ol')) {
      lists.pop();
      isItemOpen = lists.length === 0;
      if (lists.length === 0) endList();
    }
  }

  function endList(): void {
    if (list.length > 0) put(list.join('\n'));
    list = [];
    lists.length = 0;
  }

  function endPre(): void {
    const code = (pre ?? []).join('').replaceAll('\r\n', '\n').replace(/^\n/, '').trimEnd();
    pre = undefined;
    const inside = (code.match(/`{3,}/g) ?? []).reduce((most, run) => Math.max(most, run.length), 2);
    const fence = '`'.repeat(inside + 1);
    if (code !== '') put(`${fence}\n${code}\n${fence}`);
  }

  function endQuote(): void {
    if (quote === undefined) return;
    endList();
    const inner = quote;
    quote = undefined;
    const lines = inner.join('\n\n').split('\n');
    if (inner.length > 0) blocks.push(lines.map((line) => (line === '' ? '>' : `> ${line}`)).join('\n'));
  }

  function endCell(): void {
    if (cell) table?.cell(cell.texts.join(' '), cell.blocks, cell.columns, cell.down);
    cell = undefined;
  }

  function endTable(): void {
    endCell();
    for (const block of table?.blocks() ?? []) put(block);
    table = undefined;
  }

  const style = (): Style => ({
    strong: count.strong > 0 && heading === 0,
    em: count.em > 0,
    del: count.del > 0,
    code: count.code > 0,
    href: hrefs.at(-1),
  });

  function hrefOf(href: string): string | undefined {
    const trimmed = href.trim();
    if (address.test(trimmed)) return trimmed.replaceAll('(', '%28').replaceAll(')', '%29');
    if (trimmed !== '' && !trimmed.startsWith('#')) notes.add('link', trimmed);
    return undefined;
  }

  function picture(src: string, alt: string): void {
    if (src === '') return;
    if (pictures.length >= mostPictures) return notes.add('picture.many', String(mostPictures));
    const words = alt
      .replace(/[[\]\\\s]+/g, ' ')
      .trim()
      .slice(0, 80);
    runs.push({ ready: `![${words}](import:${pictures.length})` });
    pictures.push({ src, alt: words });
  }

  return {
    open,
    close,
    text(words: string): void {
      grow(words.trim().length);
      if (pre) pre.push(words);
      else runs.push({ text: words, style: style() });
    },
    /** Everything written, as blocks. */
    end(): { readonly blocks: readonly string[]; readonly pictures: readonly PictureRef[] } {
      if (pre) endPre();
      flush();
      if (table) endTable();
      endQuote();
      endList();
      return { blocks, pictures };
    },
  };
}
