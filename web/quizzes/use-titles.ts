import { useEffect, useState } from 'preact/hooks';

import type { KnowledgeApi } from '../api/knowledge-api.ts';

/** Titles of articles from the knowledge copy; a number without a title stands for itself. */
export function useTitles(
  api: Pick<KnowledgeApi, 'article'>,
  ids: readonly string[],
): ReadonlyMap<string, string> {
  const [titles, setTitles] = useState<ReadonlyMap<string, string>>(new Map());
  const asked = [...new Set(ids)].sort().join(' ');
  useEffect(() => {
    let isHere = true;
    void Promise.all(
      asked
        .split(' ')
        .map(async (id) => [id, (await api.article(id).catch(() => undefined))?.title ?? id] as const),
    ).then((found) => isHere && setTitles(new Map(found)));
    return () => {
      isHere = false;
    };
  }, [api, asked]);
  return titles;
}
