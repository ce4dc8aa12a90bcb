import { useEffect, useRef, useState } from 'preact/hooks';

import type { KnowledgeApi, SearchHit, SearchQuery } from '../api/knowledge-api.ts';

export interface SearchState {
  readonly status: 'loading' | 'there' | 'failed';
  readonly hits: readonly SearchHit[];
  /** The text these hits answer; while another is asked for, they are those of the text before. */
  readonly of: string | undefined;
  /** Milliseconds the answer took. */
  readonly tookMs: number;
}

/** Asks at every keystroke; only the answer to the newest question counts. The hits before stay until it is there. */
export function useSearch(
  api: KnowledgeApi,
  text: string,
  pageKind: string | undefined,
): SearchState & { again: () => void } {
  const [state, setState] = useState<SearchState>({ status: 'loading', hits: [], of: undefined, tookMs: 0 });
  const [turn, setTurn] = useState(0);
  const newest = useRef(0);
  useEffect(() => {
    newest.current += 1;
    const mine = newest.current;
    const started = performance.now();
    const query: SearchQuery = pageKind === undefined ? { text } : { text, pageKind };
    api.search(query).then(
      (hits) => {
        if (mine === newest.current)
          setState({ status: 'there', hits, of: text, tookMs: performance.now() - started });
      },
      () => {
        if (mine === newest.current) setState((before) => ({ ...before, status: 'failed' }));
      },
    );
  }, [api, text, pageKind, turn]);
  useEffect(() => {
    const controller = new AbortController();
    api.onChange(() => setTurn((count) => count + 1), { signal: controller.signal });
    return () => controller.abort();
  }, [api]);
  return { ...state, again: () => setTurn((count) => count + 1) };
}
