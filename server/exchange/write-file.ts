import { AppError } from '../../core/errors.ts';
import type { FormatName } from '../../core/exchange/report.ts';
import { sheetTemplate } from '../../core/exchange/sheet/template.ts';
import type { Language } from '../../core/i18n/translate.ts';
import type { Question } from '../../core/quiz/questions/registry.ts';
import { exchangeInChild } from './exchange-in-child.ts';
import type { WrittenFile } from './write-questions.ts';

/**
 * Questions as a file, made beside the service; `undefined` for a format that is read alone. Throws `import.tooComplex` for
 * what took too long.
 */
export async function writeQuestionFile(
  format: FormatName,
  questions: readonly Question[],
): Promise<WrittenFile | undefined> {
  const done = await exchangeInChild({ task: 'write', format, questions });
  if (done === undefined) throw new AppError('import.tooComplex');
  // What comes from another thread is bytes, no longer a Buffer.
  return done.answer && { ...done.answer, bytes: Buffer.from(done.answer.bytes) };
}

/** The workbook that `readQuestionFile` reads: headings and examples, and a sheet that says what to write where. */
export async function questionTemplate(language: Language): Promise<Buffer> {
  const { default: writeXlsx } = await import('write-excel-file/node');
  const sheets = sheetTemplate(language).map(({ name, rows }, at) => ({
    sheet: name,
    stickyRowsCount: 1,
    columns: rows[0]?.map((_, column) => ({ width: at === 1 && column === 1 ? 90 : 16 })) ?? [],
    data: rows.map((row, index) =>
      row.map((value) => (index === 0 ? { value, fontWeight: 'bold' as const } : { value, wrap: at === 1 })),
    ),
  }));
  return await writeXlsx(sheets).toBuffer();
}
