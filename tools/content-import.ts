import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

import { largestPicture } from '../core/contracts/media.ts';
import { largestImport } from '../core/contracts/imports.ts';
import { AppError } from '../core/errors.ts';
import { createTranslator } from '../core/i18n/translator.ts';
import type { Booted } from '../server/boot.ts';

const languages = [createTranslator('zh-CN'), createTranslator('en')];
/** Lie beside the documents that show them, and are no documents themselves. */
const pictures = /\.(?:png|jpe?g|webp|gif|svg|bmp|emf|wmf)$/i;

/**
 * Makes drafts of every document in a folder, in the name of a member of staff: one line a file, taken or refused and why.
 * Gives the exit code: 1 when a file was refused.
 */
export async function importFolder(
  { services, operatorAudit }: Pick<Booted, 'services' | 'operatorAudit'>,
  options: { readonly dir: string; readonly staffNo: string; readonly by: string; readonly now: number },
  print: (line: string) => void,
): Promise<number> {
  const person = await services.personOf(options.staffNo);
  if (!person) {
    print(`nobody active has the number ${options.staffNo}`);
    return 2;
  }
  const root = await realpath(options.dir);
  const audit = operatorAudit(options.by);
  const call = {
    session: { person },
    now: options.now,
    audit: (...[sql, detail]: Parameters<typeof audit>) =>
      audit(sql, { ...detail, action: 'imports.take', staffNo: person.staffNo }),
  };
  const count = { taken: 0, already: 0, refused: 0 };
  for (const path of await documentsIn(root)) {
    const name = relative(root, path).split(sep).join('/');
    try {
      const { size } = await stat(path);
      if (size > largestImport) throw new AppError('import.tooLarge');
      const beside = (address: string) => readBeside(root, join(path, '..'), address);
      const result = await services.imports.take(call, { name, bytes: await readFile(path), beside });
      count[result.outcome] += 1;
      print(`${name}: ${result.outcome}, draft ${result.draftId} (${result.itemId})`);
      for (const { code, what } of result.notes) {
        const sentence = languages.map(({ t }) => t(`import.note.${code}`, { what })).join(' / ');
        print(`${name}: [${code}] ${sentence}`);
      }
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      count.refused += 1;
      print(`${name}: refused [${error.code}] ${languages.map((one) => one.error(error.code)).join(' / ')}`);
    }
  }
  print(`${count.taken} taken, ${count.already} already there, ${count.refused} refused`);
  return count.refused === 0 ? 0 : 1;
}

/** Documents of a folder in the order of their names; symbolic links are not followed. */
async function documentsIn(root: string): Promise<string[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.') && !pictures.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
}

/** A file inside the folder by its address in a document; never one outside it, by dots or by a link. */
async function readBeside(root: string, folder: string, address: string): Promise<Buffer | undefined> {
  try {
    const path = await realpath(join(folder, decodeURIComponent(address)));
    const { size } = await stat(path);
    return path.startsWith(root + sep) && size <= largestPicture ? await readFile(path) : undefined;
  } catch (error) {
    const isMissing = error instanceof URIError || (error instanceof Error && 'code' in error);
    if (isMissing) return undefined;
    throw error;
  }
}
