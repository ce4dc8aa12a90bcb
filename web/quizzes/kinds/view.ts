import type { FunctionComponent } from 'preact';

import type { MessageKey } from '../../../core/i18n/zh-CN.ts';

/** What a question's view gets; lettered as on the paper, and without anything of the key. */
export interface QuestionViewProps<Q, A> {
  readonly question: Q;
  readonly answer: A | undefined;
  /** Takes a new answer; null takes it back. */
  readonly onAnswer: (answer: A | null) => void;
}

export type Say = (key: MessageKey, values?: Record<string, string | number>) => string;

/** What the room knows of a question kind: how it is answered, and an answer in words. Methods: all kinds are handled as one. */
export interface QuestionKindView<Q, A> {
  readonly View: FunctionComponent<QuestionViewProps<Q, A>>;
  /** Answered in words, which count once their field is left. */
  readonly isTyped?: true;
  /** The answer that the digit 1-9 gives; undefined where it gives none. */
  digit?(question: Q, answer: A | undefined, digit: number): A | null | undefined;
  /** An answer, or the right one, as a line to read. */
  words(question: Q, answer: A, say: Say): string;
}

/** Words of options in the order of these letters. */
export const wordsOf = (
  list: readonly { readonly id: string; readonly text: string }[],
  ids: readonly string[],
): string[] => ids.flatMap((id) => list.find((each) => each.id === id)?.text ?? []);
