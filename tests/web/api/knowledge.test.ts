import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { createClient } from '../../../web/api/client.ts';
import type { KnowledgeApi } from '../../../web/api/knowledge-api.ts';
import { createKnowledgeCopy } from '../../../web/api/knowledge-copy.ts';
import { createServerKnowledge } from '../../../web/api/server-knowledge.ts';
import { createWorkerKnowledge } from '../../../web/api/worker-knowledge.ts';
import { bankContent } from '../../extension/panel/bank-content.ts';
import { monday, wangMin } from '../../extension/panel/panel-stage.ts';
import { type Line, workerLine } from './worker-line.ts';

type Answer = (path: string) => Response | Promise<Response>;
let answer: Answer;
const asked: string[] = [];
beforeEach(() => {
  asked.length = 0;
  vi.setSystemTime(monday);
  vi.stubGlobal('fetch', async (url: string) => {
    asked.push(url);
    return answer(url);
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});
const json = (body: unknown, status = 200): Response => new Response(JSON.stringify(body), { status });

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

const lines: Line[] = [];
function inWorker(onSignedOut?: (code: string) => void) {
  const life = new AbortController();
  lines.length = 0;
  const start = (): Line => {
    // As in the browser, the worker has a client of its own.
    const line = workerLine(createKnowledgeCopy(createClient('', 'zh-CN')));
    lines.push(line);
    return line;
  };
  const client = createClient('', 'zh-CN', onSignedOut);
  return { api: createWorkerKnowledge(client, wangMin, { start, signal: life.signal }), life };
}
const ways: [string, () => KnowledgeApi][] = [
  [
    'in the thread that asks',
    () => createServerKnowledge(createClient('', 'zh-CN'), wangMin, () => monday, ''),
  ],
  ['in a worker', () => inWorker().api],
];

describe.each(ways)('knowledge from the service, %s', (_where, create) => {
  it('is searched, with the index built there when none was shipped', async () => {
    answer = serve;
    const api = create();
    expect((await api.search({ text: '投诉 时限' }))[0]?.id).toBe('ART-08');
    expect((await api.suggest('投诉'))[0]?.text).toContain('投诉');
    expect((await api.article('ART-08'))?.title).toBe('投诉处理时限与闭环');
    expect((await api.scripts()).length).toBeGreaterThan(5);
    expect(await api.counts()).toEqual({
      articles: (await api.articles()).length,
      scripts: (await api.scripts()).length,
    });
    expect((await api.terms()).map(({ term }) => term)).toContain('标准存款');
    expect(await api.isPartial()).toBe(false);
  });

  it('refuses parts it cannot read whole, and works again when they are right', async () => {
    const broken = { changes: [{ part: 'articles', key: 'ART-08@1', value: '{"id":"ART-08"}' }] };
    answer = (path) => (path.includes('/changes') ? json(broken) : serve(path));
    const api = create();
    await expect(api.articles()).rejects.toMatchObject({ code: 'server.badAnswer' });
    answer = serve;
    expect((await api.articles()).length).toBeGreaterThan(5);
  });

  it('a newer revision is told of within a minute, and only what differs is fetched', async () => {
    vi.useFakeTimers({ now: monday });
    answer = serve;
    const api = create();
    expect((await api.article('ART-08'))?.title).toBe('投诉处理时限与闭环');
    const told = vi.fn<() => void>();
    const { signal } = new AbortController();
    api.onChange(told, { signal });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(told).not.toHaveBeenCalled();
    const gone = entries.filter(({ key }) => key.startsWith('ART-08@'));
    const changes = gone.map(({ part, key }) => ({ part, key }));
    answer = (path) => {
      if (path.includes('/changes?from=4&to=5')) return json({ changes });
      return path.endsWith('/manifest')
        ? json({ payload: JSON.stringify({ ...manifest, revision: 5 }), keyId: 'k', signature: 's' })
        : new Response('', { status: 404 });
    };
    await vi.advanceTimersByTimeAsync(60_000);
    expect(told).toHaveBeenCalledOnce();
    expect(await api.article('ART-08')).toBeUndefined();
  });
});

describe('the worker', () => {
  it('that dies fails what it was asked, and the next question starts another', async () => {
    answer = serve;
    const { api } = inWorker();
    const hanging = api.search({ text: '投诉' });
    lines[0]?.fail();
    await expect(hanging).rejects.toMatchObject({ code: 'server.offline' });
    expect((await api.search({ text: '投诉 时限' }))[0]?.id).toBe('ART-08');
    expect(lines.map((line) => line.isEnded())).toEqual([true, false]);
  });

  it('whose session is over lets the page hear of it', async () => {
    answer = () => json({ code: 'session.expired', message: '' }, 401);
    const heard = vi.fn<(code: string) => void>();
    await expect(inWorker(heard).api.articles()).rejects.toMatchObject({ code: 'session.expired' });
    await vi.waitUntil(() => heard.mock.calls.length > 0);
    expect(heard).toHaveBeenCalledWith('session.expired');
    expect(asked).toContain('/api/sessions/me');
  });

  it('ends with the page that started it', async () => {
    answer = serve;
    const { api, life } = inWorker();
    await api.articles();
    life.abort();
    expect(lines[0]?.isEnded()).toBe(true);
    await expect(api.articles()).rejects.toMatchObject({ code: 'session.required' });
    expect(lines).toHaveLength(1);
  });
});
