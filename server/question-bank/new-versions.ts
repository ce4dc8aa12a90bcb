import { createHash } from 'node:crypto';

import { askedBy } from '../../core/question-bank/question-change.ts';
import { withParts, type Question } from '../../core/quiz/questions/registry.ts';
import type { ParagraphTexts } from '../../core/quiz/standing.ts';
import { canonicalJson } from '../audit/canonical.ts';
import type { NewRow } from './question-bank.repository.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Hash by which a question is known again, whatever its id, tags and reasons. */
export const askedHash = (question: Question): string => sha256(canonicalJson(askedBy(question)));

/** Every paragraph that these questions and their parts cite. */
export const citedBy = (questions: readonly Question[]): Set<string> =>
  new Set(questions.flatMap((question) => withParts(question).flatMap(({ cites }) => cites)));

/** A version's row. `texts` are the paragraphs it stands on; those it does not cite are left out. */
export function rowOf(
  {
    bank,
    question,
    version,
  }: { readonly bank: string; readonly question: Question; readonly version: number },
  texts: ParagraphTexts,
  rest: Pick<NewRow, 'state' | 'source' | 'staff_no' | 'at'>,
): NewRow {
  const body = canonicalJson(question);
  const standsOn = [...citedBy([question])].flatMap((cites) => {
    const hash = texts.get(cites);
    return hash === undefined ? [] : [[cites, hash] as const];
  });
  return {
    bank_id: bank,
    question: question.id,
    version,
    body,
    hash: sha256(body),
    asked_hash: askedHash(question),
    stands_on: canonicalJson(Object.fromEntries(standsOn)),
    ...rest,
  };
}
