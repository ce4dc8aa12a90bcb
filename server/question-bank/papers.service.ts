import * as v from 'valibot';

import type * as contract from '../../core/contracts/question-bank.ts';
import { AppError } from '../../core/errors.ts';
import { nameOf } from '../../core/quiz/bank.ts';
import { fitsRule } from '../../core/quiz/candidates.ts';
import { drawPaper } from '../../core/quiz/draw.ts';
import { presentQuestion, revealQuestion } from '../../core/quiz/present.ts';
import { shownQuestionSchema } from '../../core/quiz/questions/registry.ts';
import type { Call } from '../http/route.ts';
import type { BankDeps } from './question-bank.view.ts';

type Fits = typeof contract.countFits;
type Preview = typeof contract.previewPaper;

/** Of a quiz that has no number yet: nothing is its own. */
const NO_QUIZ = 'QZ-00';

/** What a trainer asks while building a paper: how many questions there are for each rule, and how a paper looks. */
export function createPaperBuilding({ standing }: Pick<BankDeps, 'standing'>) {
  return {
    async fits({ body, now }: Call<v.InferOutput<Fits['body']>>): Promise<v.InferInput<Fits['response']>> {
      const { standing: bank } = await standing(now);
      const found = body.rules.map((rule) =>
        bank.filter((each) => fitsRule(rule, body.quiz ?? NO_QUIZ, each)),
      );
      return {
        counts: found.map(({ length }) => length),
        noCites: found.map((list) => list.filter(({ question }) => question.cites.length === 0).length),
      };
    },

    async preview({
      body,
      now,
    }: Call<v.InferOutput<Preview['body']>>): Promise<v.InferInput<Preview['response']>> {
      const { standing: bank } = await standing(now);
      const { quiz = NO_QUIZ, paper, seed, withKey } = body;
      const drawn = drawPaper({ quiz, paper, bank, earlier: [], seed });
      if (!drawn.ok) throw new AppError(drawn.code);
      const byName = new Map(bank.map((each) => [nameOf(each.quiz, each.question.id), each.question]));
      const placed = drawn.questions.flatMap((place) => {
        const question = byName.get(nameOf(place.quiz, place.question));
        return question === undefined ? [] : [{ place, question }];
      });
      return {
        // Parsed by the strict schema: a preview shows what a teller sees.
        questions: placed.map(({ place, question }) =>
          v.parse(shownQuestionSchema, presentQuestion(question, place)),
        ),
        ...(withKey
          ? { key: placed.map(({ place, question }) => revealQuestion(question, place, undefined)) }
          : {}),
      };
    },
  };
}
