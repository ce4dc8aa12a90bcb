import { withParts, type Question } from '../../../core/quiz/questions/registry.ts';
import { linesOf } from './editor.ts';

/** The question as it is sent: lines and words that were left empty while typing are gone. */
export function tidied(question: Question): Question {
  const words = (list: readonly string[]): string[] => [...new Set(linesOf(list.join('\n')))];
  const own = { ...question, tags: words(question.tags), cites: words(question.cites) };
  if (own.kind === 'case')
    return { ...own, questions: withParts(own).slice(1).map(tidied) as typeof own.questions };
  if (own.kind === 'shortText') return { ...own, accept: words(own.accept) };
  if (own.kind === 'cloze')
    return {
      ...own,
      gaps: own.gaps.map((gap) => ('accept' in gap ? { ...gap, accept: words(gap.accept) } : gap)),
    };
  return own;
}
