import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { createClient } from '../../../web/api/client.ts';
import { createServerKnowledge } from '../../../web/api/server-knowledge.ts';
import { bankContent } from '../../extension/panel/bank-content.ts';
import { monday, wangMin } from '../../extension/panel/panel-stage.ts';

type Answer = (path: string) => Response | Promise<Response>;
let answer: Answer;
beforeEach(() => vi.stubGlobal('fetch', async (url: string) => answer(url)));
afterEach(() => vi.unstubAllGlobals());

const client = createClient('', 'zh-CN');
const ask = () =>
  client.request({ method: 'GET', path: '/api/x', response: v.strictObject({ n: v.number() }) });
const json = (body: unknown, status = 200): Response => new Response(JSON.stringify(body), { status });

describe('the page asks the service', () => {
  it('gives the parsed answer', async () => {
    answer = () => json({ n: 1 });
    expect(await ask()).toEqual({ n: 1 });
  });

  it.each([
    ['HTML of a proxy', () => new Response('<html>login</html>'), 'server.badAnswer'],
    ['another shape', () => json({ n: 'one' }), 'server.badAnswer'],
    ['a refusal with its code', () => json({ code: 'access.denied', message: 'x' }, 403), 'access.denied'],
    ['a code of a newer service', () => json({ code: 'future.code', message: 'x' }, 400), 'server.internal'],
    ['HTML with 502', () => new Response('<html>', { status: 502 }), 'server.offline'],
  ])('%s becomes %s', async (_what, given, code) => {
    answer = given;
    await expect(ask()).rejects.toMatchObject({ code });
  });

  it('no network is server.offline', async () => {
    answer = () => Promise.reject(new TypeError('failed'));
    await expect(ask()).rejects.toMatchObject({ code: 'server.offline' });
  });
});

describe('knowledge from the service', () => {
  const content = bankContent();
  const hash = 'a'.repeat(64);
  const parts = { articles: hash, scripts: hash, moments: hash, glossary: hash, adapters: hash, rules: hash };
  const manifest = { revision: 4, publishedAt: monday, parts };
  const entries = [
    ...content.articles.map((value) => ({ part: 'articles', key: `${value.id}@${value.version}`, value })),
    ...content.scripts.map((value) => ({ part: 'scripts', key: `${value.id}@${value.version}`, value })),
    ...content.moments.map((value) => ({ part: 'moments', key: value.pageKind, value })),
    { part: 'glossary', key: 'all', value: content.terms },
  ].map((entry) => ({ ...entry, value: JSON.stringify(entry.value) }));
  const serve: Answer = (path) => {
    if (path.endsWith('/manifest')) {
      return json({ payload: JSON.stringify(manifest), keyId: 'k', signature: 's' });
    }
    if (!path.startsWith('/api/knowledge/changes?from=0&to=4')) return new Response('', { status: 404 });
    const [first, rest] = [entries.slice(0, 9), entries.slice(9)];
    return json(path.includes('&after=') ? { changes: rest } : { changes: first, next: 'articles/ART-09@1' });
  };

  it('searches the parts in the page, with the index built here when none was shipped', async () => {
    answer = serve;
    const api = createServerKnowledge(client, wangMin, () => monday);
    expect((await api.search({ text: '投诉 时限' }))[0]?.id).toBe('ART-08');
    expect((await api.article('ART-08'))?.title).toBe('投诉处理时限与闭环');
    expect((await api.scripts()).length).toBeGreaterThan(5);
    expect((await api.terms()).map(({ term }) => term)).toContain('标准存款');
  });

  it('refuses parts it cannot read whole, and works again when they are right', async () => {
    const broken = { changes: [{ part: 'articles', key: 'ART-08@1', value: '{"id":"ART-08"}' }] };
    answer = (path) => (path.includes('/changes') ? json(broken) : serve(path));
    const api = createServerKnowledge(client, wangMin, () => monday);
    await expect(api.articles()).rejects.toMatchObject({ code: 'server.badAnswer' });
    answer = serve;
    expect((await api.articles()).length).toBeGreaterThan(5);
  });
});
