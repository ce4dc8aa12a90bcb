import { Parser } from 'htmlparser2';

import { AppError } from '../errors.ts';

type Attributes = Readonly<Record<string, string>>;

/** Walks the elements of one part; its text is of no interest. Entities of its own it does not expand. */
function walk(xml: string, open: (name: string, at: Attributes) => void): void {
  let depth = 0;
  const parser = new Parser(
    {
      onopentag(name, at) {
        depth += 1;
        if (depth > 64) throw new AppError('import.depth');
        open(name, at);
      },
      onclosetag: () => void (depth -= 1),
    },
    { xmlMode: true },
  );
  parser.write(xml);
  parser.end();
}

interface ParagraphStyle {
  /** 0 for the first level of headings. */
  outline: number | undefined;
  numbering: string | undefined;
  /** A line of a table of contents. */
  isContents: boolean;
  basedOn: string | undefined;
}

/** Paragraph styles by id, with what they take over from the style they are based on. */
export function readStyles(xml: string): ReadonlyMap<string, ParagraphStyle> {
  const styles = new Map<string, ParagraphStyle>();
  let style: ParagraphStyle | undefined;
  walk(xml, (name, at) => {
    const value = at['w:val'] ?? '';
    if (name === 'w:style') {
      style = { outline: undefined, numbering: undefined, isContents: false, basedOn: undefined };
      styles.set(at['w:styleId'] ?? '', style);
    } else if (!style) return;
    else if (name === 'w:name') {
      const level = /^(?:heading|标题) ?([1-9])$/i.exec(value)?.[1];
      if (level !== undefined) style.outline = Number(level) - 1;
      else if (/^(?:title|标题)$/i.test(value)) style.outline = 0;
      style.isContents = /^(?:toc|目录) ?\d$/i.test(value);
    } else if (name === 'w:outlineLvl' && Number(value) < 6) style.outline ??= Number(value);
    else if (name === 'w:numId') style.numbering = value;
    else if (name === 'w:basedOn') style.basedOn = value;
  });
  for (const one of styles.values()) {
    let base = one.basedOn === undefined ? undefined : styles.get(one.basedOn);
    // A chain longer than this is a circle.
    for (let step = 0; base !== undefined && step < 10; step += 1) {
      one.outline ??= base.outline;
      one.numbering ??= base.numbering;
      base = base.basedOn === undefined ? undefined : styles.get(base.basedOn);
    }
  }
  return styles;
}

/** Whether a level of a numbering counts, rather than having bullets. */
export type Numbering = (id: string, level: number) => boolean;

export function readNumbering(xml: string): Numbering {
  const formats = new Map<string, string>();
  const abstractOf = new Map<string, string>();
  let [abstract, level, number] = ['', '', ''];
  walk(xml, (name, at) => {
    const value = at['w:val'] ?? '';
    if (name === 'w:abstractNum') abstract = at['w:abstractNumId'] ?? '';
    else if (name === 'w:lvl') level = at['w:ilvl'] ?? '';
    else if (name === 'w:numFmt') formats.set(`${abstract} ${level}`, value);
    else if (name === 'w:num') number = at['w:numId'] ?? '';
    else if (name === 'w:abstractNumId') abstractOf.set(number, value);
  });
  return (id, at) => {
    const format = formats.get(`${abstractOf.get(id) ?? ''} ${at}`) ?? 'bullet';
    return format !== 'bullet' && format !== 'none';
  };
}

/** What the document points at: parts of its own by their name, or addresses elsewhere. */
export function readRelations(
  xml: string,
): ReadonlyMap<string, { readonly to: string; readonly isExternal: boolean }> {
  const relations = new Map<string, { readonly to: string; readonly isExternal: boolean }>();
  walk(xml, (name, at) => {
    if (name !== 'Relationship') return;
    const isExternal = at['TargetMode'] === 'External';
    const target = at['Target'] ?? '';
    const to = isExternal ? target : target.startsWith('/') ? target.slice(1) : `word/${target}`;
    relations.set(at['Id'] ?? '', { to, isExternal });
  });
  return relations;
}
