import { afterEach, beforeEach, expect, test } from 'vitest';

import { withParts } from '../../../core/quiz/questions/registry.ts';
import { createTestService, type TestService } from '../../support/service.ts';
import { DAY, keyOf, publishAgain, quizOf, type Taker, takerOf } from './taking.ts';

let service: TestService;
let teller: Taker;
beforeEach(async () => {
  service = await createTestService();
  // Every reason and accepted word carries a mark that no text of a question has.
  await publishAgain(service, 'QZ-02', (text) =>
    text
      .replaceAll(/why: ([^,}\n]{1,150})/g, 'why: $1canary')
      .replace('feedback: afterSubmit', 'feedback: afterClosing'),
  );
  teller = await takerOf(service, 'T-001');
});
afterEach(() => service.close());

/** Every answer of the service that a teller can ask for. */
async function everything(attempt: string): Promise<string[]> {
  const found: string[] = [];
  for (const route of service.app.routes) {
    if (route.name === 'session.close') continue;
    const path = route.path
      .replace(':id', route.path.includes('/quizzes/') ? 'QZ-02' : attempt)
      .replace(':articleId', 'ART-13')
      .replace(':comment', '1')
      .replace(/:\w+/, 'a'.repeat(64));
    const body = route.method === 'GET' ? undefined : { mode: 'graded' };
    const response = await service.request(route.method, path, { token: teller.token, body });
    found.push(`${route.method} ${path} ${await response.text()}`);
  }
  const manifest = (await (
    await service.request('GET', '/api/knowledge/manifest', { token: teller.token })
  ).json()) as { payload: string };
  for (const [hash] of manifest.payload.matchAll(/[0-9a-f]{64}/g)) {
    const blob = await service.request('GET', `/api/knowledge/blobs/${hash}`, { token: teller.token });
    found.push(`blob ${await blob.text()}`);
  }
  const changes = await service.request('GET', '/api/knowledge/changes?from=0&to=1', { token: teller.token });
  found.push(`changes ${await changes.text()}`);
  for (const id of ['QZ-02', 'content']) {
    const draft = await service.request('POST', '/api/drafts', {
      token: teller.token,
      body: { kind: 'quizzes', action: 'publish', itemId: id },
    });
    found.push(`draft ${draft.status} ${await draft.text()}`);
  }
  const items = await service.request('GET', '/api/draft-items?kind=quizzes', { token: teller.token });
  found.push(`items ${await items.text()}`);
  return found;
}

test('R-QZ1: no route gives a key, a reason or an own id of a question away, before or after handing in', async () => {
  const { id } = (await teller.start('QZ-02')).body;
  const ids = (await quizOf(service, 'QZ-02')).questions.flatMap(withParts).map((question) => question.id);
  const key = await keyOf(service, id);
  // The description of the interface names fields, and has no values.
  const names = ['"right":', '"isRight":', '"seed"', ...ids.map((own) => `"${own}"`)];
  const leaks = (answers: readonly string[]): string[] =>
    answers
      .filter((answer) => {
        const told = /^GET \/api\/(?:openapi|docs)/.test(answer) ? [] : names;
        return ['canary', ...told].some((word) => answer.includes(word));
      })
      .map((answer) => answer.slice(0, 60));
  expect(leaks(await everything(id))).toEqual([]);
  for (const { place, right } of key) await teller.save(id, teller.given(place.id, right));
  const result = await teller.finish(id);
  expect(result.body).toMatchObject({ isPass: true });
  // afterClosing: marks and pass are told, what was right is not, to anybody, until the quiz has closed.
  expect(leaks([result.text, ...(await everything(id))])).toEqual([]);
  expect(result.body.marks).toBeUndefined();
});

test('afterClosing: from the day after the last one the key is there; the quiz itself is not', async () => {
  const manager = await takerOf(service, 'M-01');
  const { id } = (await manager.take('QZ-02')).body;
  expect((await manager.read(id)).body.key).toBeUndefined();
  const { knowledge } = service.services;
  const end = { kind: 'quizzes', itemId: 'QZ-02', version: 2, lastDay: '2026-11-23' } as const;
  await service.database.writer.write((tx) =>
    knowledge.retire(tx, { ...end, by: 'K-01', at: service.now() }),
  );
  await knowledge.refresh();
  const told = (await manager.read(id)).body;
  expect([told.key, told.keyFrom]).toEqual([undefined, Date.parse('2026-11-24T00:00:00+08:00')]);
  expect(await manager.offer('QZ-02')).toBeDefined();
  service.advance(DAY);
  const again = await takerOf(service, 'M-01');
  expect((await again.read(id)).body.key).toHaveLength(15);
  expect(await again.offer('QZ-02')).toBeUndefined();
});

test('with afterSubmit the reasons come with the result, and not before', async () => {
  const { id, ...begun } = (await teller.start('QZ-05')).body;
  expect(JSON.stringify(begun)).not.toMatch(/"(right|why|accept|tolerance|slips|cites|difficulty)"/);
  expect((await teller.finish(id)).body.key?.every(({ why }) => why.length > 0)).toBe(true);
});
