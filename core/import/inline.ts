/** How a run of words is set. */
export interface Style {
  readonly strong: boolean;
  readonly em: boolean;
  readonly del: boolean;
  readonly code: boolean;
  readonly href?: string | undefined;
}

/** Words of one style, or a piece of Markdown that is ready (a picture). */
export type Run =
  | { readonly text: string; readonly style: Style }
  | { readonly ready: string; readonly style?: undefined };

const sameStyle = (a: Style, b: Style): boolean =>
  a.strong === b.strong && a.em === b.em && a.del === b.del && a.code === b.code && a.href === b.href;

/** Words as Markdown that says the same: nothing in them is read as a mark, a tag, a link or a block id. */
export const escapeText = (text: string): string =>
  text
    .replace(/[\\`*]/g, String.raw`\$&`)
    .replace(/~(?=~)/g, String.raw`\~`)
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, String.raw`\_`)
    .replace(/&(?=#?[a-zA-Z0-9]{1,32};)/g, '&amp;')
    .replace(/<(?=[a-zA-Z/!?])/g, '&lt;')
    .replace(/\](?=[([])/g, String.raw`\]`);

/** A line of words that stays one: what would make it a heading, a list or another block is written as the sign it is. */
export const escapeStart = (line: string): string =>
  line
    .replace(/^(?=(?:#{1,6}|[-+])(?:\s|$)|>|~~~|\||\[[^\]]{0,200}\]:|-{3}|={1,}$)/, '\\')
    .replace(/^(\d{1,9})(?=[.)]\s)/, '$1\\');

/** Cuts what may not stand inside a mark's ends (spaces, and punctuation beside which a mark is not read as one). */
function trimmed(text: string): readonly [before: string, inner: string, after: string] {
  const outer = /[\p{P}\p{S}\s]/u;
  const letters = Array.from(text);
  let from = 0;
  while (from < letters.length && outer.test(letters[from] ?? '')) from += 1;
  let to = letters.length;
  while (to > from && outer.test(letters[to - 1] ?? '')) to -= 1;
  const part = (a: number, b: number): string => letters.slice(a, b).join('');
  return [part(0, from), part(from, to), part(to, letters.length)];
}

function written(text: string, style: Style): string {
  if (style.code && style.href === undefined) {
    const inner = text.trim();
    return inner === '' || inner.includes('`') ? escapeText(text) : ` \`${inner}\` `;
  }
  const marks = [style.strong && '**', style.em && '*', style.del && '~~'].filter((mark) => mark !== false);
  const [before, inner, after] =
    marks.length === 0 && style.href === undefined ? [text, '', ''] : trimmed(text);
  if (inner === '') return escapeText(text);
  const marked = `${marks.join('')}${escapeText(inner)}${[...marks].reverse().join('')}`;
  const linked = style.href === undefined ? marked : `[${marked.replace(/[[\]]/g, '')}](${style.href})`;
  return `${escapeText(before)}${linked}${escapeText(after)}`;
}

/** Runs as one line of Markdown; neighbours of one style are one. Pure, linear in the length of the words. */
export function inlineMarkdown(runs: readonly Run[]): string {
  const parts: string[] = [];
  let words: string[] = [];
  let style: Style | undefined;
  const flush = (): void => {
    if (style !== undefined && words.length > 0) parts.push(written(words.join(''), style));
    words = [];
  };
  for (const run of runs) {
    if (run.style !== undefined && style !== undefined && sameStyle(style, run.style)) {
      words.push(run.text.replace(/\s+/g, ' '));
      continue;
    }
    flush();
    style = run.style;
    if (run.style === undefined) parts.push(run.ready);
    else words.push(run.text.replace(/\s+/g, ' '));
  }
  flush();
  return parts
    .join('')
    .replace(/ {2,}/g, ' ')
    .trim()
    .replace(/ \^(?=[A-Za-z0-9-]{1,64}$)/, ' ＾');
}
