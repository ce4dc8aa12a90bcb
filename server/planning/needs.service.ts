import type * as v from 'valibot';

import { shanghaiDate } from '../../core/condition/shanghai.ts';
import type * as contract from '../../core/contracts/planning-needs.ts';
import type { NeedView, SurveyView } from '../../core/contracts/planning-needs.ts';
import { AppError } from '../../core/errors.ts';
import type { Person } from '../../core/organisation/person.ts';
import { seesEveryUnit } from '../../core/planning/plan-steps.ts';
import { shownScore } from '../../core/planning/survey.ts';
import type { Sql } from '../database/sql.ts';
import type { Call } from '../http/route.ts';
import { assertImpersonal } from '../questions/asking.ts';
import * as people from './people.repository.ts';
import { seesPerson } from './plan.view.ts';
import type { PlanningDeps, PlanningDesk } from './planning.desk.ts';
import { numbered } from './plans.service.ts';
import * as repository from './plans.repository.ts';

type Body<E extends { readonly body: v.GenericSchema }> = v.InferOutput<E['body']>;

/** What people need to learn (R198): found in six ways, of which the questionnaire is asked here, by counts alone. */
export function createNeedsService(deps: PlanningDeps, desk: PlanningDesk) {
  const { sql, writer, newId, rules } = deps;

  async function views(from: Sql, rows: readonly repository.NeedRow[], person: Person): Promise<NeedView[]> {
    const everyone = new Map((await deps.people()).map((one) => [one.staffNo, one]));
    const years = [...new Set(rows.map(({ year }) => year))];
    const plans = (await Promise.all(years.map((year) => repository.plansOf(from, year)))).flat();
    const nameOf = await deps.namesOf(rows.map(({ by_staff_no }) => by_staff_no));
    return rows.map((row) => {
      const staff = repository.list(row.staff_nos);
      return {
        id: row.id,
        no: row.no,
        year: row.year,
        topic: row.topic,
        source: row.source,
        customerView: row.customer_view,
        note: row.note,
        staff: staff.length,
        people: staff.flatMap((staffNo) => {
          const other = everyone.get(staffNo);
          return other === undefined || !seesPerson(person, other)
            ? []
            : [{ staffNo, name: other.name, unit: other.orgUnitName }];
        }),
        plans: plans.filter(({ needs }) => repository.list(needs).includes(row.id)).map(({ no }) => no),
        by: nameOf(row.by_staff_no).name,
        at: row.at,
      };
    });
  }

  async function surveyView(
    from: Sql,
    row: people.SurveyRow,
    person: Person,
    now: number,
  ): Promise<SurveyView> {
    const today = shanghaiDate(now);
    const [topics, asked] = [repository.list(row.topics), repository.list(row.asked)];
    const answered = await people.hasAnswered(from, row.id, person.staffNo);
    const isOpen = row.from_day <= today && today <= row.until_day;
    const plans = seesEveryUnit(person) || person.roles.includes('branchManager');
    return {
      id: row.id,
      title: row.title,
      topics,
      from: row.from_day,
      until: row.until_day,
      mayAnswer: isOpen && !answered && asked.includes(person.staffNo),
      answered,
      ...(plans ? { progress: { answers: await people.answersTo(from, row.id), of: asked.length } } : {}),
      // While answers come in, two looks at a mean would tell the answer between them.
      ...(plans && today > row.until_day ? { results: await results(from, row.id, topics) } : {}),
    };
  }

  async function results(from: Sql, id: string, topics: readonly string[]) {
    const found: NonNullable<SurveyView['results']> = [];
    for (const topic of topics.keys()) {
      const counts = await people.scoresOf(from, id, topic);
      const shown = shownScore(counts, rules().smallestGroup);
      if (shown !== undefined) found.push({ topic, ...shown, high: counts[3] + counts[4] });
    }
    return found;
  }

  return {
    async list({ session, params }: Call<unknown, unknown, { year: string }>) {
      const { person } = session;
      const rows = await repository.needsOf(sql, params.year);
      return { needs: await views(sql, rows, person), mayAdd: person.roles.includes('trainer') };
    },

    async add(call: Call<Body<typeof contract.addNeed>>): Promise<NeedView> {
      const { body, session, now } = call;
      const { year, topic, source, customerView, note } = body;
      assertImpersonal([topic, customerView, note]);
      if (!rules().sources.some(({ id }) => id === source))
        throw new AppError('request.invalid', {
          findings: [{ field: 'source', code: 'unknown', message: '' }],
        });
      return writer.write(async (tx) => {
        const row: repository.NeedRow = {
          id: newId(),
          no: await numbered(tx, 'TN', year),
          year,
          topic,
          source,
          customer_view: customerView,
          note,
          staff_nos: JSON.stringify(await desk.peopleMeant(body)),
          by_staff_no: session.person.staffNo,
          at: now,
        };
        await repository.insertNeed(tx, row);
        await call.audit(tx, { object: row.no, result: 'ok' });
        const [view] = await views(tx, [row], session.person);
        if (view === undefined) throw new Error('a need that was just written has a view');
        return view;
      });
    },

    async surveys({ session, now }: Call) {
      const { person } = session;
      const all: SurveyView[] = [];
      for (const row of await people.surveys(sql)) {
        const view = await surveyView(sql, row, person, now);
        if (view.progress !== undefined || view.mayAnswer || view.answered) all.push(view);
      }
      return { surveys: all, mayAsk: person.roles.includes('trainer') };
    },

    async ask(call: Call<Body<typeof contract.openSurvey>>): Promise<SurveyView> {
      const { body, session, now } = call;
      assertImpersonal([body.title, ...body.topics]);
      return writer.write(async (tx) => {
        const row: people.SurveyRow = {
          id: newId(),
          title: body.title,
          topics: JSON.stringify(body.topics),
          from_day: body.from,
          until_day: body.until,
          asked: JSON.stringify(await desk.peopleMeant(body)),
          by_staff_no: session.person.staffNo,
          at: now,
        };
        await people.insertSurvey(tx, row);
        await call.audit(tx, { object: row.id, result: 'ok' });
        return surveyView(tx, row, session.person, now);
      });
    },

    async answer(
      call: Call<Body<typeof contract.answerSurvey>, unknown, { id: string }>,
    ): Promise<SurveyView> {
      const { body, params, session, now } = call;
      const { person } = session;
      const today = shanghaiDate(now);
      return writer.write(async (tx) => {
        const row = await people.surveyById(tx, params.id);
        if (row === undefined || !repository.list(row.asked).includes(person.staffNo))
          throw new AppError('survey.notFound');
        if (today < row.from_day || today > row.until_day) throw new AppError('survey.closed');
        if (await people.hasAnswered(tx, row.id, person.staffNo)) throw new AppError('survey.answered');
        if (repository.list(row.topics).length !== body.scores.length)
          throw new AppError('request.invalid', {
            findings: [{ field: 'scores', code: 'length', message: '' }],
          });
        await people.addAnswers(tx, { id: row.id, staffNo: person.staffNo, scores: body.scores });
        await call.audit(tx, { object: row.id, result: 'ok' });
        return surveyView(tx, row, person, now);
      });
    },
  };
}
