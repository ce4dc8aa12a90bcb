import { render } from 'preact';

import type { KnowledgeDeps } from './knowledge/knowledge-deps.ts';
import { KnowledgeApp } from './knowledge/knowledge-app.tsx';

/** Mounts the knowledge micro-frontend into an element of the caller; `deps.signal` takes it away again. */
export function mountKnowledge(element: HTMLElement, deps: KnowledgeDeps): void {
  if (deps.signal.aborted) return;
  render(<KnowledgeApp {...deps} />, element);
  deps.signal.addEventListener('abort', () => render(null, element), { once: true });
}
