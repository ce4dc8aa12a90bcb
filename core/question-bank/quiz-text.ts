import type * as v from 'valibot';

import type { Role } from '../organisation/person.ts';
import type { paperSchema } from '../quiz/paper.ts';
import { quizSchemaVersion } from '../quiz/quiz.ts';

/** A quiz as a trainer puts it together: whom it is for and how its papers are made; its questions lie in banks. */
export interface QuizForm {
  readonly title: string;
  readonly titleEn: string;
  /** Nobody named: everybody. */
  readonly roles: readonly Role[];
  readonly newStaff: boolean;
  readonly beforePost: boolean;
  /** Months that a pass counts; none: for good. */
  readonly validMonths?: number | undefined;
  readonly paper: v.InferInput<typeof paperSchema>;
}

/**
 * The text of the quiz file: one field a line, values as JSON, which YAML reads as they are. `id` is replaced by the next
 * free number when a draft begins.
 */
export function quizText(form: QuizForm, id = 'QZ-00', version = 1): string {
  const { title, titleEn, roles, newStaff, beforePost, validMonths, paper } = form;
  const { draw, fixed, ...rule } = paper;
  const line = (name: string, value: unknown): string => `${name}: ${JSON.stringify(value)}`;
  const list = (name: string, values: readonly unknown[] | undefined): string[] =>
    values === undefined ? [] : [`  ${name}:`, ...values.map((value) => `    - ${JSON.stringify(value)}`)];
  return [
    `schema: ${quizSchemaVersion}`,
    `id: ${id}`,
    `version: ${version}`,
    line('title', title.trim()),
    ...(titleEn.trim() === '' ? [] : [line('titleEn', titleEn.trim())]),
    ...(roles.length === 0 ? [] : [line('audience', { roles, newStaff })]),
    ...(beforePost ? ['beforePost: true'] : []),
    ...(validMonths === undefined ? [] : [line('validMonths', validMonths)]),
    'paper:',
    ...Object.entries(rule)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => `  ${line(name, value)}`),
    ...list('draw', draw),
    ...list('fixed', fixed),
    'questions: []',
    '',
  ].join('\n');
}
