import type { Question } from '../quiz/questions/registry.ts';

/** A field of a question that a format has no place for. */
export interface Dropped {
  readonly question: string;
  readonly field: string;
}

/** Signs that no text format carries: control characters but for tabs and new lines, halves of characters, no characters. */
const unwritable = /(?![\t\n])\p{Cc}|\p{Cs}|[\uFFFE\uFFFF]/gu;

/** Words with a blank in place of each sign that cannot be written. */
export const writable = (words: string): string => words.replaceAll(unwritable, ' ');

/** Whether a question has such signs anywhere. */
const hasUnwritable = (value: unknown): boolean =>
  typeof value === 'string'
    ? value.search(unwritable) >= 0
    : typeof value === 'object' && value !== null && Object.values(value).some((each) => hasUnwritable(each));

/** What a format drops of a question that knows no paragraphs, levels and pictures; `carries`: what else it has a place for. */
export function droppedOf(question: Question, carries: readonly ('difficulty' | 'unit')[] = []): Dropped[] {
  const { id: name, cites, level, media, difficulty } = question;
  const fields = [
    ...(cites.length > 0 ? ['cites'] : []),
    ...(level === undefined ? [] : ['level']),
    ...(media === undefined ? [] : ['media']),
    // The usual is what it is read back as.
    ...(difficulty === 'medium' || carries.includes('difficulty') ? [] : ['difficulty']),
    ...(question.kind === 'number' && question.unit !== '' && !carries.includes('unit') ? ['unit'] : []),
    ...(hasUnwritable(question) ? ['control characters'] : []),
  ];
  return fields.map((field) => ({ question: name, field }));
}
