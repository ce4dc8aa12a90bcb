import { useEffect, useState } from 'preact/hooks';

import type { Suggestion } from '../../core/search/hit.ts';
import type { KnowledgeApi } from '../api/knowledge-api.ts';

interface Offers {
  readonly of: string;
  readonly list: readonly Suggestion[];
}

const none: readonly Suggestion[] = [];

/**
 * What to offer for a text: names that continue it and, where nothing was found, those nearest to it. Only an answer for
 * the very text counts; without one there is nothing to offer, which hinders nobody.
 */
export function useOffers(api: KnowledgeApi, text: string, isNothingFound: boolean): readonly Suggestion[] {
  const [offers, setOffers] = useState<Offers>({ of: '', list: none });
  useEffect(() => {
    if (text.trim() === '') return undefined;
    let current = true;
    const asked = isNothingFound ? api.nearest(text) : api.suggest(text);
    asked.then(
      (list) => current && setOffers({ of: text, list }),
      () => {},
    );
    return () => {
      current = false;
    };
  }, [api, text, isNothingFound]);
  return offers.of === text ? offers.list : none;
}
