import { create, insertMultiple, search } from '@orama/orama';
import { Charset, Document } from 'flexsearch';
import MiniSearch from 'minisearch';

import { type Engine, type Line, TOP } from './search-quality.ts';

type Build = (corpus: readonly Line[]) => Engine | Promise<Engine>;
const fields: ('title' | 'body')[] = ['title', 'body'];

function bigrams(text: string): string[] {
  return (text.toLowerCase().match(/\p{Script=Han}+|[a-z0-9]+/gu) ?? []).flatMap((run) =>
    /^\p{Script=Han}{2}/u.test(run)
      ? Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2))
      : [run],
  );
}

const miniSearch =
  (tokenize?: (text: string) => string[]): Build =>
  (corpus) => {
    const engine = new MiniSearch<Line>({ fields, ...(tokenize ? { tokenize } : {}) });
    engine.addAll(corpus);
    return (text) =>
      engine
        .search(text)
        .slice(0, TOP)
        .map(({ id }) => String(id));
  };

const flexSearch =
  (isForChinese: boolean): Build =>
  (corpus) => {
    const engine = new Document<{ id: string; title: string; body: string }>({
      document: { id: 'id', index: fields },
      ...(isForChinese ? { encoder: Charset.CJK } : {}),
    });
    for (const { id, title, body } of corpus) engine.add({ id, title, body });
    return (text) =>
      engine
        .search(text, { limit: TOP, merge: true, suggest: isForChinese })
        .slice(0, TOP)
        .map(({ id }) => String(id));
  };

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
const words = (text: string): string[] =>
  Array.from(segmenter.segment(text.toLowerCase())).flatMap(({ segment, isWordLike }) =>
    isWordLike === true ? [segment] : [],
  );

const orama =
  (isForChinese: boolean): Build =>
  async (corpus) => {
    const engine = create({
      schema: { id: 'string', title: 'string', body: 'string' } as const,
      ...(isForChinese
        ? {
            components: {
              tokenizer: { language: 'english', normalizationCache: new Map(), tokenize: words },
            },
          }
        : {}),
    });
    const documents = corpus.map(({ id, title, body }) => ({ id, title, body }));
    await insertMultiple(engine, documents, documents.length);
    return async (text) => {
      const { hits } = await search(engine, { term: text, limit: TOP });
      return hits.map(({ document }) => document.id);
    };
  };

/** Other engines by name: as they come, and with the least that each needs to be told for Chinese. */
export const peers: Readonly<Record<string, Build>> = {
  MiniSearch: miniSearch(),
  'MiniSearch, pairs': miniSearch(bigrams),
  FlexSearch: flexSearch(false),
  'FlexSearch, CJK': flexSearch(true),
  Orama: orama(false),
  'Orama, Segmenter': orama(true),
};
