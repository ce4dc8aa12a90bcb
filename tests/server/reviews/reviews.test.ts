import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import type { DueReview } from '../../../core/contracts/reviews.ts';
import { exportedFiles, reviewsFile, reviewsSchema } from '../../../server/knowledge/exported.ts';
import { createTestService, type TestService } from '../../support/service.ts';
import { approvedDraft, articleText, deskOf, shippedArticles } from '../drafts/desk.ts';

let service: TestService;
beforeEach(async () => {
  service = await createTestService();
});
afterEach(() => service.close());

const day = 86_400_000;

/** Publishes an article that has to be looked at again a month after 2026-11-23, and gives its id. */
async function published(front: Record<string, string>, approvers = ['K-02']): Promise<string> {
  const [author, ...reviewers] = await Promise.all(['K-01', ...approvers].map((one) => deskOf(service, one)));
  if (!author) throw new Error('somebody writes it');
  const text = articleText({ reviewEveryMonths: '1', effectiveFrom: '2026-11-23', ...front });
  const { id, n } = await approvedDraft(author, reviewers, { text });
  return (await (reviewers[0] ?? author).publish(id, n)).body.itemId;
}

async function as(staffNo: string) {
  const token = await service.login(staffNo);
  const ask = async <T>(method: string, path: string, body?: unknown) => {
    const response = await service.request(method, path, { token, body });
    return { status: response.status, body: (await response.json()) as T & { code?: string } };
  };
  return {
    ask,
    due: async (articleId: string) =>
      (await ask<{ reviews: DueReview[] }>('GET', '/api/reviews')).body.reviews.find(
        (one) => one.articleId === articleId,
      ),
    say: (articleId: string, version = 1) =>
      ask<{ id: string }>('POST', '/api/reviews', { articleId, version, reason: '制度未变，内容仍适用' }),
    approve: (id: string) =>
      ask<{ outcome: string; dueOn?: string }>('POST', `/api/reviews/${id}/decisions`, {
        decision: 'approve',
      }),
    reject: (id: string) =>
      ask<{ outcome: string }>('POST', `/api/reviews/${id}/decisions`, {
        decision: 'reject',
        reason: '第二条已经过时',
      }),
  };
}

describe('looking at an article again (R266)', () => {
  test('is asked of the owner before its day, said by one, confirmed by another, and moves the next day', async () => {
    const id = await published({ ownerRole: 'manager', slug: 'review-one' });
    const owner = await as('M-01');
    // A month to go: the rules remind 30 days before.
    expect(await owner.due(id)).toMatchObject({ dueOn: '2026-12-23', standing: 'soon' });
    expect(await (await as('T-001')).due(id)).toBeUndefined();
    service.advance(32 * day);
    const late = await as('M-01');
    expect((await late.due(id))?.standing).toBe('overdue');
    const { id: review } = (await late.say(id)).body;
    expect((await late.say(id)).body.code).toBe('review.open');
    // The owner has said it and may not confirm it; nor may somebody who may not review.
    expect((await late.approve(review)).body.code).toBe('access.denied');
    const trainer = await as('K-01');
    expect((await trainer.due(id))?.pending).toMatchObject({
      by: '李航',
      approvals: { have: 0, need: 1 },
      mayApprove: true,
    });
    const before = (await shippedArticles(service)).find((one) => one.id === id);
    expect((await trainer.approve(review)).body).toEqual({ outcome: 'settled', dueOn: '2027-01-25' });
    expect((await trainer.approve(review)).body.code).toBe('review.closed');
    // The terminal learns the day, and the text and its version are what they were.
    const after = (await shippedArticles(service)).find((one) => one.id === id);
    expect(after).toEqual({ ...before, reviewedOn: '2026-12-25' });
    expect(after?.version).toBe(1);
    // An exported base takes it along.
    const exported = await exportedFiles(service.database.sql);
    const file = exported.find(({ path }) => path === reviewsFile)?.content.toString('utf8') ?? '[]';
    expect(v.parse(reviewsSchema, JSON.parse(file))).toEqual([
      { kind: 'articles', itemId: id, version: 1, reviewedOn: '2026-12-25' },
    ]);
    // More than 30 days to go: nobody is reminded yet.
    expect(await trainer.due(id)).toBeUndefined();
  });

  test('nobody confirms what they said themselves; a refusal leaves the day where it was', async () => {
    const id = await published({ ownerRole: 'trainer', slug: 'review-two', title: '复审被退回' });
    const [one, other] = [await as('K-01'), await as('K-02')];
    const { id: review } = (await one.say(id)).body;
    expect((await one.approve(review)).body.code).toBe('draft.fourEyes');
    const dueOn = (await one.due(id))?.dueOn;
    expect((await other.reject(review)).body.outcome).toBe('rejected');
    expect(await one.due(id)).toMatchObject({ dueOn });
    expect((await one.due(id))?.pending).toBeUndefined();
    // It can be said again.
    expect((await one.say(id)).status).toBe(200);
  });

  test('an article that is not due is not said to be reviewed, and a stranger knows of none', async () => {
    const id = await published({ slug: 'review-three', title: '远未到期', reviewEveryMonths: '24' });
    expect((await (await as('K-01')).say(id)).body.code).toBe('review.notDue');
    expect((await (await as('T-001')).say(id)).body.code).toBe('review.notFound');
  });

  test('a restricted one stops guiding after the days of the rules, and needs two to come back', async () => {
    const id = await published(
      { slug: 'review-four', title: '停用后恢复', confidentiality: 'restricted', ownerRole: 'manager' },
      ['K-02', 'L-01'],
    );
    const path = `/api/knowledge/articles/${id}`;
    service.advance(31 * day);
    expect((await (await as('M-01')).ask('GET', path)).status).toBe(200);
    // Due a month after it began, 90 days of grace.
    service.advance(100 * day);
    const owner = await as('M-01');
    expect((await owner.ask('GET', path)).body.code).toBe('article.notInForce');
    expect((await owner.due(id))?.standing).toBe('stopped');
    const { id: review } = (await owner.say(id)).body;
    expect((await (await as('K-01')).approve(review)).body).toEqual({ outcome: 'approved' });
    expect((await (await as('L-01')).approve(review)).body.outcome).toBe('settled');
    expect((await (await as('M-01')).ask('GET', path)).status).toBe(200);
  });
});
