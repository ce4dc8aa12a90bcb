import type { Question } from '../quiz/questions/registry.ts';
import { readGift } from './gift/read.ts';
import { writeGift } from './gift/write.ts';
import { readJsonl, writeJsonl } from './jsonl.ts';
import { readMoodleXml } from './moodle-xml/read.ts';
import { type PackageFile, readQti3 } from './qti3/read.ts';
import { writeQti3 } from './qti3/write.ts';
import { readSheet, type SheetRow } from './sheet/read.ts';
import type { FormatName, ReadResult, Written } from './report.ts';

interface OfText {
  readonly from: 'text';
  readonly read: (text: string) => ReadResult;
  readonly write?: (questions: readonly Question[]) => Written<string>;
}
/** Of an archive's files, or of one that lies alone. */
interface OfFiles {
  readonly from: 'files';
  readonly read: (files: readonly PackageFile[]) => ReadResult;
  readonly write?: (questions: readonly Question[]) => Written<readonly PackageFile[]>;
}

/** Of a workbook's first sheet; what is written is a template, which the service makes. */
interface OfSheet {
  readonly from: 'sheet';
  readonly read: (rows: readonly SheetRow[]) => ReadResult;
}

/** A format of questions: how its files are known, read and, where that makes sense, written. */
export type Format = (OfText | OfFiles | OfSheet) & {
  readonly name: FormatName;
  /** Ends of file names, lower case; what is written has the first. */
  readonly endings: readonly string[];
  /** Whether words are of this format, by how they begin. */
  readonly looksLike: (beginning: string) => boolean;
};

/** Every format; a new one has its file and its line here. */
export const formats: readonly Format[] = [
  {
    name: 'jsonl',
    from: 'text',
    endings: ['.jsonl', '.ndjson', '.json'],
    looksLike: (beginning) => /^\s*\{\s*"/.test(beginning),
    read: readJsonl,
    write: writeJsonl,
  },
  {
    name: 'qti3',
    from: 'files',
    endings: ['.zip'],
    looksLike: (beginning) => /^\s*</.test(beginning) && /<(?:\w+:)?qti-/.test(beginning),
    read: readQti3,
    write: writeQti3,
  },
  {
    name: 'xlsx',
    from: 'sheet',
    endings: ['.xlsx'],
    looksLike: () => false,
    read: readSheet,
  },
  {
    name: 'moodleXml',
    from: 'text',
    endings: ['.moodle.xml'],
    looksLike: (beginning) => /^\s*</.test(beginning) && /<quiz[\s>]/.test(beginning),
    read: readMoodleXml,
  },
  {
    name: 'gift',
    from: 'text',
    endings: ['.gift', '.txt'],
    looksLike: (beginning) => /^\s*(?:\/\/|::|\$CATEGORY:)|\{[^}]*[=~#TF]/.test(beginning),
    read: readGift,
    write: writeGift,
  },
];
