import type { PaperQuestion } from './draw.ts';
import { markAnswer } from './mark.ts';
import type { PartialRule } from './mark-parts.ts';
import { kindOf, type Answer, type Question } from './questions/registry.ts';

/**
 * Whether an attempt that was given `place` of a paper can be marked by this later text of the question: it has the very
 * options and items that the paper shows, and the written answer (if any) is one to it.
 */
export function fitsPaper(
  later: Question,
  { order }: Pick<PaperQuestion, 'order'>,
  answer: Answer | undefined,
  rule: PartialRule,
): boolean {
  const lists = kindOf(later).lists(later);
  const isSame =
    lists.length === Object.keys(order).length &&
    lists.every(({ name, ids }) => [...ids].sort().join() === [...(order[name] ?? [])].sort().join());
  return isSame && markAnswer(later, answer, rule).ok;
}
