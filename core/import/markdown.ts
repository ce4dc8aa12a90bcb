import type { Notes } from './notes.ts';
import type { PictureRef } from './markdown-writer.ts';

const mostPictures = 60;

/**
 * The blocks of a Markdown file with its pictures as `![…](import:n)`. Everything else stays as it was written: what of it
 * a reader sees is decided where it is drawn (R-MD2). Linear.
 */
export function markdownPictures(
  body: string,
  notes: Notes,
): { readonly blocks: readonly string[]; readonly pictures: readonly PictureRef[] } {
  const pictures: PictureRef[] = [];
  let fence: string | undefined;
  const lines = body.split('\n').map((line) => {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (fence !== undefined) {
      if (mark?.startsWith(fence) === true) fence = undefined;
      return line;
    }
    fence = mark;
    return mark === undefined ? picturesOfLine(line, pictures, notes) : line;
  });
  return { blocks: [lines.join('\n').trim()], pictures };
}

function picturesOfLine(line: string, pictures: PictureRef[], notes: Notes): string {
  const parts: string[] = [];
  let from = 0;
  for (;;) {
    const at = line.indexOf('![', from);
    const middle = at < 0 ? -1 : line.indexOf('](', at + 2);
    const end = middle < 0 ? -1 : line.indexOf(')', middle + 2);
    if (end < 0) break;
    const alt = line
      .slice(at + 2, middle)
      .replace(/[[\]\\!]+/g, ' ')
      .trim()
      .slice(0, 80);
    const [src = ''] = line
      .slice(middle + 2, end)
      .trim()
      .split(/\s/, 1);
    parts.push(line.slice(from, at));
    if (pictures.length < mostPictures) {
      parts.push(`![${alt}](import:${pictures.length})`);
      pictures.push({ src: src.replace(/^<|>$/g, ''), alt });
    } else notes.add('picture.many', String(mostPictures));
    from = end + 1;
  }
  return parts.join('') + line.slice(from);
}
