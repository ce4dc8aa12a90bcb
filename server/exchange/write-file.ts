import writeXlsx from 'write-excel-file/node';

import { formats } from '../../core/exchange/formats.ts';
import type { FormatName } from '../../core/exchange/report.ts';
import type { Dropped } from '../../core/exchange/writable.ts';
import { sheetTemplate } from '../../core/exchange/sheet/template.ts';
import type { Language } from '../../core/i18n/translate.ts';
import type { Question } from '../../core/quiz/questions/registry.ts';
import { zipOf } from './zip.ts';

export interface WrittenFile {
  /** The end of the file's name. */
  readonly ending: string;
  readonly bytes: Buffer;
  /** What of the questions the format has no place for. */
  readonly dropped: readonly Dropped[];
}

/** Questions as a file; `undefined` for a format that is read alone. */
export function writeQuestionFile(name: FormatName, questions: readonly Question[]): WrittenFile | undefined {
  const format = formats.find((each) => each.name === name);
  const ending = format?.endings[0] ?? '';
  if (format?.from === 'text' && format.write) {
    const { content, dropped } = format.write(questions);
    return { ending, bytes: Buffer.from(content), dropped };
  }
  if (format?.from === 'files' && format.write) {
    const { content, dropped } = format.write(questions);
    return { ending, bytes: zipOf(content), dropped };
  }
  return undefined;
}

/** The workbook that `readQuestionFile` reads: headings and examples, and a sheet that says what to write where. */
export const questionTemplate = (language: Language): Promise<Buffer> =>
  writeXlsx(
    sheetTemplate(language).map(({ name, rows }, at) => ({
      sheet: name,
      stickyRowsCount: 1,
      columns: rows[0]?.map((_, column) => ({ width: at === 1 && column === 1 ? 90 : 16 })) ?? [],
      data: rows.map((row, index) =>
        row.map((value) =>
          index === 0 ? { value, fontWeight: 'bold' as const } : { value, wrap: at === 1 },
        ),
      ),
    })),
  ).toBuffer();
