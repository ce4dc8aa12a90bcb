import type { InferOutput } from 'valibot';

import { splitRef } from '../../core/article/paragraphs.ts';
import { type Calendar, workdayDue } from '../../core/calendar/calendar.ts';
import { shanghaiDate } from '../../core/condition/shanghai.ts';
import type {
  answerQuestion,
  askQuestion,
  listQuestions,
  QuestionView,
} from '../../core/contracts/questions.ts';
import { AppError } from '../../core/errors.ts';
import { suggestedArticle } from '../../core/question/promote.ts';
import { type QuestionStep, stepsFor } from '../../core/question/question.ts';
import { nextMarker } from '../database/markers.ts';
import type { Sql } from '../database/sql.ts';
import type { Writer } from '../database/writer.ts';
import type { Call } from '../http/route.ts';
import type { Ledger } from '../points/ledger.ts';
import type { PublishedArticles } from '../shelf/published-articles.ts';
import { assertImpersonal, assertPublished, isTopic, nextNumber, type TagOwners } from './asking.ts';
import * as repository from './questions.repository.ts';
import { factsOf, headView, questionView, tagsOf } from './questions.view.ts';

export interface QuestionsDeps {
  readonly sql: Sql;
  readonly writer: Pick<Writer, 'write'>;
  readonly articles: PublishedArticles;
  readonly owners: TagOwners;
  readonly calendar: () => Calendar;
  readonly ledger: Pick<Ledger, 'award' | 'reverse'>;
  readonly newId: () => string;
}
export type QuestionsService = ReturnType<typeof createQuestionsService>;

const pageSize = 50;
type ById = { id: string };

/** Questions and answers among colleagues (R193). */
export function createQuestionsService(deps: QuestionsDeps) {
  const { sql, writer, articles, owners, calendar, ledger, newId } = deps;

  async function needed(from: Sql, id: string): Promise<repository.QuestionListRow> {
    const row = await repository.questionById(from, id);
    if (!row) throw new AppError('question.notFound');
    return row;
  }

  async function whole(from: Sql, id: string, { session, now }: Call): Promise<QuestionView> {
    const row = await needed(from, id);
    const mergedInto =
      row.merged_into === null ? undefined : await repository.questionById(from, row.merged_into);
    const answers = await repository.answersOf(from, id);
    return questionView(row, answers, { person: session.person, now, mergedInto });
  }

  /** The question, when this person may do this step with it. */
  async function stepOn(tx: Sql, id: string, step: QuestionStep, call: Call) {
    const row = await needed(tx, id);
    call.about({ object: row.no });
    const facts = factsOf(row);
    if (facts.state === 'closed') throw new AppError('question.closed');
    if (step === 'promote' && facts.state !== 'accepted') throw new AppError('question.notAccepted');
    if (!stepsFor(facts, call.session.person).includes(step)) throw new AppError('access.denied');
    return row;
  }

  return {
    async list(call: Call<InferOutput<NonNullable<(typeof listQuestions)['body']>>>) {
      const { session, body, now } = call;
      const { staffNo, roles } = session.person;
      const { show = 'all', tag, article, text = '', page = 0 } = body;
      const mine = { owner: { staffNo, roles } };
      const rows = await repository.listQuestions(
        sql,
        {
          ...(show === 'forMe' ? mine : {}),
          askedBy: show === 'mine' ? staffNo : undefined,
          openOnly: show === 'open',
          tag,
          article,
          words: text.split(/\s+/).filter((word) => word !== ''),
        },
        { limit: pageSize + 1, offset: page * pageSize },
      );
      const forMe = await repository.countQuestions(sql, mine, now);
      const asked = await repository.countQuestions(sql, { askedBy: staffNo }, now);
      return {
        questions: rows.slice(0, pageSize).map((row) => headView(row, now)),
        more: rows.length > pageSize,
        counts: { forMe: forMe.all, overdue: forMe.overdue, mine: asked.all },
        asOf: now,
      };
    },

    one: (call: Call<unknown, unknown, ById>): Promise<QuestionView> => whole(sql, call.params.id, call),

    form: () => owners.form(),

    /** 提问: numbered, given to the owner of its first tag that has one, due in working days. */
    async ask(call: Call<InferOutput<NonNullable<(typeof askQuestion)['body']>>>): Promise<QuestionView> {
      const { body, session, now } = call;
      assertImpersonal([body.title, body.body, ...body.tags]);
      if (body.cites !== undefined) assertPublished(body.cites, await articles());
      const { owner, workdays } = await owners.asked(body.tags);
      const dueAt = workdayDue(now, workdays, calendar());
      return writer.write(async (tx) => {
        const day = shanghaiDate(now).replaceAll('-', '');
        const count = String(await nextMarker(tx, `question.${day}`)).padStart(4, '0');
        const row = {
          id: newId(),
          no: `Q-${day}-${count}`,
          title: body.title,
          body: body.body,
          tags: JSON.stringify([...new Set(body.tags)]),
          page_kind: body.pageKind ?? null,
          cites: body.cites ?? null,
          asked_by: session.person.staffNo,
          asked_at: now,
          owner_role: owner.role,
          owner_staff_no: owner.staffNo ?? null,
          due_at: dueAt,
          state: 'open',
          accepted_answer_id: null,
          accepted_at: null,
          merged_into: null,
        };
        await repository.insertQuestion(tx, row);
        await ledger.award(tx, { staffNo: row.asked_by, reason: 'question', object: row.no, at: now });
        await call.audit(tx, { object: row.no, result: 'ok' });
        return whole(tx, row.id, call);
      });
    },

    async answer(
      call: Call<InferOutput<NonNullable<(typeof answerQuestion)['body']>>, unknown, ById>,
    ): Promise<QuestionView> {
      const { body, params, session, now } = call;
      assertImpersonal([body.text]);
      return writer.write(async (tx) => {
        const question = await stepOn(tx, params.id, 'answer', call);
        await repository.insertAnswer(tx, {
          id: newId(),
          question_id: question.id,
          given_to: question.id,
          text: body.text,
          answered_by: session.person.staffNo,
          answered_at: now,
        });
        await call.audit(tx, { object: question.no, result: 'ok' });
        return whole(tx, question.id, call);
      });
    },

    /** Points go to who answered, unless they accept it themself; another answer accepted later takes them over (R195). */
    async accept(call: Call<{ answerId: string }, unknown, ById>): Promise<QuestionView> {
      const { body, params, session, now } = call;
      const by = session.person.staffNo;
      return writer.write(async (tx) => {
        const question = await stepOn(tx, params.id, 'accept', call);
        const answers = await repository.answersOf(tx, question.id);
        const answer = answers.find(({ id }) => id === body.answerId);
        if (!answer) throw new AppError('answer.notFound');
        const before = answers.find(({ id }) => id === question.accepted_answer_id);
        const worth = (of: repository.AnswerListRow) =>
          ({
            reason: 'acceptedAnswer',
            staffNo: of.answered_by,
            object: of.given_to_no,
            at: now,
            by,
          }) as const;
        if (before && before.answered_by !== answer.answered_by)
          await ledger.reverse(tx, { ...worth(before), note: '改为采纳另一条回答' });
        if (answer.answered_by !== by) await ledger.award(tx, worth(answer));
        await repository.setAccepted(tx, question.id, { answerId: answer.id, at: now });
        await call.audit(tx, { object: question.no, reason: answer.answered_by, result: 'ok' });
        return whole(tx, question.id, call);
      });
    },

    /** Answers move with the question and are never lost; an accepted one stays accepted where there is none yet. */
    async merge(call: Call<{ into: string }, unknown, ById>): Promise<QuestionView> {
      const { body, params } = call;
      return writer.write(async (tx) => {
        const question = await stepOn(tx, params.id, 'merge', call);
        const kept = await needed(tx, body.into);
        if (kept.id === question.id || kept.state === 'closed') throw new AppError('question.closed');
        await repository.moveInto(tx, question.id, kept.id);
        const { accepted_answer_id: answerId, accepted_at: at } = question;
        if (answerId !== null && at !== null && kept.accepted_answer_id === null)
          await repository.setAccepted(tx, kept.id, { answerId, at });
        await call.audit(tx, { object: question.no, reason: kept.no, result: 'ok' });
        return whole(tx, kept.id, call);
      });
    },

    /** The file text of a draft article made of a question and its accepted answer. */
    async promote(call: Call<unknown, unknown, ById>): Promise<{ suggestedText: string }> {
      const published = await articles();
      return writer.write(async (tx) => {
        const question = await stepOn(tx, call.params.id, 'promote', call);
        const answer = await repository.answerById(tx, question.accepted_answer_id ?? '');
        if (!answer) throw new AppError('answer.notFound');
        const { pageKind } = headView(question, call.now);
        const accepted = {
          no: question.no,
          title: question.title,
          tags: tagsOf(question).filter(isTopic),
          pageKind,
          ownerRole: factsOf(question).owner.role,
          answer: answer.text,
          acceptedOn: shanghaiDate(question.accepted_at ?? call.now),
        };
        const about = published.find(({ id }) => id === splitRef(question.cites ?? '').article);
        await call.audit(tx, { object: question.no, result: 'ok' });
        return { suggestedText: suggestedArticle(accepted, nextNumber(published), about) };
      });
    },
  };
}
