import * as v from 'valibot';

import type { ArticleHead } from '../../core/article/article.ts';
import { addMonths } from '../../core/calendar/months.ts';
import { shanghaiDate } from '../../core/condition/shanghai.ts';
import type { Gap, GapKind } from '../../core/contracts/gaps.ts';
import { unhelpfulReasons } from '../../core/contracts/shelf.ts';
import { taskStates } from '../../core/gaps/task.ts';
import type { Sql } from '../database/sql.ts';
import type { PublishedArticles } from '../shelf/published-articles.ts';
import { unhelpfulOf } from '../shelf/shelf.repository.ts';
import { statesOf } from './tasks.repository.ts';
import * as repository from './usage.repository.ts';

const mostRows = 20;
const stateSchema = v.picklist(taskStates);
const reasonsSchema = v.array(v.picklist(unhelpfulReasons));
const notesSchema = v.array(v.string());

/** Every gap of a span, each kind the most first; what is rarer than `quotedFrom` is counted at most. */
export async function gapLists(
  { sql, articles }: { sql: Sql; articles: PublishedArticles },
  span: repository.Span,
  quotedFrom: number,
  now: number,
) {
  const all = await articles();
  const states = await statesOf(sql);
  const gapOf = (kind: GapKind, subject: string, title: string, count: number): Gap => {
    const state = states.get(`${kind} ${subject}`);
    return { subject, title, count, ...(state === undefined ? {} : { task: v.parse(stateSchema, state) }) };
  };
  const searched = async (kind: 'noResult' | 'noClick') => {
    const rows = await repository.subjectsOf(sql, kind, span);
    const quoted = rows.filter(({ n }) => n >= quotedFrom);
    const rare = rows.filter(({ n }) => n < quotedFrom).reduce((total, { n }) => total + n, 0);
    return {
      rare,
      gaps: quoted.slice(0, mostRows).map(({ subject, n }) => gapOf(kind, subject, subject, n)),
    };
  };
  const [noResult, noClick] = [await searched('noResult'), await searched('noClick')];
  const left = (await repository.subjectsOf(sql, 'left', span))
    .filter(({ n }) => n >= quotedFrom)
    .flatMap(({ subject, n }) => {
      const article = newest(all, subject);
      return article === undefined ? [] : [gapOf('left', subject, article.title, n)];
    });
  const said = await unhelpfulOf(sql, {
    since: Date.parse(`${span.from}T00:00:00+08:00`),
    until: Date.parse(`${span.to}T23:59:59.999+08:00`),
    orgUnitCode: span.orgUnitCode,
  });
  const unhelpful = said.flatMap((row) => {
    const article = newest(all, row.article_id);
    // Who says of a text that it is of no use wants that to be heard; of one unit it would say who.
    if (article === undefined || (span.orgUnitCode !== undefined && row.n < quotedFrom)) return [];
    return [
      {
        ...gapOf('unhelpful', row.article_id, article.title, row.n),
        reasons: v.parse(reasonsSchema, JSON.parse(row.reasons)),
        notes: span.orgUnitCode === undefined ? v.parse(notesSchema, JSON.parse(row.notes)) : [],
      },
    ];
  });
  const day = shanghaiDate(now);
  const overdue = (await repository.subjectsOf(sql, 'opened', span)).flatMap(({ subject, n }) => {
    const article = newest(all, subject);
    if (article === undefined) return [];
    const { title, effectiveFrom, reviewEveryMonths, ownerRole } = article;
    const dueOn = addMonths(effectiveFrom, reviewEveryMonths);
    return dueOn < day && n >= quotedFrom
      ? [{ ...gapOf('overdue', subject, title, n), dueOn, ownerRole }]
      : [];
  });
  return {
    noResult: noResult.gaps,
    noClick: noClick.gaps,
    rare: noResult.rare + noClick.rare,
    left: left.slice(0, mostRows),
    unhelpful: unhelpful.slice(0, mostRows),
    overdue: overdue.slice(0, mostRows),
  };
}

function newest(articles: readonly ArticleHead[], id: string): ArticleHead | undefined {
  return articles
    .filter((article) => article.id === id && article.state !== 'retired')
    .reduce<ArticleHead | undefined>(
      (best, each) => (best === undefined || each.version > best.version ? each : best),
      undefined,
    );
}
