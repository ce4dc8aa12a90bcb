import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Every file of a folder and those below it. */
export function filesBelow(dir: string): string[] {
  return readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .map((name) => join(dir, name))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile() === true);
}

/** Those of them that hold one of the words, with one byte or two a character. */
export function holding(files: readonly string[], words: readonly string[]): string[] {
  const wanted = words.flatMap((word) => [Buffer.from(word, 'utf8'), Buffer.from(word, 'utf16le')]);
  return files.filter((file) => {
    const bytes = readFileSync(file);
    return wanted.some((word) => bytes.includes(word));
  });
}
