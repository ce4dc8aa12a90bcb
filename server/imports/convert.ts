import { largestImport } from '../../core/contracts/imports.ts';
import { AppError } from '../../core/errors.ts';
import { decodeText } from '../../core/import/decode.ts';
import { readOwnFront } from '../../core/import/draft-text.ts';
import { htmlToMarkdown } from '../../core/import/html.ts';
import { markdownPictures } from '../../core/import/markdown.ts';
import type { PictureRef } from '../../core/import/markdown-writer.ts';
import type { Notes } from '../../core/import/notes.ts';
import { docxInChild } from './docx/docx-in-child.ts';
import { openZip } from './unzip.ts';

/** Bytes of a Markdown file at most; of other kinds the text inside is measured. */
const largestMarkdown = 256 * 1024;

/** A file as blocks of Markdown, before pictures are drawn and ids are given. */
export interface Converted {
  readonly front: Readonly<Record<string, unknown>>;
  readonly blocks: readonly string[];
  readonly pictures: readonly PictureRef[];
  /** A picture that lies in the file itself. */
  readonly inside: (src: string) => Uint8Array | undefined;
}

/**
 * Reads a file by the end of its name. Throws `import.*`. Markdown and HTML take time linear in their size; a DOCX is read
 * beside the service, with limits on time and memory.
 */
export async function convert(
  file: { readonly name: string; readonly bytes: Buffer },
  notes: Notes,
): Promise<Converted> {
  const { name, bytes } = file;
  const ending = /\.[a-z]+$/i.exec(name)?.[0].toLowerCase() ?? '';
  if (bytes.length > largestImport) throw new AppError('import.tooLarge');
  switch (ending) {
    case '.docx':
      return await fromDocx(bytes, notes);
    case '.html':
    case '.htm':
      return { front: {}, ...htmlToMarkdown(decodeText(bytes), notes), inside: dataPicture };
    case '.md':
    case '.markdown': {
      if (bytes.length > largestMarkdown) throw new AppError('import.tooLarge');
      const { front, body } = readOwnFront(decodeText(bytes), notes);
      return { front, ...markdownPictures(body, notes), inside: dataPicture };
    }
    default:
      throw new AppError('import.type');
  }
}

async function fromDocx(bytes: Buffer, notes: Notes): Promise<Converted> {
  // Measured here too: what is no archive needs no process.
  const zip = openZip(bytes);
  const { blocks, pictures, notes: named } = await docxInChild(bytes);
  for (const { code, what } of named) notes.add(code, what);
  const inside = (src: string): Uint8Array | undefined =>
    src.startsWith('docx:') ? zip.read(src.slice('docx:'.length)) : undefined;
  return { front: {}, blocks, pictures, inside };
}

function dataPicture(src: string): Uint8Array | undefined {
  const head = /^data:image\/[a-z+.-]{1,20};base64,/i.exec(src)?.[0];
  return head === undefined ? undefined : Buffer.from(src.slice(head.length), 'base64');
}
