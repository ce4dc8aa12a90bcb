import type { InferOutput } from 'valibot';

import { inForce } from '../../core/article/inforce.ts';
import { overdueMark } from '../../core/article/review.ts';
import { shanghaiDate } from '../../core/condition/shanghai.ts';
import type { Feedback, myShelf, openedArticle, rateArticle, Shelved } from '../../core/contracts/shelf.ts';
import { AppError } from '../../core/errors.ts';
import type { Person } from '../../core/organisation/person.ts';
import type { Sql } from '../database/sql.ts';
import type { Writer } from '../database/writer.ts';
import type { Call } from '../http/route.ts';
import { assertImpersonal } from '../questions/asking.ts';
import type { PublishedArticles } from './published-articles.ts';
import * as repository from './shelf.repository.ts';

export interface ShelfDeps {
  readonly sql: Sql;
  readonly writer: Pick<Writer, 'write'>;
  readonly articles: PublishedArticles;
}
export type ShelfService = ReturnType<typeof createShelfService>;

/** How many articles 最近看过 remembers of a person. */
const mostRecent = 20;
type ByArticle = { articleId: string };

/** What readers keep and say of articles: favourites, recently read, helpful or not, per person on the server. */
export function createShelfService({ sql, writer, articles }: ShelfDeps) {
  /** Only what is published for everybody: whether anything else exists is not told. */
  async function assertThere(articleId: string, version?: number): Promise<void> {
    const versions = (await articles()).filter(({ id }) => id === articleId);
    const there = versions.some((article) => version === undefined || article.version === version);
    if (!there) throw new AppError('article.notFound');
  }

  async function shown(
    rows: readonly repository.ShelfRow[],
    person: Person,
    now: number,
  ): Promise<Shelved[]> {
    const [all, today] = [await articles(), shanghaiDate(now)];
    return rows.flatMap(({ article_id: articleId, at }) => {
      const versions = all.filter(({ id }) => id === articleId);
      const article = inForce(versions, now, person);
      // Withdrawn or restricted since: it stays on the shelf but is not named.
      return article === undefined
        ? []
        : [{ articleId, title: article.title, at, ...overdueMark(article, today) }];
    });
  }

  async function feedback(from: Sql, articleId: string, version: number, staffNo: string): Promise<Feedback> {
    const { helpful, unhelpful, mine } = await repository.feedbackOn(from, { articleId, version, staffNo });
    return { helpful, unhelpful, ...(mine === null ? {} : { mine: mine === 1 ? 'helpful' : 'unhelpful' }) };
  }

  return {
    async mine({ session, now }: Call): Promise<InferOutput<(typeof myShelf)['response']>> {
      const { person } = session;
      return {
        favourites: await shown(await repository.favouritesOf(sql, person.staffNo), person, now),
        recent: await shown(await repository.recentOf(sql, person.staffNo), person, now),
      };
    },

    async opened(
      call: Call<{ version: number }, unknown, ByArticle>,
    ): Promise<InferOutput<(typeof openedArticle)['response']>> {
      const { params, body, session, now } = call;
      const { articleId } = params;
      const { staffNo } = session.person;
      await assertThere(articleId, body.version);
      return writer.write(async (tx) => {
        await repository.noteOpened(tx, { staffNo, articleId, at: now, most: mostRecent });
        return {
          favourite: await repository.isFavourite(tx, staffNo, articleId),
          feedback: await feedback(tx, articleId, body.version, staffNo),
        };
      });
    },

    async favourite(call: Call<{ favourite: boolean }, unknown, ByArticle>): Promise<void> {
      const { params, body, session, now } = call;
      const { staffNo } = session.person;
      if (body.favourite) await assertThere(params.articleId);
      await writer.write((tx) =>
        body.favourite
          ? repository.putFavourite(tx, staffNo, params.articleId, now)
          : repository.dropFavourite(tx, staffNo, params.articleId),
      );
    },

    async rate(
      call: Call<InferOutput<NonNullable<(typeof rateArticle)['body']>>, unknown, ByArticle>,
    ): Promise<Feedback> {
      const { params, body, session, now } = call;
      const { articleId } = params;
      const { staffNo } = session.person;
      const { version } = body;
      const why = body.verdict === 'helpful' ? { reason: null, note: '' } : body;
      assertImpersonal([why.note]);
      await assertThere(articleId, version);
      return writer.write(async (tx) => {
        const { reason, note } = why;
        const helpful = body.verdict === 'helpful';
        await repository.putFeedback(tx, { articleId, version, staffNo, helpful, reason, note, at: now });
        const object = `${articleId}@${version}`;
        await call.audit(tx, { object, reason: reason ?? body.verdict, result: 'ok' });
        return feedback(tx, articleId, version, staffNo);
      });
    },
  };
}
