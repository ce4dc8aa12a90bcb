import { useEffect, useState } from 'preact/hooks';

import type { KnowledgeApi } from '../api/knowledge-api.ts';

const none: ReadonlyMap<string, number> = new Map();

/** Tags of the articles in force, with how many articles have each; empty until they are read. */
export function useTagsInUse(api: Pick<KnowledgeApi, 'articles'>): ReadonlyMap<string, number> {
  const [tags, setTags] = useState(none);
  useEffect(() => {
    let current = true;
    api.articles().then(
      (articles) => {
        if (!current) return;
        const counts = new Map<string, number>();
        for (const tag of articles.flatMap((article) => article.tags))
          counts.set(tag, (counts.get(tag) ?? 0) + 1);
        setTags(counts);
      },
      // Without them tags are typed.
      () => {},
    );
    return () => {
      current = false;
    };
  }, [api]);
  return tags;
}
