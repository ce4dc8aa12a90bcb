import mammoth from 'mammoth';

import { AppError } from '../../../core/errors.ts';
import { decodeText } from '../../../core/import/decode.ts';
import { htmlToMarkdown } from '../../../core/import/html.ts';
import type { PictureRef } from '../../../core/import/markdown-writer.ts';
import { createNotes, type ImportNote, type Notes } from '../../../core/import/notes.ts';
import { openZip } from '../unzip.ts';
import { createStyleReader } from './style-map.ts';
import { type Attributes, createXmlGuard } from './xml-guard.ts';

/** A DOCX as blocks of Markdown; a picture's `src` is `docx:` and its name in the archive. */
export interface DocxText {
  readonly blocks: readonly string[];
  readonly pictures: readonly PictureRef[];
  readonly notes: readonly ImportNote[];
}

/** Bytes of one XML part, unpacked: a hundred pages with all that Word writes around them. */
const largestPart = 4 * 1024 * 1024;

/**
 * Reads a document of Word or WPS with mammoth, which sees nothing that was not measured first. It builds trees and may take
 * long: for a process of its own. Throws `import.*`.
 */
export async function readDocx(bytes: Buffer): Promise<DocxText> {
  const notes = createNotes();
  const zip = openZip(bytes);
  const guard = createXmlGuard();
  const styles = createStyleReader();
  const checked = new Map<string, string>();

  function part(name: string): string {
    const known = checked.get(name);
    if (known !== undefined) return known;
    const content = zip.read(name);
    if (!content) throw new AppError('import.archive');
    if (content.length > largestPart) throw new AppError('import.tooLarge');
    const xml = decodeText(content);
    guard(xml, name === stylesPart ? styles.see : (element, at) => noteLost(name, element, at, notes));
    checked.set(name, xml);
    return xml;
  }

  if (zip.has(stylesPart)) part(stylesPart);
  const file: MammothFile = {
    exists: zip.has,
    // Pictures alone are asked for in base64. What goes into the text is their name: their bytes are taken from the
    // archive later, by the one who draws them anew.
    read: async (name, encoding) => (encoding === 'base64' ? `docx:${name}` : part(name)),
  };
  try {
    const { value } = await mammoth.convertToHtml(
      { file } as unknown as Parameters<typeof mammoth.convertToHtml>[0],
      {
        styleMap: [...styles.map()],
        // A document could bring its own.
        includeEmbeddedStyleMap: false,
        externalFileAccess: false,
        convertImage: mammoth.images.imgElement(async (image) => ({ src: await image.readAsBase64String() })),
      },
    );
    return { ...htmlToMarkdown(withNotes(value), notes), notes: notes.all() };
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError(error instanceof RangeError ? 'import.tooComplex' : 'import.archive', {
      cause: error,
    });
  }
}

const stylesPart = 'word/styles.xml';

/** What mammoth reads a document from. Ours in place of its own unpacking, so that it gets the very parts that were measured. */
interface MammothFile {
  readonly exists: (name: string) => boolean;
  readonly read: (name: string, encoding?: string) => Promise<string>;
}

/** Names what mammoth leaves out without a word, or takes though Word hides it. */
function noteLost(part: string, element: string, at: Attributes, notes: Notes): void {
  const isOn = at['w:val'] !== '0' && at['w:val'] !== 'false';
  if (element === 'm:oMath') notes.add('formula', '');
  else if (element === 'c:chart' || element === 'dgm:relIds') notes.add('chart', '');
  // In numbering.xml it is the number that is hidden.
  else if (element === 'w:vanish' && isOn && !part.endsWith('/numbering.xml')) notes.add('hidden', '');
  else if (
    element === 'Relationship' &&
    at['TargetMode'] === 'External' &&
    at['Type']?.endsWith('/image') === true
  ) {
    notes.add('picture.external', at['Target'] ?? '');
  }
}

/**
 * Footnotes and endnotes stand behind the text as a list of mammoth's; as paragraphs with the number that stands in the text
 * they are no list that goes on from one before them.
 */
function withNotes(html: string): string {
  const at = html.search(/<ol><li id="(?:foot|end)note-[^"]*">/);
  if (at < 0) return html;
  let n = 0;
  const notes = html
    .slice(at + '<ol>'.length)
    .replace(/<a href="#(?:foot|end)note-ref-[^"]*">↑<\/a>/g, '')
    .replace(/<li id="(?:foot|end)note-[^"]*"> ?(?:<p>)?/g, () => `<p>[${(n += 1)}] `);
  return html.slice(0, at) + notes;
}
