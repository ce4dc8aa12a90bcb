import * as v from 'valibot';

import { paragraphRef } from '../article/article.ts';
import { shownAnswer } from './answer.ts';
import { shownId, type PaperQuestion } from './draw.ts';
import { letterAt, placeOf, type Keyless, type Reason } from './questions/kind.ts';
import { letter, tag } from './questions/question.ts';
import {
  answerSchema,
  kindOf,
  type Answer,
  type Question,
  type ShownQuestion,
} from './questions/registry.ts';

/**
 * What a person sees of a question before the key may be shown (`feedbackOf`): no key, reason, tolerance, slip, cited
 * paragraph or own id, options lettered by place. Built field by field, kind by kind; `Keyless` makes a question that is
 * handed on whole an error of the compiler.
 */
export const presentQuestion = (
  question: Question,
  { id, order }: Pick<PaperQuestion, 'id' | 'order'>,
): Keyless<ShownQuestion> => kindOf(question).show(question, id, order);

/** Of a choice by its letter, in a gap by the gap's; without either it is about the answer as a whole. */
const reason = v.strictObject({
  gap: v.exactOptional(letter),
  id: v.exactOptional(letter),
  why: v.string(),
});
const revealed = { why: v.string(), cites: v.array(paragraphRef), reasons: v.array(reason) };

/** The key of a question with its reasons, lettered as on the paper; of a case also those of its parts. */
export const revealedSchema = v.strictObject({
  id: shownId,
  right: answerSchema,
  ...revealed,
  /** By which results are grouped: what it is about. Never with the question, since it may lead to the answer. */
  tags: v.optional(v.array(tag)),
  parts: v.optional(v.array(v.strictObject({ id: letter, ...revealed }))),
});
export type Revealed = v.InferOutput<typeof revealedSchema>;

/**
 * The key of a question, for after the attempt. `answer` is the written answer given, if any: the reason of a frequent
 * slip is told to who made it. Ask `feedbackOf` first whether it may be shown.
 */
export function revealQuestion(
  question: Question,
  { id, order }: Pick<PaperQuestion, 'id' | 'order'>,
  answer: Answer | undefined,
): Revealed {
  const right = kindOf(question).right(question);
  const whys = (each: Question, given: Answer | undefined, prefix: string) => ({
    why: each.why,
    cites: [...each.cites],
    reasons: kindOf(each)
      .reasons(each, given?.kind === each.kind ? given : undefined)
      .map((told) => lettered(told, order[`${prefix}${told.list ?? 'options'}`])),
  });
  const partAnswer = (at: number): Answer | undefined =>
    answer?.kind === 'case' ? answer.parts.find(({ part }) => placeOf(part) === at)?.answer : undefined;
  return {
    id,
    right: shownAnswer(right, order) ?? right,
    ...whys(question, answer, ''),
    ...(question.tags.length === 0 ? {} : { tags: [...question.tags] }),
    ...(question.kind === 'case'
      ? {
          parts: question.questions.map((part, at) => ({
            id: letterAt(at),
            ...whys(part, partAnswer(at), `${letterAt(at)}.`),
          })),
        }
      : {}),
  };
}

function lettered({ list, id, why }: Reason, order: readonly string[] = []): v.InferOutput<typeof reason> {
  if (id === undefined || !order.includes(id)) return { why };
  const gap = list?.startsWith('gap-') ? { gap: list.slice(4) } : {};
  return { ...gap, id: letterAt(order.indexOf(id)), why };
}
