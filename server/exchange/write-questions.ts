import { formats } from '../../core/exchange/formats.ts';
import type { FormatName } from '../../core/exchange/report.ts';
import type { Dropped } from '../../core/exchange/writable.ts';
import type { Question } from '../../core/quiz/questions/registry.ts';
import { zipOf } from './zip.ts';

export interface WrittenFile {
  /** The end of the file's name. */
  readonly ending: string;
  readonly bytes: Buffer;
  /** What of the questions the format has no place for. */
  readonly dropped: readonly Dropped[];
}

/** Questions as a file; `undefined` for a format that is read alone. Thousands take seconds: for a process of its own. */
export function writeQuestions(name: FormatName, questions: readonly Question[]): WrittenFile | undefined {
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
