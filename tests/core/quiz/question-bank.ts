import * as v from 'valibot';

import type { BankQuestion } from '../../../core/quiz/bank.ts';
import { paperSchema, type PaperRule } from '../../../core/quiz/paper.ts';
import { questionSchema } from '../../../core/quiz/questions/registry.ts';
import { examples } from './examples.ts';

/** So many questions of one quiz, of all kinds in turn, ids n0, n1 … */
export const bank = (
  size: number,
  change: (at: number) => Record<string, unknown> = () => ({}),
  quiz = 'QZ-01',
): BankQuestion[] => {
  const kinds = Object.values(examples);
  return Array.from({ length: size }, (_, place) => ({
    quiz,
    version: 1,
    place,
    question: v.parse(questionSchema, {
      ...kinds[place % kinds.length],
      id: `n${place}`,
      ...change(place),
    }),
  }));
};

export const rule = (change: Record<string, unknown> = {}): PaperRule =>
  v.parse(paperSchema, {
    questions: 5,
    passPercent: 80,
    minutes: 20,
    attempts: 3,
    waitHours: 24,
    feedback: 'afterSubmit',
    ...change,
  });
