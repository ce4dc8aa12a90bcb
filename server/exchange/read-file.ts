import { largestQuestionFile, type QuestionFileReport } from '../../core/contracts/question-exchange.ts';
import type { RefusalCode } from '../../core/exchange/report.ts';
import { exchangeInChild } from './exchange-in-child.ts';
import type { ChildLimits } from '../child/in-child.ts';
import type { QuestionFile } from './read-questions.ts';

const refusedWhole = (code: RefusalCode, what = ''): QuestionFileReport => ({
  questions: [],
  refused: [{ row: 0, code, what }],
});

/**
 * Reads a file of questions beside the service: GIFT, Moodle XML, QTI 3, XLSX or JSONL, by content and name. Always gives a
 * report; a file that takes too long or too much memory is refused as `file.tooComplex`.
 */
export async function readQuestionFile(
  { name, bytes }: QuestionFile,
  limits?: ChildLimits,
): Promise<QuestionFileReport> {
  if (bytes.length > largestQuestionFile) return refusedWhole('file.tooLarge', String(bytes.length));
  // A view of a larger buffer would be copied with all that is around it.
  const done = await exchangeInChild({ task: 'read', name, bytes: new Uint8Array(bytes) }, limits);
  return done?.answer ?? refusedWhole('file.tooComplex');
}
