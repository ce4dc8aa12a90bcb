import { Parser } from 'htmlparser2';

import { AppError } from '../errors.ts';
import { createMarkdownWriter } from './markdown-writer.ts';
import type { Notes } from './notes.ts';

/** Elements whose content is not words of the document; the rest of what is unknown is dropped and its words stay. */
const silent = new Set(
  'head script style template noscript iframe object embed applet svg math canvas audio video form select textarea button'.split(
    ' ',
  ),
);
const kept = ['href', 'src', 'alt', 'colspan', 'rowspan'] as const;

/** Elements at most: a page of 256 KB has a tenth. */
const mostElements = 50_000;

/** An HTML document as the house's Markdown (R-MD1: by an allow-list, what is not on it leaves its words). Throws `import.*`. */
export function htmlToMarkdown(
  html: string,
  notes: Notes,
): ReturnType<ReturnType<typeof createMarkdownWriter>['end']> {
  const writer = createMarkdownWriter(notes);
  let muted = 0;
  let elements = 0;
  const parser = new Parser({
    onopentag(name, attributes) {
      elements += 1;
      if (elements > mostElements) throw new AppError('import.tooLarge');
      if (silent.has(name)) muted += 1;
      const known = Object.fromEntries(
        kept.flatMap((key) => (Object.hasOwn(attributes, key) ? [[key, attributes[key] ?? '']] : [])),
      );
      writer.open(muted > 0 ? 'span' : name, known);
    },
    onclosetag(name) {
      writer.close(muted > 0 ? 'span' : name);
      if (silent.has(name)) muted = Math.max(0, muted - 1);
    },
    ontext(words) {
      if (muted === 0) writer.text(words);
    },
  });
  parser.write(html);
  parser.end();
  return writer.end();
}
