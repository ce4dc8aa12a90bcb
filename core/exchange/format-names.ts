/** The formats in which questions come and go, by the names of `formats.ts`. */
export const formatNames = ['jsonl', 'gift', 'moodleXml', 'qti3', 'xlsx'] as const;
export type FormatName = (typeof formatNames)[number];
