import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';

import { articleText } from '../../server/drafts/desk.ts';
import { ask } from '../../support/login.ts';
import { type World, openWorld } from '../../support/world.ts';

/** What lies in the terminal's own database. */
interface Held {
  readonly revision: number;
  readonly entries: readonly string[];
  readonly staged: number;
}

describe('a terminal whose sync is cut (R-SY, R266)', () => {
  let world: World;
  let requests: string[] = [];
  beforeAll(async () => {
    world = await openWorld({ stack: inject('stack'), staffNo: 'T-001' });
  });
  afterAll(() => world?.close());

  async function held(): Promise<Held> {
    const page = await world.browser.open('options.html');
    try {
      return await page.evaluate(async () => {
        const db = await new Promise<IDBDatabase>((resolve, reject) => {
          const opening = indexedDB.open('tellerwise');
          opening.addEventListener('success', () => resolve(opening.result));
          opening.addEventListener('error', () => reject(new Error('no database')));
        });
        const all = <T>(store: string, keys: boolean): Promise<T[]> =>
          new Promise((resolve) => {
            const target = db.transaction(store).objectStore(store);
            const asked = keys ? target.getAllKeys() : target.getAll();
            asked.addEventListener('success', () => resolve(asked.result as T[]));
          });
        const [manifest] = await all<{ revision: number }>('manifest', false);
        const entries = (await all<[string, string]>('entries', true)).map((key) => key.join('/'));
        const staged = (await all('staged', true)).length;
        db.close();
        return { revision: manifest?.revision ?? 0, entries, staged };
      });
    } finally {
      await page.close();
    }
  }

  it('keeps what it had at every cut, goes on where it was cut, and ends with the whole', async () => {
    const { knowledge } = world.service.services;
    const body = Array.from(
      { length: 1_000 },
      (_, at) => `第 ${at} 段写的是一件要办的事和办它的步骤，供核对。 ^p${at}`,
    ).join('\n\n');
    for (let id = 500; id < 545; id += 1) {
      const content = articleText({ id: `ART-${id}`, slug: `cut-${id}`, state: 'inForce' }, body);
      await world.service.database.writer.write((tx) =>
        knowledge.publish(tx, { path: `articles/cut-${id}.md`, content }, { by: 'test', at: Date.now() }),
      );
    }
    await knowledge.refresh();
    const before = await held();
    const { revision } = JSON.parse(knowledge.manifest().payload) as { revision: number };
    let steps = 0;
    for (let at = 0; ; at += 1) {
      requests = [];
      world.gate.cut = ({ path }) => {
        if (!path.startsWith('/api/knowledge/')) return false;
        requests.push(path);
        return requests.length > at;
      };
      const answer = await ask(world.browser, 'knowledge.sync', {});
      const now = await held();
      if (answer.ok && now.revision === revision) break;
      steps += 1;
      // Cut after its k-th request: what was in force stays in force, whole.
      expect(now).toMatchObject({ revision: before.revision, entries: before.entries });
      expect(steps).toBeLessThan(20);
    }
    delete world.gate.cut;
    const after = await held();
    const expected = 45 + before.entries.length;
    expect([after.entries.length, new Set(after.entries).size, after.staged]).toEqual([
      expected,
      expected,
      0,
    ]);
    // The last try did not begin anew: it asked for what was still missing.
    expect(requests.filter((path) => path.includes('/changes?') && !path.includes('&after='))).toEqual([]);
    console.log(
      `sync cut at ${steps} steps, then whole: ${after.entries.length} entries, revision ${after.revision}`,
    );
    expect(steps).toBeGreaterThan(2);
  });
});
