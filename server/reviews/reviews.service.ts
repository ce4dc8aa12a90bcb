import type * as v from 'valibot';

import type { ArticleHead } from '../../core/article/article.ts';
import { dueForReview, reviewDueOn, standingVersions } from '../../core/article/review.ts';
import { shanghaiDate } from '../../core/condition/shanghai.ts';
import type { decideReview, DueReview, sayReviewed } from '../../core/contracts/reviews.ts';
import type { PublishingRules } from '../../core/draft/publishing-rules.ts';
import { approvalsOf, type DraftFacts, isApproved, mayReview, refusalOf } from '../../core/draft/workflow.ts';
import { AppError } from '../../core/errors.ts';
import type { Person } from '../../core/organisation/person.ts';
import type { Sql } from '../database/sql.ts';
import type { Writer } from '../database/writer.ts';
import type { Call } from '../http/route.ts';
import type { KnowledgeService } from '../knowledge/knowledge.service.ts';
import { directoryNames } from '../organisation/directory.ts';
import { handedTo } from '../handovers/handovers.repository.ts';
import { assertImpersonal } from '../questions/asking.ts';
import * as repository from './reviews.repository.ts';

export interface ReviewDeps {
  readonly sql: Sql;
  readonly writer: Pick<Writer, 'write'>;
  readonly knowledge: Pick<KnowledgeService, 'internal' | 'confidential' | 'reviewed' | 'refresh'>;
  readonly rules: () => PublishingRules;
  readonly newId: () => string;
}

export type ReviewService = ReturnType<typeof createReviewService>;

type Decided = v.InferInput<(typeof decideReview)['response']>;
type Body<E extends { body: v.GenericSchema | undefined }> = v.InferOutput<NonNullable<E['body']>>;

/** Looking at articles again: who has to, who says that nothing changes, and who confirms it (R266, four eyes). */
export function createReviewService({ sql, writer, knowledge, rules, newId }: ReviewDeps) {
  /** Versions this person answers for, by post or as one who may review them. */
  async function answeredFor(from: Sql, person: Person, day: string): Promise<ArticleHead[]> {
    const handed = await handedTo(from, 'article');
    const all = [...knowledge.internal(), ...knowledge.confidential()];
    return standingVersions(all, day).filter(
      (article) => handed.get(article.id) === person.staffNo || answers(person, article, rules()),
    );
  }

  const isOf =
    ({ id, version }: Pick<ArticleHead, 'id' | 'version'>) =>
    (said: repository.Said): boolean =>
      said.articleId === id && said.version === version;

  return {
    async due({ session, now }: Call): Promise<{ reviews: DueReview[] }> {
      const { person } = session;
      const day = shanghaiDate(now);
      const open = (await repository.saidReviews(sql)).filter((said) => !repository.isClosed(said));
      const nameOf = await directoryNames(sql)(open.map(({ saidBy }) => saidBy));
      const articles = dueForReview(await answeredFor(sql, person, day), day, rules().review.remindDays);
      return {
        reviews: articles.map((article) => {
          const said = open.find(isOf(article));
          return {
            articleId: article.id,
            version: article.version,
            title: article.title,
            ownerRole: article.ownerRole,
            confidentiality: article.confidentiality,
            dueOn: reviewDueOn(article),
            standing: standingOf(article, day),
            ...(article.guidanceUntil === undefined ? {} : { guidanceUntil: article.guidanceUntil }),
            ...(said === undefined
              ? {}
              : { pending: pendingView(said, article, person, rules(), nameOf(said.saidBy).name) }),
          };
        }),
      };
    },

    async say(call: Call<Body<typeof sayReviewed>>): Promise<{ id: string }> {
      const { body, session, now } = call;
      const { person } = session;
      const day = shanghaiDate(now);
      assertImpersonal([body.reason]);
      const article = (await answeredFor(sql, person, day)).find(
        ({ id, version }) => id === body.articleId && version === body.version,
      );
      if (!article) throw new AppError('review.notFound');
      if (dueForReview([article], day, rules().review.remindDays).length === 0)
        throw new AppError('review.notDue');
      const id = newId();
      await writer.write(async (tx) => {
        const said = (await repository.saidReviews(tx)).filter(isOf(article));
        if (said.some((one) => !repository.isClosed(one))) throw new AppError('review.open');
        const { articleId, version, reason } = body;
        await repository.insertSaid(tx, {
          id,
          articleId,
          version,
          reason,
          saidBy: person.staffNo,
          saidAt: now,
        });
        await call.audit(tx, { object: `${articleId}@${version} ${id}`, reason, result: 'ok' });
      });
      return { id };
    },

    async decide(call: Call<Body<typeof decideReview>, unknown, { readonly id: string }>): Promise<Decided> {
      const { body, params, session, now } = call;
      const { person } = session;
      const day = shanghaiDate(now);
      const reason = body.decision === 'reject' ? body.reason : undefined;
      assertImpersonal(reason === undefined ? [] : [reason]);
      const answer = await writer.write(async (tx): Promise<Decided> => {
        const said = (await repository.saidReviews(tx)).find(({ id }) => id === params.id);
        const article = said && (await answeredFor(tx, person, day)).find((one) => isOf(one)(said));
        if (!said || !article) throw new AppError('review.notFound');
        if (repository.isClosed(said)) throw new AppError('review.closed');
        const facts = factsOf(said, article);
        const refusal = refusalOf(body.decision, facts, person, rules());
        if (refusal) throw new AppError(refusal);
        const { staffNo, roles } = person;
        const approvals = [...facts.approvals, { staffNo, roles }];
        const isSettled = body.decision === 'approve' && isApproved({ ...facts, approvals }, rules());
        const outcome = body.decision === 'reject' ? 'rejected' : isSettled ? 'settled' : 'approved';
        await repository.insertDecision(tx, { reviewId: said.id, staffNo, roles, outcome, reason, at: now });
        const object = `${article.id}@${article.version} ${said.id}`;
        await call.audit(tx, {
          object,
          fields: [outcome],
          result: 'ok',
          ...(reason === undefined ? {} : { reason }),
        });
        if (!isSettled) return { outcome };
        const { id: itemId, version } = article;
        const item = { kind: 'articles' as const, itemId, version, reviewedOn: day };
        await knowledge.reviewed(tx, { ...item, by: said.saidBy, at: now });
        return { outcome, dueOn: reviewDueOn({ ...article, reviewedOn: day }) };
      });
      if (answer.outcome === 'settled') await knowledge.refresh();
      return answer;
    },
  };
}

/** The post that owns it, and those who may review it; who audits what was decided decides nothing (R-AZ4). */
const answers = (person: Person, article: ArticleHead, rules: PublishingRules): boolean =>
  !person.roles.includes('auditor') &&
  (person.roles.includes(article.ownerRole) ||
    mayReview(person, { kind: 'articles', confidentiality: article.confidentiality }, rules));

function standingOf({ guidanceUntil, ...article }: ArticleHead, day: string): DueReview['standing'] {
  if (guidanceUntil !== undefined && guidanceUntil < day) return 'stopped';
  return reviewDueOn(article) <= day ? 'overdue' : 'soon';
}

/** What decisions about it are made on: the same as for a text, with who said it in the author's place. */
const factsOf = (
  { saidBy, decisions }: repository.SaidReview,
  { confidentiality }: ArticleHead,
): DraftFacts => ({
  kind: 'articles',
  confidentiality,
  state: 'inReview',
  authors: [saidBy],
  approvals: decisions.map(({ staffNo, roles }) => ({ staffNo, roles })),
});

function pendingView(
  said: repository.SaidReview,
  article: ArticleHead,
  person: Person,
  rules: PublishingRules,
  by: string,
): NonNullable<DueReview['pending']> {
  const facts = factsOf(said, article);
  const { have, need } = approvalsOf(facts, rules);
  return {
    id: said.id,
    by,
    at: said.saidAt,
    reason: said.reason,
    approvals: { have, need },
    mayApprove: refusalOf('approve', facts, person, rules) === undefined,
    mayReject: refusalOf('reject', facts, person, rules) === undefined,
  };
}
