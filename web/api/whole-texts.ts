import * as v from 'valibot';

import { articleSchema, type Article } from '../../core/article/article.ts';
import { fullTextSearch, searchQuestion, wholeText } from '../../core/contracts/knowledge-online.ts';
import { AppError } from '../../core/errors.ts';
import type { Caller } from './client.ts';
import type { KnowledgeApi } from './knowledge-api.ts';
import { sha256 } from './sha256.ts';

/** Shorter questions are answered by names alone. */
const leastLength = 2;
/** Numbers of customers are not for the service to see in a search. */
const longNumber = /\d{6,}/g;

/**
 * Knowledge whose copy may hold only the beginnings of articles: the rest is fetched from the service when an article is
 * opened, and searched there. What comes is believed only with the hash that the signed copy names. Where the service cannot
 * be asked the beginning is given, which still names what is missing.
 */
export function wholeTextsOf(api: KnowledgeApi, client: Caller): KnowledgeApi {
  const filled = async (article: Article | undefined): Promise<Article | undefined> => {
    if (article?.whole === undefined) return article;
    try {
      const { text } = await client.call(wholeText, { params: { hash: article.whole } });
      if ((await sha256(text)) !== article.whole) throw new AppError('server.badAnswer');
      return v.parse(articleSchema, JSON.parse(text));
    } catch {
      return article;
    }
  };
  return {
    ...api,
    article: async (id) => filled(await api.article(id)),
    coming: async (id) => filled(await api.coming(id)),
    async searchWhole({ text, pageKind }) {
      if (!(await api.isPartial())) return undefined;
      const asked = v.safeParse(searchQuestion, {
        text: text.replace(longNumber, ' '),
        ...(pageKind === undefined ? {} : { pageKind }),
      });
      if (!asked.success || asked.output.text.length < leastLength) return undefined;
      const { ready, hits } = await client.call(fullTextSearch, { body: asked.output });
      if (!ready) throw new AppError('server.offline');
      return hits.map(({ block, why: { key, values }, ...hit }) => ({
        ...hit,
        ...(block === undefined ? {} : { block }),
        why: { key, ...(values === undefined ? {} : { values }) },
      }));
    },
  };
}
