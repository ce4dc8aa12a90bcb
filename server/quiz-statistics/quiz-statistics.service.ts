import type * as v from 'valibot';

import type { quizStatistics, ShownStatistics, UnitFigures } from '../../core/contracts/quiz-statistics.ts';
import { AppError } from '../../core/errors.ts';
import type { UsageRules } from '../../core/gaps/usage.ts';
import type { Person } from '../../core/organisation/person.ts';
import type { Question } from '../../core/quiz/questions/registry.ts';
import { LEAST_ANSWERS } from '../../core/quiz/statistics.ts';
import type { Sql } from '../database/sql.ts';
import type { Call } from '../http/route.ts';
import type { KnowledgeService } from '../knowledge/knowledge.service.ts';
import { allUnits } from '../organisation/organisation.repository.ts';
import type { QuizLibrary } from '../quizzes/quiz-library.ts';
import { createCitedArticles } from './cited-articles.ts';
import { type Figures, figuresOf, totalsOf } from './figures.ts';
import { type MarkedAttempts, type MarkedQuiz, wordsOf } from './marked-attempts.ts';
import { itemsOf, type NamedItem } from './quiz-statistics.view.ts';
import * as repository from './quiz-statistics.repository.ts';
import { mayAskFor, mayShow, type Narrowed, selected } from './selection.ts';

export interface StatisticsDeps {
  readonly sql: Sql;
  readonly knowledge: Pick<KnowledgeService, 'internal' | 'article'>;
  readonly library: Pick<QuizLibrary, 'questionsOf'>;
  readonly marked: MarkedAttempts;
  readonly people: () => Promise<readonly Person[]>;
  readonly rules: () => Pick<UsageRules, 'smallestGroup'>;
}
export type QuizStatisticsService = ReturnType<typeof createQuizStatisticsService>;

type ById = { readonly id: string };
type Query = v.InferOutput<typeof quizStatistics.query>;
type Answer = v.InferInput<typeof quizStatistics.response>;

/** Selections whose figures are kept until another attempt is marked. */
const FIGURES_KEPT = 60;

/** The one unit of a person who sees no other; undefined for those who see all. */
export const unitSeenBy = ({ roles, orgUnitCode }: Person): string | undefined =>
  roles.some((role) => role === 'trainer' || role === 'lineDept' || role === 'auditor')
    ? undefined
    : orgUnitCode;

/** What the answers to a quiz say, and to whom it may be said. */
export function createQuizStatisticsService(deps: StatisticsDeps) {
  const { sql, library, marked, rules } = deps;
  const heatOf = createCitedArticles(deps);
  const kept = new Map<
    string,
    { readonly edition: number; readonly figures: Promise<Figures | undefined> }
  >();

  function figuresKept(
    quizId: string,
    { edition, attempts }: MarkedQuiz,
    narrowed: Narrowed,
  ): Promise<Figures | undefined> {
    const { version, month, unit } = narrowed;
    const key = JSON.stringify([quizId, version, month, unit]);
    const known = kept.get(key);
    if (known?.edition === edition) return known.figures;
    const figures = figuresOf(selected(attempts.values(), narrowed));
    kept.delete(key);
    kept.set(key, { edition, figures });
    figures.catch(() => kept.delete(key));
    const [oldest] = kept.keys();
    if (kept.size > FIGURES_KEPT && oldest !== undefined) kept.delete(oldest);
    return figures;
  }

  /** The questions with the key by which they are marked now, where that is of the same words. */
  async function named({ items }: Figures, { asked }: MarkedQuiz): Promise<NamedItem[]> {
    const found = items.flatMap((item) => {
      const one = asked.get(item.question);
      return one === undefined ? [] : [{ item, asked: one }];
    });
    const placeOf = ({ quiz, version, question }: (typeof found)[number]['asked']) => ({
      id: 'q1',
      quiz,
      version,
      question: question.id,
      order: {},
    });
    const correctedOf = await library.questionsOf(sql, [found.map((one) => placeOf(one.asked))], 'corrected');
    return found.map(({ item, asked: one }) => {
      const corrected = correctedOf(placeOf(one));
      const whole =
        corrected !== undefined && wordsOf(corrected) === wordsOf(one.question) ? corrected : one.question;
      return { item, asked: one, question: partOf(whole, one.part) };
    });
  }

  async function shownTo(
    person: Person,
    quizId: string,
    quiz: MarkedQuiz,
    narrowed: Narrowed,
    now: number,
  ): Promise<ShownStatistics | undefined> {
    const figures = await figuresKept(quizId, quiz, narrowed);
    if (figures === undefined) return undefined;
    const { totals, passPercent, reliability, tallies } = figures;
    const basis = { ...totals, passPercent, reliability };
    // Who answers the very questions now is told nothing of them (R-QZ1).
    const isBlind =
      unitSeenBy(person) !== undefined || (await repository.isTaking(sql, person.staffNo, quizId));
    if (isBlind) return basis;
    const isTrainer = person.roles.includes('trainer');
    const smallest = rules().smallestGroup;
    const questions = await named(figures, quiz);
    const cites = new Map(questions.map(({ item, question }) => [item.question, question.cites]));
    return {
      ...basis,
      items: itemsOf(questions, { isTrainer, smallest }),
      articles: await heatOf({
        tallies,
        citesOf: (question) => cites.get(question) ?? [],
        unit: narrowed.unit,
        smallest,
        person,
        now,
      }),
    };
  }

  return {
    quizzes: async (): Promise<{ quizzes: { id: string; title: string }[] }> => ({
      quizzes: (await repository.attemptedQuizzes(sql)).map(({ id, title }) => ({ id, title })),
    }),

    async read({ session, params, query, now }: Call<unknown, Query, ById>): Promise<Answer> {
      const { person } = session;
      const own = unitSeenBy(person);
      if (own !== undefined && query.unit !== undefined && query.unit !== own)
        throw new AppError('access.denied');
      const title = (await repository.attemptedQuizzes(sql)).find(({ id }) => id === params.id)?.title;
      if (title === undefined) throw new AppError('quiz.notFound');
      const quiz = await marked.of(params.id);
      const all = [...quiz.attempts.values()].filter(({ unit }) => own === undefined || unit === own);
      const narrowed: Narrowed = {
        version: query.version === undefined ? undefined : Number(query.version),
        month: query.month,
        unit: own ?? query.unit,
      };
      const smallest = rules().smallestGroup;
      const units = own === undefined ? mayAskFor(all, 'unit', narrowed, smallest) : [];
      const nameOf = new Map((await allUnits(sql)).map(({ code, name }) => [code, name]));
      const isOpen = mayShow(all, narrowed, smallest, own);
      const shown = isOpen ? await shownTo(person, params.id, quiz, narrowed, now) : undefined;
      return {
        quizId: params.id,
        title,
        ...(own === undefined ? {} : { ownUnit: person.orgUnitName }),
        smallestGroup: smallest,
        leastAnswers: LEAST_ANSWERS,
        versions: mayAskFor(all, 'version', narrowed, smallest)
          .map(Number)
          .sort((a, b) => a - b),
        months: mayAskFor(all, 'month', narrowed, smallest),
        units: units.flatMap((code): UnitFigures[] => {
          const totals = totalsOf(selected(all, { ...narrowed, unit: code }));
          if (totals === undefined) return [];
          const { persons, attempts, mean, pass } = totals;
          return [{ code, name: nameOf.get(code) ?? code, persons, attempts, mean, pass }];
        }),
        withheldUnits:
          own === undefined
            ? new Set(selected(all, { ...narrowed, unit: undefined }).map(({ unit }) => unit)).size -
              units.length
            : 0,
        ...(shown === undefined ? {} : { shown }),
      };
    },
  };
}

/** The question itself, or the part of a case. */
const partOf = (whole: Question, part: Question | undefined): Question =>
  part === undefined || whole.kind !== 'case'
    ? whole
    : (whole.questions.find(({ id }) => id === part.id) ?? part);
