import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import type { ReadingTask } from '../../../core/contracts/readings.ts';
import { approvedDraft, articleText, deskOf } from '../drafts/desk.ts';
import { terminalOf } from '../../support/terminal.ts';
import { createTestService, type TestService } from '../../support/service.ts';

let service: TestService;
beforeEach(async () => {
  service = await createTestService();
});
afterEach(() => service.close());

const question = {
  question: '雨天借伞最久几天',
  options: ['三天', '七天'],
  answer: 1,
  paragraphs: ['first'],
};

/** Publishes an important article and gives its id. */
async function important(front: Record<string, string>): Promise<string> {
  const [author, reviewer] = [await deskOf(service, 'K-01'), await deskOf(service, 'K-02')];
  const { id, n } = await approvedDraft(author, [reviewer], { text: articleText(front) });
  return (await reviewer.publish(id, n, question)).body.itemId;
}

async function as(staffNo: string) {
  const token = await service.login(staffNo);
  const ask = async (method: string, path: string, body?: unknown) => {
    const response = await service.request(method, `/api/readings${path}`, { token, body });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  return {
    mine: async () => (await ask('GET', '/mine')).body['tasks'] as ReadingTask[],
    unit: async () =>
      (await ask('GET', '/unit')).body['assignments'] as {
        articleId: string;
        read: number;
        of: number;
        missing: { staffNo: string; isOverdue: boolean }[];
      }[],
    escalated: async () =>
      (await ask('GET', '/unit')).body['escalated'] as { articleId: string; unit: string; missing: number }[],
    unitStatus: async () => (await ask('GET', '/unit')).status,
    prove: (articleId: string, change: Record<string, unknown> = {}) =>
      ask('POST', '/proofs', { articleId, version: 1, seconds: 60, reachedEnd: true, answer: 1, ...change }),
  };
}

describe('a change marked important (R194)', () => {
  test('is asked of everyone in scope, proved once, and seen from above alone', async () => {
    const id = await important({ appliesTo: "{ roles: [teller], regions: ['3201'] }", slug: 'scope-one' });
    const [teller, elsewhere, head] = [await as('T-001'), await as('T-003'), await as('B-01')];
    const task = (await teller.mine()).find(({ articleId }) => articleId === id);
    expect(task).toMatchObject({
      version: 1,
      title: '雨天借伞登记',
      question: question.question,
      leastSeconds: 8,
    });
    expect(JSON.stringify(task)).not.toContain('"answer"');
    // Three working days: Monday 2026-11-23 + 3, 18:00 in Shanghai.
    expect(new Date(task?.dueAt ?? 0).toISOString()).toBe('2026-11-26T10:00:00.000Z');
    expect((await elsewhere.mine()).map(({ articleId }) => articleId)).not.toContain(id);
    expect((await elsewhere.prove(id)).status).toBe(404);

    expect((await teller.prove(id, { seconds: 3 })).body['code']).toBe('reading.tooFast');
    expect((await teller.prove(id, { answer: 0 })).body['code']).toBe('reading.wrong');
    expect((await teller.prove(id, { reachedEnd: false })).status).toBe(400);
    const before = (await head.unit()).find(({ articleId }) => articleId === id);
    expect(before).toMatchObject({ read: 0, of: 2 });
    expect((await teller.prove(id)).body['provedAt']).toBeTypeOf('number');
    expect((await teller.prove(id)).status).toBe(200);
    const after = (await head.unit()).find(({ articleId }) => articleId === id);
    expect(after).toMatchObject({ read: 1, of: 2, missing: [{ staffNo: 'T-002', isOverdue: false }] });
    expect(await teller.unitStatus()).toBe(403);
  });

  test('can be proved off line: judged when it arrives, once, and a wrong answer proves nothing', async () => {
    const id = await important({ appliesTo: '{ roles: [teller] }', slug: 'scope-four', title: '断网已读' });
    const terminal = await terminalOf(service, 'T-001');
    service.advance(60_000);
    const proof = (change: object) => ({
      kind: 'readingProof',
      given: { articleId: id, version: 1, seconds: 60, reachedEnd: true, answer: 1, ...change },
    });
    const open = async () =>
      (await (await as('T-001')).mine()).find(({ articleId }) => articleId === id)?.provedAt === undefined;
    const wrong = await terminal.sealed(proof({ answer: 0 }));
    const fast = await terminal.sealed(proof({ seconds: 1 }));
    expect(await terminal.handIn([wrong, fast])).toEqual([
      'accepted reading.wrong',
      'accepted reading.tooFast',
    ]);
    expect(await open()).toBe(true);
    const right = await terminal.sealed(proof({}));
    expect(await terminal.handIn([right, right])).toEqual(['accepted', 'replayed']);
    expect(await open()).toBe(false);
    // Who need not read it proves nothing.
    const other = await terminalOf(service, 'B-01');
    expect(await other.handIn([await other.sealed(proof({}))])).toEqual(['accepted article.notFound']);
  });

  test('is escalated when its day has passed; a head of another branch sees none of it', async () => {
    const id = await important({
      appliesTo: "{ roles: [teller], regions: ['3201'] }",
      slug: 'scope-two',
      title: '逾期上报',
    });
    service.advance(5 * 86_400_000);
    const head = await as('B-01');
    const seen = (await head.unit()).find(({ articleId }) => articleId === id);
    expect(seen?.missing.map(({ staffNo, isOverdue }) => `${staffNo} ${isOverdue}`)).toEqual([
      'T-001 true',
      'T-002 true',
    ]);
    // Trainers see how far it has come, not who is behind.
    const trainer = (await (await as('K-01')).unit()).find(({ articleId }) => articleId === id);
    expect(trainer).toMatchObject({ read: 0, of: 2, missing: [] });
  });

  test('late is told to the head of the unit at once, and to the line department two working days later', async () => {
    const id = await important({ appliesTo: '{ roles: [teller] }', slug: 'scope-three', title: '逐级上报' });
    const told = async (staffNo: string) =>
      (await (await as(staffNo)).escalated())
        .filter(({ articleId }) => articleId === id)
        .map(({ unit, missing }) => `${unit} ${missing}`);
    expect(await told('B-01')).toEqual([]);
    // Due on Thursday 2026-11-26 at 18:00; Friday comes.
    service.advance(4 * 86_400_000);
    expect(await told('B-01')).toEqual(['城东支行 2']);
    expect(await told('L-01')).toEqual([]);
    // Trainers and auditors are not in the line of command.
    expect(await told('K-01')).toEqual([]);
    // Monday 2026-11-30, 18:00 is the second working day after.
    service.advance(4 * 86_400_000);
    expect((await told('L-01')).toSorted()).toEqual(['城东支行 2', '城西支行 1']);
  });
});
