import { AppError } from '../errors.ts';

/**
 * A text file's words: UTF-8, else GB18030 where all of it reads as that. UTF-8 with a broken byte is refused rather than
 * read as the nonsense that GB18030 makes of it. Throws `import.encoding`.
 */
export function decodeText(bytes: Uint8Array): string {
  const text = strictly('utf-8', bytes) ?? chinese(bytes);
  // UTF-16, or no text at all.
  if (text === undefined || text.includes('\0')) throw new AppError('import.encoding');
  return text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
}

function strictly(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

function chinese(bytes: Uint8Array): string | undefined {
  const asUtf8 = new TextDecoder().decode(bytes);
  let [broken, whole] = [0, 0];
  for (const letter of asUtf8) {
    if (letter === '\uFFFD') broken += 1;
    else if (letter > '\u07FF') whole += 1;
  }
  return whole > broken ? undefined : strictly('gb18030', bytes);
}
