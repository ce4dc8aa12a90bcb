import type { Question } from '../quiz/questions/registry.ts';
import type { FormatName } from './format-names.ts';
import { readGift } from './gift/read.ts';
import { writeGift } from './gift/write.ts';
import { readJsonl, writeJsonl } from './jsonl.ts';
import type { ReadResult, Written } from './report.ts';

/** What a format is read from: words, the files of an archive by name, or the sheets of a workbook. */
interface TextFormat {
  readonly from: 'text';
  readonly read: (text: string) => ReadResult;
}

/** A format of questions: how its files are known, read and, where that makes sense, written. */
export type Format = TextFormat & {
  readonly name: FormatName;
  /** Ends of file names, lower case. */
  readonly endings: readonly string[];
  /** Whether words that have no telling name are of this format. */
  readonly looksLike: (beginning: string) => boolean;
  readonly write?: (questions: readonly Question[]) => Written<string>;
};

/** Every format; a new one has its file and its line here. */
export const formats: readonly Format[] = [
  {
    name: 'jsonl',
    from: 'text',
    endings: ['.jsonl', '.ndjson', '.json'],
    looksLike: (beginning) => /^\s*\{"/.test(beginning),
    read: readJsonl,
    write: writeJsonl,
  },
  {
    name: 'gift',
    from: 'text',
    endings: ['.gift', '.txt'],
    looksLike: (beginning) => /^\s*(?:\/\/|::|\$CATEGORY:)|\{[^}]*[=~#]/.test(beginning),
    read: readGift,
    write: writeGift,
  },
];
