import type { KnowledgeApi } from './knowledge-api.ts';

/** How often a page asks whether there is a newer revision, while someone listens. */
const renewMs = 60_000;

/** Tells listeners when the copy is behind; a question that fails is asked again a minute later. */
export function heedRevisions(isBehind: () => Promise<boolean>): KnowledgeApi['onChange'] {
  return (listener, { signal }) => {
    const timer = setInterval(() => {
      isBehind().then(
        (is) => is && !signal.aborted && listener(),
        () => {},
      );
    }, renewMs);
    signal.addEventListener('abort', () => clearInterval(timer), { once: true });
  };
}
