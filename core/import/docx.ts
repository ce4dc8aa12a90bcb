import { Parser } from 'htmlparser2';

import { AppError } from '../errors.ts';
import { createMarkdownWriter } from './markdown-writer.ts';
import { type Numbering, readNumbering, readRelations, readStyles } from './docx-parts.ts';
import type { Notes } from './notes.ts';

/** A document of Word or WPS: its parts by name, undefined where there is none. */
export interface DocxParts {
  readonly text: (name: string) => string | undefined;
}

interface Paragraph {
  begun: boolean;
  style: string;
  outline: number | undefined;
  level: number;
  numbering: string | undefined;
  isHeading: number;
  isPlain: boolean;
  isSilent: boolean;
}

/** What was taken out, moved away, set otherwise before, or stands a second time for older programs. */
const silent = new Set(
  'w:del w:moveFrom mc:Fallback w:pPrChange w:rPrChange w:tblPrChange w:tcPrChange w:sectPrChange'.split(' '),
);
const isOff = (value: string | undefined): boolean => value === '0' || value === 'false' || value === 'none';

/**
 * A DOCX as the house's Markdown: headings and lists by their styles and numbering, tables, bold and struck words, links,
 * pictures (`src` is the part's name). Tracked deletions stay out. Throws `import.archive` where there is no document,
 * `import.depth` and `import.tooLarge`.
 */
export function docxToMarkdown(
  parts: DocxParts,
  notes: Notes,
): ReturnType<ReturnType<typeof createMarkdownWriter>['end']> {
  const document = parts.text('word/document.xml');
  if (document === undefined) throw new AppError('import.archive');
  const styles = readStyles(parts.text('word/styles.xml') ?? '');
  const numbering: Numbering = readNumbering(parts.text('word/numbering.xml') ?? '');
  const relations = readRelations(parts.text('word/_rels/document.xml.rels') ?? '');
  const writer = createMarkdownWriter(notes);
  const paragraphs: Paragraph[] = [];
  const lists: ('ul' | 'ol')[] = [];
  let run = { strong: false, em: false, del: false, hidden: false };
  let isRun = false;
  let isText = false;
  let muted = 0;
  let alt = '';

  function listTo(depth: number, tag: 'ul' | 'ol'): void {
    while (lists.length > depth || (lists.length === depth && lists.at(-1) !== tag && depth > 0)) {
      writer.close('li');
      writer.close(lists.pop() ?? 'ul');
    }
    if (depth > 0 && lists.length === depth) {
      writer.close('li');
      writer.open('li');
    }
    while (lists.length < depth) {
      lists.push(tag);
      writer.open(tag);
      writer.open('li');
    }
  }

  /** Properties come before words: at the first of these it is known what the paragraph is. */
  function begin(paragraph: Paragraph | undefined): void {
    if (!paragraph || paragraph.begun) return;
    paragraph.begun = true;
    const style = styles.get(paragraph.style);
    paragraph.isSilent = style?.isContents ?? false;
    const outline = paragraph.outline ?? style?.outline;
    const number = paragraph.numbering ?? style?.numbering;
    const isItem = outline === undefined && number !== undefined && number !== '0';
    if (isItem) {
      const level = Math.min(paragraph.level, 8);
      listTo(level + 1, numbering(number, level) ? 'ol' : 'ul');
    } else {
      listTo(0, 'ul');
      if (outline !== undefined) {
        paragraph.isHeading = Math.min(outline, 5) + 1;
        writer.open(`h${paragraph.isHeading}`);
      } else {
        paragraph.isPlain = true;
        writer.open('p');
      }
    }
  }

  function end(paragraph: Paragraph | undefined): void {
    begin(paragraph);
    if (!paragraph) return;
    if (paragraph.isHeading > 0) writer.close(`h${paragraph.isHeading}`);
    // An item stays open: what belongs to it may follow.
    else if (paragraph.isPlain) writer.close('p');
  }

  function picture(id: string | undefined, isLinked: boolean): void {
    const target = relations.get(id ?? '');
    if (target === undefined) return;
    begin(paragraphs.at(-1));
    writer.open('img', { src: isLinked || target.isExternal ? target.to : `docx:${target.to}`, alt });
    writer.close('img');
    alt = '';
  }

  /** Properties of the paragraph or run that is open; true where the element was one. */
  function property(name: string, value: string | undefined): boolean {
    const paragraph = paragraphs.at(-1);
    if (isRun) {
      if (name === 'w:b') run.strong = !isOff(value);
      else if (name === 'w:i') run.em = !isOff(value);
      else if (name === 'w:strike' || name === 'w:dstrike') run.del = !isOff(value);
      else if (name === 'w:vanish') run.hidden = !isOff(value);
      else return false;
    } else if (paragraph && !paragraph.begun) {
      if (name === 'w:pStyle') paragraph.style = value ?? '';
      else if (name === 'w:outlineLvl') paragraph.outline = Number(value) < 6 ? Number(value) : undefined;
      else if (name === 'w:ilvl') paragraph.level = Number(value) || 0;
      else if (name === 'w:numId') paragraph.numbering = value;
      else return false;
    } else return false;
    return true;
  }

  function words(text: string): void {
    if (run.hidden || paragraphs.at(-1)?.isSilent === true) return;
    begin(paragraphs.at(-1));
    const marks = (['strong', 'em', 'del'] as const).filter((mark) => run[mark]);
    for (const mark of marks) writer.open(mark);
    writer.text(text);
    for (const mark of marks) writer.close(mark);
  }

  const opens: Readonly<Record<string, (attributes: Readonly<Record<string, string>>) => void>> = {
    'w:p': () => {
      begin(paragraphs.at(-1));
      paragraphs.push({ ...blank });
    },
    'w:r': () => {
      begin(paragraphs.at(-1));
      run = { strong: false, em: false, del: false, hidden: false };
      isRun = true;
    },
    'w:t': () => void (isText = true),
    'm:t': () => void (isText = true),
    'w:tab': () => isRun && words(' '),
    'w:br': () => words(' '),
    'w:cr': () => words(' '),
    'w:noBreakHyphen': () => words('-'),
    'w:footnoteReference': () => notes.add('footnotes', ''),
    'w:endnoteReference': () => notes.add('footnotes', ''),
    'wp:docPr': ({ descr }) => void (alt = descr ?? ''),
    'a:blip': (at) => picture(at['r:embed'] ?? at['r:link'], at['r:embed'] === undefined),
    'v:imagedata': (at) => picture(at['r:id'], false),
    'w:hyperlink': (at) => {
      begin(paragraphs.at(-1));
      writer.open('a', { href: relations.get(at['r:id'] ?? '')?.to ?? '' });
    },
    'w:tbl': () => {
      listTo(0, 'ul');
      writer.open('table');
    },
    'w:tr': () => writer.open('tr'),
    'w:tc': () => writer.open('td'),
    'w:gridSpan': (at) => writer.columns(Math.min(Number(at['w:val']) || 1, 100)),
  };
  const closes: Readonly<Record<string, () => void>> = {
    'w:p': () => end(paragraphs.pop()),
    'w:pPr': () => begin(paragraphs.at(-1)),
    'w:r': () => void (isRun = false),
    'w:t': () => void (isText = false),
    'm:t': () => void (isText = false),
    'w:hyperlink': () => writer.close('a'),
    'w:tbl': () => writer.close('table'),
    'w:tr': () => writer.close('tr'),
    'w:tc': () => {
      listTo(0, 'ul');
      writer.close('td');
    },
  };
  let depth = 0;
  let elements = 0;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        depth += 1;
        elements += 1;
        if (elements > mostElements) throw new AppError('import.tooLarge');
        if (depth > deepest) throw new AppError('import.depth');
        if (silent.has(name)) muted += 1;
        if (muted > 0) return;
        if (property(name, attributes['w:val'])) return;
        if (Object.hasOwn(opens, name)) opens[name]?.(attributes);
      },
      onclosetag(name) {
        depth -= 1;
        if (muted === 0 && Object.hasOwn(closes, name)) closes[name]?.();
        if (silent.has(name)) muted = Math.max(0, muted - 1);
      },
      ontext(text) {
        if (isText && muted === 0) words(text);
      },
    },
    { xmlMode: true },
  );
  parser.write(document);
  parser.end();
  return writer.end();
}

const deepest = 512;
/** Elements at most; ten for each run of words are usual. */
const mostElements = 200_000;
const blank: Paragraph = {
  begun: false,
  style: '',
  outline: undefined,
  level: 0,
  numbering: undefined,
  isHeading: 0,
  isPlain: false,
  isSilent: false,
};
