/** One block of an article. Paragraph = article id + block id; it is changed when its `markdown` differs. */
export interface Paragraph {
  readonly id: string;
  readonly kind: 'heading' | 'text' | 'list' | 'table' | 'quote' | 'code';
  /** 1-6 for headings. */
  readonly level?: number;
  /** The block without its id mark, ready to render. */
  readonly markdown: string;
  /** Plain words for search and speech. */
  readonly text: string;
  /** 1-based line of the block's first line in the body. */
  readonly line: number;
  /** Headings above it, outermost first. */
  readonly under: readonly string[];
}

interface Block {
  readonly lines: readonly string[];
  readonly line: number;
}

const mark = /[ \t]\^([A-Za-z0-9-]+)[ \t]*$/;
export const blockIdPattern = /^[a-z0-9][a-z0-9-]{0,31}$/;

/** Blocks are runs of lines between blank lines; a heading is always a block of its own, a fence keeps its blank lines. */
function blocksOf(markdown: string): Block[] {
  const blocks: Block[] = [];
  let open: string[] = [];
  let start = 1;
  let fence: string | undefined;
  const close = (): void => {
    if (open.length > 0) blocks.push({ lines: open, line: start });
    open = [];
  };
  const lines = markdown.split('\n');
  lines.forEach((line, index) => {
    const opens = /^\s{0,3}(```+|~~~+)/.exec(line)?.[1];
    if (fence === undefined && line.trim() === '') return close();
    if (fence === undefined && /^#{1,6}\s/.test(line)) close();
    if (open.length === 0) start = index + 1;
    open.push(line);
    if (fence !== undefined) {
      if (opens !== undefined && opens.startsWith(fence)) fence = undefined;
    } else if (opens !== undefined) {
      fence = opens;
    } else if (/^#{1,6}\s/.test(line)) {
      close();
    }
    return undefined;
  });
  close();
  return blocks;
}

function kindOf(first: string): Paragraph['kind'] {
  if (/^#{1,6}\s/.test(first)) return 'heading';
  if (/^\s*(?:[-*+]|\d{1,9}[.)])\s/.test(first)) return 'list';
  if (/^\s*\|/.test(first)) return 'table';
  if (/^\s{0,3}>/.test(first)) return 'quote';
  return /^\s{0,3}(?:```|~~~)/.test(first) ? 'code' : 'text';
}

function plain(kind: Paragraph['kind'], lines: readonly string[]): string {
  const kept = kind === 'table' ? lines.filter((line) => !/^[\s|:-]+$/.test(line)) : lines;
  return kept
    .map((line) =>
      line
        .replace(/^\s*(?:#{1,6}|>|[-*+]|\d{1,9}[.)])\s+/, '')
        .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
        // Pairs only: the stars of a masked number (138****5678) are words, not emphasis.
        .replace(/(?<![*~`])(\*\*|\*|~~|`)(?=[^\s*~`])(.+?)(?<=[^\s*~`])\1(?![*~`])/g, '$2')
        .replace(/\s*\|\s*/g, ' ')
        .trim(),
    )
    .join(kind === 'text' ? '' : ' ')
    .trim();
}

/** Every block of a body in order. A block without an id has the id `''`; the check names its line. Pure, never throws. */
export function paragraphsOf(markdown: string): Paragraph[] {
  const above: { level: number; text: string }[] = [];
  return blocksOf(markdown).map(({ lines, line }) => {
    const last = lines.at(-1) ?? '';
    const id = mark.exec(last)?.[1] ?? '';
    const bare = id === '' ? [...lines] : [...lines.slice(0, -1), last.replace(mark, '').trimEnd()];
    const kept = bare.at(-1) === '' ? bare.slice(0, -1) : bare;
    const kind = kindOf(lines[0] ?? '');
    const text = plain(kind, kept);
    const level = kind === 'heading' ? (/^#+/.exec(lines[0] ?? '')?.[0].length ?? 1) : undefined;
    if (level !== undefined) while ((above.at(-1)?.level ?? 0) >= level) above.pop();
    const under = above.map((heading) => heading.text);
    if (level !== undefined) above.push({ level, text });
    return {
      id,
      kind,
      ...(level === undefined ? {} : { level }),
      markdown: kept.join('\n'),
      text,
      line,
      under,
    };
  });
}

/** The headings of a body in order, for a table of contents. */
export const outlineOf = (markdown: string): Paragraph[] =>
  paragraphsOf(markdown).filter((paragraph) => paragraph.kind === 'heading');

/** A paragraph by its block id. */
export const paragraphById = (markdown: string, id: string): Paragraph | undefined =>
  id === '' ? undefined : paragraphsOf(markdown).find((paragraph) => paragraph.id === id);

/** Splits `ART-13^verify` into article and block; a bare article id has no block. */
export function splitRef(ref: string): { readonly article: string; readonly block?: string } {
  const [article = '', block] = ref.split('^');
  return block === undefined ? { article } : { article, block };
}

/** Gives every block without an id one from `newId` (called until it is unused); existing ids never change. */
export function mintIds(markdown: string, newId: () => string): string {
  const lines = markdown.split('\n');
  const blocks = blocksOf(markdown);
  const used = new Set(blocks.map((block) => mark.exec(block.lines.at(-1) ?? '')?.[1] ?? ''));
  for (const block of blocks) {
    const at = block.line - 1 + block.lines.length - 1;
    const last = lines[at] ?? '';
    if (mark.test(last)) continue;
    let id = newId();
    while (used.has(id)) id = newId();
    used.add(id);
    lines[at] = kindOf(block.lines[0] ?? '') === 'code' ? `${last}\n ^${id}` : `${last.trimEnd()} ^${id}`;
  }
  return lines.join('\n');
}
