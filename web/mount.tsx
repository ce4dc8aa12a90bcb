import { render } from 'preact';

import type { KnowledgeDeps } from './knowledge/knowledge-deps.ts';
import { KnowledgeApp } from './knowledge/knowledge-app.tsx';
import { roomAt } from './rooms/registry.ts';
import { RoomHost } from './rooms/room-host.tsx';

/** Mounts the knowledge micro-frontend into an element of the caller; `deps.signal` takes it away again. */
export function mountKnowledge(element: HTMLElement, deps: KnowledgeDeps): void {
  if (deps.signal.aborted) return;
  render(<Inside {...deps} />, element);
  deps.signal.addEventListener('abort', () => render(null, element), { once: true });
}

/** The room that is asked for; without a client or a person, or in a panel it is not made for, the knowledge base. */
function Inside(deps: KnowledgeDeps) {
  const { client, person, onPlace } = deps;
  const { room, place } = roomAt(deps.place ?? '');
  const isShut = deps.compact === true && room.inPanel !== true;
  if (isShut || room.load === undefined || client === undefined || person === undefined) {
    const [article] = isShut ? [] : place.split('^');
    return <KnowledgeApp {...deps} {...(article ? { initialArticle: article } : {})} />;
  }
  const go = (to: string): void => onPlace?.(to.includes('/') || to === '' ? to : `${room.name}/${to}`);
  return <RoomHost room={room} place={place} go={go} deps={{ ...deps, client, person }} />;
}
