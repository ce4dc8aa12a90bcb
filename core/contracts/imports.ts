import * as v from 'valibot';

import { importNotes } from '../import/notes.ts';
import { defineEndpoint } from './endpoint.ts';

/** Bytes of a file at most, pictures included. */
export const largestImport = 8 * 1024 * 1024;
/** What files are taken, by the end of their name. */
export const importEndings = ['.md', '.markdown', '.docx', '.html', '.htm'] as const;

/** What became of one file: a draft, or one that it already is. */
export const importResult = v.strictObject({
  outcome: v.picklist(['taken', 'already']),
  draftId: v.pipe(v.string(), v.uuid()),
  /** Number the article shall have. */
  itemId: v.string(),
  /** What did not come along. */
  notes: v.array(v.strictObject({ code: v.picklist(importNotes), what: v.string() })),
});
export type ImportResult = v.InferOutput<typeof importResult>;

/**
 * Makes a draft article of a file; the same bytes again name the draft there is. Throws `import.type`, `import.tooLarge`,
 * `import.encoding`, `import.empty`, `import.archive`, `import.depth` or `import.tooComplex`: then nothing of it was taken.
 */
export const importFile = defineEndpoint({
  name: 'imports.take',
  method: 'POST',
  path: '/api/imports',
  summary: 'Make a draft of a file',
  body: v.strictObject({
    /** The file's name, without its folder. */
    name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)),
    base64: v.pipe(
      v.string(),
      v.maxLength(Math.ceil(largestImport / 3) * 4),
      v.regex(/^[A-Za-z0-9+/]*={0,2}$/),
    ),
  }),
  response: importResult,
});
