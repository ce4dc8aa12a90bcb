import * as v from 'valibot';

import type * as contract from '../../core/contracts/question-bank.ts';
import { AppError, type Finding } from '../../core/errors.ts';
import { bankOf, nameOf } from '../../core/quiz/bank.ts';
import { fitsRule } from '../../core/quiz/candidates.ts';
import { drawPaper } from '../../core/quiz/draw.ts';
import { parseQuiz } from '../../core/quiz/quiz.ts';
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
    /** What keeps a quiz from being published as far as banks go: questions that are not there, or too few for a rule. */
    async check(input: { readonly file: string; readonly text: string }, now: number): Promise<Finding[]> {
      const parsed = parseQuiz(input);
      if (!('value' in parsed)) return [];
      const { id: quiz, version, questions, paper } = parsed.value;
      const { standing: others } = await standing(now);
      const bank = [
        ...others.filter((each) => each.quiz !== quiz),
        ...bankOf({ id: quiz, version, questions }),
      ];
      const finding = (field: string, message: string): Finding => ({
        file: input.file,
        line: lineOf(input.text, field),
        field: `paper.${field}`,
        code: 'content.bank',
        message,
      });
      const names = new Set(bank.map((each) => nameOf(each.quiz, each.question.id)));
      const missing = (paper.fixed ?? []).filter((name) => name.includes('/') && !names.has(name));
      const few = (paper.draw ?? []).flatMap((rule, at) => {
        const have = bank.filter((each) => fitsRule(rule, quiz, each)).length;
        return rule.bank === undefined || have >= rule.count
          ? []
          : [
              finding(
                'draw',
                `第 ${at + 1} 条规则要 ${rule.count} 题，题库里只有 ${have} 题可用，请减少题数或补题`,
              ),
            ];
      });
      const found = [
        ...missing.map((name) => finding('fixed', `题目 ${name} 不在题库里或已停用，请换一题`)),
        ...few,
      ];
      if (found.length > 0) return found;
      const drawn = drawPaper({ quiz, paper, bank, earlier: [], seed: 0 });
      const isOfBanks = paper.draw?.some((rule) => rule.bank !== undefined) === true;
      return drawn.ok || !isOfBanks
        ? []
        : [finding('draw', `各条规则抽到同一些题，凑不够 ${drawn.wanted} 题，请减少题数或补题`)];
    },

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

/** 1-based line of a field of the paper; 1 where it is not found. */
function lineOf(text: string, field: string): number {
  const at = text.search(new RegExp(`\\b${field}:`));
  return at < 0 ? 1 : text.slice(0, at).split('\n').length;
}
