import { useEffect, useState } from 'preact/hooks';

import type { Article } from '../../core/article/article.ts';
import type { MomentDefinition } from '../../core/moment/moment.ts';
import type { Script } from '../../core/script/script.ts';
import type { KnowledgeApi } from '../../web/api/knowledge-api.ts';

export interface PanelKnowledge {
  readonly articles: readonly Article[];
  /** What would be in force, were its review not overdue for too long. */
  readonly stopped: readonly Article[];
  readonly scripts: readonly Script[];
  readonly moments: readonly MomentDefinition[];
}

/** Knowledge in force for the person, read again on every change; the copy before stays until the new one is there. */
export function useKnowledge(api: KnowledgeApi): { knowledge?: PanelKnowledge; failed: boolean } {
  const [state, setState] = useState<{ knowledge?: PanelKnowledge; failed: boolean }>({ failed: false });
  useEffect(() => {
    const controller = new AbortController();
    const read = async (): Promise<void> => {
      try {
        const [articles, stopped, scripts, moments] = await Promise.all([
          api.articles(),
          api.stopped(),
          api.scripts(),
          api.moments(),
        ]);
        if (!controller.signal.aborted)
          setState({ knowledge: { articles, stopped, scripts, moments }, failed: false });
      } catch {
        if (!controller.signal.aborted) setState((before) => ({ ...before, failed: true }));
      }
    };
    void read();
    api.onChange(() => void read(), { signal: controller.signal });
    return () => controller.abort();
  }, [api]);
  return state;
}
