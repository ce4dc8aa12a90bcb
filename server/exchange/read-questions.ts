import { largestQuestionFile, type QuestionFileReport } from '../../core/contracts/question-exchange.ts';
import { AppError } from '../../core/errors.ts';
import { type Format, formats } from '../../core/exchange/formats.ts';
import type { RefusalCode } from '../../core/exchange/report.ts';
import { decodeText } from '../../core/import/decode.ts';

/** A file as it was handed over. */
export interface QuestionFile {
  /** Its name, without its folder. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

const refusedWhole = (code: RefusalCode, what = ''): QuestionFileReport => ({
  questions: [],
  refused: [{ row: 0, code, what }],
});

/** Reads a file of questions, by the end of its name or else by how it begins. May take long: for a worker thread. */
export function readQuestions({ name, bytes }: QuestionFile): QuestionFileReport {
  if (bytes.length > largestQuestionFile) return refusedWhole('file.tooLarge', String(bytes.length));
  if (bytes.length === 0) return refusedWhole('file.empty');
  try {
    const text = decodeText(bytes);
    const format = formatOf(name, text);
    if (format === undefined) return refusedWhole('file.type', name.slice(-60));
    const { questions, refused } = format.read(text);
    return {
      format: format.name,
      questions: [...questions].map((each) => ({ ...each, notes: [...each.notes] })),
      refused:
        questions.length === 0 && refused.length === 0
          ? [{ row: 0, code: 'file.empty', what: '' }]
          : [...refused],
    };
  } catch (error) {
    if (error instanceof AppError && error.code === 'import.encoding') return refusedWhole('file.encoding');
    throw error;
  }
}

function formatOf(name: string, text: string): Format | undefined {
  const ending = /\.[a-z0-9]+$/i.exec(name)?.[0].toLowerCase() ?? '';
  const beginning = text.slice(0, 2000);
  return (
    formats.find(({ endings }) => endings.includes(ending)) ??
    formats.find(({ looksLike }) => looksLike(beginning))
  );
}
