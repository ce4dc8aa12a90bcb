import * as v from 'valibot';

import { letterAt, placeOf, type ShownOrder } from './questions/kind.ts';
import { answerSchema, kindOf, type Answer, type Question } from './questions/registry.ts';

export type ReadAnswer =
  | { readonly ok: true; readonly answer: Answer }
  | { readonly ok: false; readonly code: 'answer.invalid' };

const invalid = { ok: false, code: 'answer.invalid' } as const;

/**
 * Reads an answer as a person gave it on a paper (letters by place) and gives it in written form (letters of the file),
 * which is what attempts keep and marks are counted from. `answer.invalid` for anything that does not fit the question:
 * another kind, unknown letters, no number, more than 500 characters. Never throws.
 */
export function readAnswer(question: Question, order: ShownOrder, given: unknown): ReadAnswer {
  const parsed = v.safeParse(answerSchema, given);
  if (!parsed.success || parsed.output.kind !== question.kind) return invalid;
  const kind = kindOf(question);
  const answer = kind.rename(parsed.output, (list, id) => order[list]?.[placeOf(id)]);
  return answer && kind.mark(question, answer, 'none') ? { ok: true, answer } : invalid;
}

/** A written answer as the person gave it on this paper, to show it again; `undefined` when it is not of this question. */
export const shownAnswer = (answer: Answer, order: ShownOrder): Answer | undefined =>
  kindOf(answer).rename(answer, (list, id) => {
    const at = order[list]?.indexOf(id) ?? -1;
    return at < 0 ? undefined : letterAt(at);
  });
