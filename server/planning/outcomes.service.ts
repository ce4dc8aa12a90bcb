import type * as v from 'valibot';

import type * as contract from '../../core/contracts/planning.ts';
import type { PlanDetail } from '../../core/contracts/planning-views.ts';
import { AppError } from '../../core/errors.ts';
import { caseArticle } from '../../core/planning/case-article.ts';
import type { Evaluation } from '../../core/planning/plan.ts';
import { rounded, shownScore } from '../../core/planning/survey.ts';
import { resultOf } from '../../core/quiz/attempt.ts';
import type { Sql } from '../database/sql.ts';
import type { Call } from '../http/route.ts';
import { assertImpersonal } from '../questions/asking.ts';
import { attemptsOfQuiz } from '../quizzes/quizzes.repository.ts';
import { scoresOf } from './people.repository.ts';
import type { PlanRecord } from './plan.view.ts';
import type { PlanningDeps, PlanningDesk } from './planning.desk.ts';

type ById = { readonly id: string };
type OnPlan<E extends { readonly body: v.GenericSchema }> = Call<v.InferOutput<E['body']>, unknown, ById>;

/** What a training came to: evaluation (R201), showcase and case articles (R203). */
export function createOutcomesService(deps: PlanningDeps, desk: PlanningDesk) {
  const { writer, rules, ledger, people, beginArticle } = deps;
  const { allowed, detail, note, add } = desk;
  return {
    async evaluate(call: OnPlan<typeof contract.evaluatePlan>): Promise<PlanDetail> {
      const { body } = call;
      assertImpersonal([body.text]);
      return writer.write(async (tx) => {
        const record = await allowed(tx, 'evaluate', call.params.id, call);
        const marks = body.quizId === undefined ? body.marks : await marksOf(tx, record, body.quizId);
        const given = shownScore(await scoresOf(tx, record.row.id, 0), rules().smallestGroup);
        const satisfaction = body.satisfaction ?? given;
        const evaluation: Evaluation = {
          text: body.text,
          ...(marks === undefined ? {} : { marks }),
          ...(satisfaction === undefined ? {} : { satisfaction }),
        };
        await note(tx, record, { type: 'evaluated', evaluation }, call);
        return detail(tx, record.row.id, call);
      });
    },

    async showcase(call: OnPlan<typeof contract.showcasePlan>): Promise<PlanDetail> {
      const { on, cases } = call.body;
      assertImpersonal(
        cases.flatMap(({ title, background, action, lesson }) => [title, background, action, lesson]),
      );
      return writer.write(async (tx) => {
        const record = await allowed(tx, 'showcase', call.params.id, call);
        const known = new Set((await people()).map(({ staffNo }) => staffNo));
        if (cases.some(({ sharedBy }) => sharedBy !== undefined && !known.has(sharedBy)))
          throw new AppError('plan.nobody');
        await note(tx, record, { type: 'showcased', on, cases }, call);
        return detail(tx, record.row.id, call);
      });
    },

    /** The draft is the trainer's, and goes through review as every article does. A second press makes no second one. */
    async toArticle(call: OnPlan<typeof contract.caseToArticle>): Promise<PlanDetail> {
      return writer.write(async (tx) => {
        const record = await allowed(tx, 'toArticle', call.params.id, call);
        const { row, plan } = record;
        const { on, cases } = plan.showcase ?? { on: '', cases: [] };
        const shown = cases[call.body.case];
        if (shown === undefined) throw new AppError('plan.case');
        if (shown.itemId !== undefined) {
          await call.audit(tx, { object: row.no, reason: shown.itemId, result: 'ok' });
          return detail(tx, row.id, call);
        }
        const acting = {
          session: call.session,
          now: call.now,
          audit: (sql: Sql, what: Parameters<typeof call.audit>[1]) =>
            call.audit(sql, { ...what, reason: row.no }),
        };
        const begun = await beginArticle(tx, acting, (id) =>
          caseArticle(shown, { no: row.no, on, topic: row.topic, id }),
        );
        await add(tx, record, { type: 'articled', case: call.body.case, ...begun }, call);
        if (shown.sharedBy !== undefined) {
          const { sharedBy: staffNo } = shown;
          const by = call.session.person.staffNo;
          await ledger.award(tx, { staffNo, reason: 'caseShared', object: begun.itemId, at: call.now, by });
        }
        return detail(tx, row.id, call);
      });
    },
  };
}

/** Means of those present who took the quiz before the first session and from the last one on: of each the nearest. */
async function marksOf(
  tx: Sql,
  { sessions, lines, plan }: PlanRecord,
  quizId: string,
): Promise<NonNullable<Evaluation['marks']>> {
  const held = sessions.filter(({ id }) => plan.held.includes(id));
  const [first, last] = [held[0], held.at(-1)];
  const there = new Set(lines.filter(({ present }) => present).map(({ staffNo }) => staffNo));
  const marked = (await attemptsOfQuiz(tx, quizId)).flatMap(({ staffNo, startedAt, state }) => {
    const result = resultOf(state);
    if (!there.has(staffNo) || result === undefined || result.of === 0) return [];
    return [{ staffNo, startedAt, percent: (100 * result.earned) / result.of }];
  });
  // Newest first: of before the one nearest to the training, of after the first one.
  const pairs = [...there].flatMap((staffNo) => {
    const own = marked.filter((one) => one.staffNo === staffNo);
    const before = own.find(({ startedAt }) => first !== undefined && startedAt < first.at);
    const after = own.filter(({ startedAt }) => last !== undefined && startedAt >= last.at).at(-1);
    return before === undefined || after === undefined ? [] : [{ before, after }];
  });
  if (pairs.length === 0) throw new AppError('plan.noMarks');
  const mean = (of: (pair: (typeof pairs)[number]) => number): number =>
    rounded(pairs.reduce((sum, pair) => sum + of(pair), 0) / pairs.length);
  return {
    before: mean(({ before }) => before.percent),
    after: mean(({ after }) => after.percent),
    people: pairs.length,
    quizId,
  };
}
