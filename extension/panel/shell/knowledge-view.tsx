import { useEffect, useRef, useState } from 'preact/hooks';

import type { Person } from '../../../core/organisation/person.ts';
import type { Language } from '../../../core/i18n/translate.ts';
import type { Caller } from '../../../web/api/client.ts';
import type { KnowledgeApi } from '../../../web/api/knowledge-api.ts';
import type { PanelPort } from '../port.ts';
import { useTranslator } from '../../../web/theme/language.tsx';

export interface KnowledgeRequest {
  readonly query: string;
  readonly article?: string;
  /** Opens a room, as `room/place`, instead of the search. */
  readonly place?: string;
}

/** The knowledge micro-frontend in the panel, loaded when first asked for; keystrokes typed meanwhile are handed over. */
export function KnowledgeView({
  api,
  client,
  clock,
  person,
  language,
  theme,
  pageKind,
  request,
  record,
  onClose,
  onRead,
}: {
  api: KnowledgeApi;
  client: Caller;
  clock: () => number;
  person: Person | undefined;
  language: Language;
  theme: 'light' | 'dark';
  pageKind: string;
  request: KnowledgeRequest;
  record: PanelPort['record'];
  onClose: () => void;
  onRead: (articleId: string, version: number) => void;
}) {
  const { t } = useTranslator();
  const place = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState(request.place ?? '');
  // The room an article was opened from, a course for one: back leads there.
  const [from, setFrom] = useState<string>();
  const go = (next: string): void => {
    setFrom(/^knowledge\/./.test(next) ? room : undefined);
    setRoom(next);
  };
  const [state, setState] = useState<'loading' | 'there' | 'failed'>('loading');
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    import('../../../web/mount.tsx').then(
      ({ mountKnowledge }) => {
        const element = place.current;
        if (signal.aborted || element === null) return;
        setState('there');
        mountKnowledge(element, {
          api,
          client,
          clock,
          language,
          theme,
          person,
          compact: true,
          pageKind,
          place: room,
          onPlace: go,
          ...(from === undefined ? {} : { onLeave: () => setRoom(from) }),
          signal,
          initialQuery: request.query,
          ...(request.article === undefined ? {} : { initialArticle: request.article }),
          record,
          onClose,
          onRead,
        });
      },
      () => setState('failed'),
    );
    return () => controller.abort();
  }, [api, language, theme, request, room, from]);
  return (
    <div class="knowledge">
      {state === 'failed' && (
        <p class="problem" role="alert">
          {t('search.error')}
          <button type="button" class="tw-btn small" onClick={onClose}>
            {t('action.close')}
          </button>
        </p>
      )}
      <div ref={place} class="knowledge-place" />
    </div>
  );
}
