import type { InferOutput } from 'valibot';
import * as v from 'valibot';

import { articleId } from '../../core/article/article.ts';
import { type Calendar, workdayDue } from '../../core/calendar/calendar.ts';
import { shanghaiDate } from '../../core/condition/shanghai.ts';
import {
  type assignGap,
  type GapTask,
  gapKinds,
  type gapTasks,
  type moveGapTask,
} from '../../core/contracts/gaps.ts';
import { AppError } from '../../core/errors.ts';
import { taskStates, taskStepsFrom } from '../../core/gaps/task.ts';
import type { UsageRules } from '../../core/gaps/usage.ts';
import { type Person, roleSchema } from '../../core/organisation/person.ts';
import { isOwner } from '../../core/question/tag-owners.ts';
import { nextMarker } from '../database/markers.ts';
import type { Sql } from '../database/sql.ts';
import type { Writer } from '../database/writer.ts';
import type { Call } from '../http/route.ts';
import { assertImpersonal, assertPublished, isTopic, type TagOwners } from '../questions/asking.ts';
import type { PublishedArticles } from '../shelf/published-articles.ts';
import * as repository from './tasks.repository.ts';
import { unitSeenBy } from './usage.service.ts';

export interface GapTasksDeps {
  readonly sql: Sql;
  readonly writer: Pick<Writer, 'write'>;
  readonly articles: PublishedArticles;
  readonly owners: TagOwners;
  readonly rules: () => UsageRules;
  readonly calendar: () => Calendar;
  readonly newId: () => string;
}
export type GapTasksService = ReturnType<typeof createGapTasksService>;

type Body<E extends { body: v.GenericSchema | undefined }> = InferOutput<NonNullable<E['body']>>;
const kindSchema = v.picklist(gapKinds);
const stateSchema = v.picklist(taskStates);
/** Who sees tasks of others beside their own. */
const overseers = ['trainer', 'branchManager', 'lineDept', 'auditor'] as const;

/** Gaps as tasks of those who answer for a tag. */
export function createGapTasksService(deps: GapTasksDeps) {
  const { sql, writer, articles, owners, rules, calendar, newId } = deps;

  async function needed(from: Sql, id: string): Promise<repository.TaskListRow> {
    const row = await repository.taskById(from, id);
    if (!row) throw new AppError('gap.notFound');
    return row;
  }

  return {
    async assign(call: Call<Body<typeof assignGap>>): Promise<GapTask> {
      const { body, session, now } = call;
      const { person } = session;
      const { kind, subject, tag } = body;
      assertImpersonal([subject]);
      const isArticle = kind !== 'noResult' && kind !== 'noClick';
      const article = isArticle ? (await articles()).findLast(({ id }) => id === subject) : undefined;
      if (isArticle && article === undefined) throw new AppError('article.notFound');
      const tags = tag === undefined ? (article?.tags ?? []).filter(isTopic) : [tag];
      const { owner } = await owners.asked(tags);
      const dueAt = workdayDue(now, rules().taskWorkdays, calendar());
      return writer.write(async (tx) => {
        if (await repository.isUnderWay(tx, kind, subject)) throw new AppError('gap.open');
        const day = shanghaiDate(now).replaceAll('-', '');
        const count = String(await nextMarker(tx, `gap.${day}`)).padStart(4, '0');
        const row = {
          id: newId(),
          no: `KG-${day}-${count}`,
          kind,
          subject,
          title: article?.title ?? subject,
          org_unit_code: unitSeenBy(person) ?? null,
          owner_role: owner.role,
          owner_staff_no: owner.staffNo ?? null,
          created_by: person.staffNo,
          created_at: now,
          due_at: dueAt,
          state: 'open',
          article_id: null,
          note: '',
        };
        await repository.insertTask(tx, row);
        await call.audit(tx, { object: row.no, reason: kind, result: 'ok' });
        return view(await needed(tx, row.id), person, now);
      });
    },

    async list(
      call: Call<unknown, InferOutput<NonNullable<(typeof gapTasks)['query']>>>,
    ): Promise<InferOutput<(typeof gapTasks)['response']>> {
      const { session, query, now } = call;
      const { person } = session;
      const all = query.show === 'all' && overseers.some((role) => person.roles.includes(role));
      const rows = await repository.listTasks(
        sql,
        all
          ? { orgUnitCode: unitSeenBy(person) }
          : { owner: { staffNo: person.staffNo, roles: person.roles } },
      );
      return { tasks: rows.map((row) => view(row, person, now)), asOf: now };
    },

    async move(call: Call<Body<typeof moveGapTask>, unknown, { id: string }>): Promise<GapTask> {
      const { body, params, session, now } = call;
      const { person } = session;
      const closing = body.to === 'done' ? body.articleId : null;
      const note = body.to === 'dropped' ? body.note : '';
      assertImpersonal([note]);
      if (closing !== null) assertPublished(closing, await articles());
      return writer.write(async (tx) => {
        const row = await needed(tx, params.id);
        call.about({ object: row.no, reason: body.to });
        if (!isOwner(ownerOf(row), person)) throw new AppError('access.denied');
        if (!taskStepsFrom(v.parse(stateSchema, row.state)).includes(body.to))
          throw new AppError('gap.state');
        const move = { state: body.to, articleId: closing, note, by: person.staffNo, at: now };
        await repository.moveTask(tx, row.id, move);
        await call.audit(tx, { object: row.no, reason: body.to, result: 'ok' });
        return view(await needed(tx, row.id), person, now);
      });
    },
  };
}

const ownerOf = (row: repository.TaskRow) => ({
  role: v.parse(roleSchema, row.owner_role),
  staffNo: row.owner_staff_no ?? undefined,
});

function view(row: repository.TaskListRow, person: Person, now: number): GapTask {
  const state = v.parse(stateSchema, row.state);
  const owner = ownerOf(row);
  const steps = taskStepsFrom(state);
  return {
    id: row.id,
    no: row.no,
    kind: v.parse(kindSchema, row.kind),
    subject: row.subject,
    title: row.title,
    owner: { role: owner.role, ...(row.owner_name === null ? {} : { name: row.owner_name }) },
    createdBy: row.creator ?? row.created_by,
    createdAt: row.created_at,
    dueAt: row.due_at,
    overdue: steps.length > 0 && now > row.due_at,
    state,
    ...(row.article_id === null ? {} : { articleId: v.parse(articleId, row.article_id) }),
    note: row.note,
    may: isOwner(owner, person) ? [...steps] : [],
  };
}
