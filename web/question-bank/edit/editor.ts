import type { FunctionComponent } from 'preact';

import { letterAt } from '../../../core/quiz/questions/kind.ts';
import type { Question, QuestionKind } from '../../../core/quiz/questions/registry.ts';

export type QuestionOf<K extends QuestionKind> = Extract<Question, { kind: K }>;

/** What every question has. */
export type Common = Pick<Question, 'id' | 'text' | 'difficulty' | 'tags' | 'cites' | 'why'>;
export const nothingWritten: Common = {
  id: '',
  text: '',
  difficulty: 'medium',
  tags: [],
  cites: [],
  why: '',
};

/** How a kind's own fields are edited; what every question has is edited around it. */
export interface KindEditor<Q> {
  readonly Fields: FunctionComponent<EditorProps<Q>>;
  /** A new question of the kind with nothing written yet. */
  begin(common: Common): Q;
}

export interface EditorProps<Q> {
  readonly question: Q;
  readonly onChange: (question: Q) => void;
}

/** The first letter that none of these has. */
export function freeLetter(list: readonly { readonly id: string }[]): string {
  return (
    Array.from({ length: 26 }, (_, at) => letterAt(at)).find((letter) =>
      list.every(({ id }) => id !== letter),
    ) ?? 'z'
  );
}

/** The list with one entry replaced. */
export const withAt = <T>(list: readonly T[], at: number, value: T): T[] =>
  list.map((each, index) => (index === at ? value : each));

/** The list without one entry. */
export const without = <T>(list: readonly T[], at: number): T[] => list.filter((_, index) => index !== at);

/** Lines of a text, those with nothing in them left out. */
export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
