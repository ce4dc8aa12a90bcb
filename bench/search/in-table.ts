import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Article } from '../../core/article/article.ts';
import { guest } from '../../core/organisation/person.ts';
import { openDerived } from '../../server/database/derived.ts';
import { createFullTextService } from '../../server/knowledge/full-text.service.ts';
import { type PublishedArticle, withoutText } from '../../server/knowledge/published-article.ts';
import type { Standing } from '../../server/knowledge/standing.ts';
import { report } from '../trace.ts';
import { mixOf, percentile, someQueries } from './mix.ts';

/** An article of the mix as the base would hold it. */
function articleOf(at: number, title: string, body: readonly string[]): Article {
  return {
    ...{ schema: 1, id: `ART-${at}`, version: 1, slug: `mix-${at}`, title, tags: ['mix'], pages: [] },
    ...{ category: 'service', subcategory: 'norms', level: 'junior', confidentiality: 'internal' },
    ...{ ownerRole: 'trainer', state: 'inForce', effectiveFrom: '2026-01-01', reviewEveryMonths: 12 },
    ...{ source: 'mix', citedBasis: [], related: [], configuration: [], similarQuestions: [] },
    appliesTo: {},
    markdown: body.map((text, block) => `${text} ^p${block}`).join('\n\n'),
  };
}

/** The whole text in the table of words beside a base, asked through the service itself; rights and force narrow first. */
export async function measureInTable(size: number, target: { readonly p95: number }): Promise<void> {
  const of = `${size} articles on the service`;
  const folder = mkdtempSync(join(tmpdir(), 'tellerwise-bench-'));
  const file = join(folder, 'derived.db');
  const articles = mixOf(size).map(({ title, body }, at) => articleOf(at, title, body));
  const internal = articles.map((article, at) => withoutText({ id: at + 1, sha256: String(at) }, article));
  const nothing = { versions: new Map(), tags: new Set<string>() };
  const standing = { internal, edition: {}, confidential: [], known: nothing } as unknown as Standing;
  const read = async ({ row }: PublishedArticle): Promise<Article> => {
    const article = articles[row - 1];
    if (article === undefined) throw new Error('no such article');
    return article;
  };
  const served = async () => {
    const derived = await openDerived({ file });
    const limits = { isNeeded: () => true, searchesPerMinute: 1e9 };
    return { derived, texts: createFullTextService({ derived, published: () => standing, read, ...limits }) };
  };
  const began = performance.now();
  const first = await served();
  await first.texts.bringUp();
  report(`fullText.build, ${of}`, performance.now() - began, 'ms');
  first.derived.close();
  report(`fullText.bytes an article, ${of}`, statSync(file).size / size, 'bytes');
  const opening = performance.now();
  const { derived, texts } = await served();
  await texts.bringUp();
  report(`fullText.open, ${of}`, performance.now() - opening, 'ms', 1_000);
  type Call = Parameters<typeof texts.search>[0];
  const ask = async (text: string): Promise<number> => {
    const call = { session: { person: guest }, body: { text }, now: Date.now() } as unknown as Call;
    const start = performance.now();
    const { ready } = await texts.search(call);
    if (!ready) throw new Error('the table is not ready');
    return performance.now() - start;
  };
  for (const query of someQueries(8)) await ask(query);
  const times: number[] = [];
  for (const query of someQueries(0)) times.push(await ask(query));
  report(`fullText.query p50, ${of}`, percentile(times, 0.5), 'ms', target.p95);
  report(`fullText.query p95, ${of}`, percentile(times, 0.95), 'ms', target.p95);
  derived.close();
  rmSync(folder, { recursive: true, force: true });
}
