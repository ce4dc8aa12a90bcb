import { useEffect, useRef, useState } from 'preact/hooks';

import { AppError } from '../../core/errors.ts';
import type { Language } from '../../core/i18n/translate.ts';
import type { Person } from '../../core/organisation/person.ts';
import { type Client, createClient } from '../api/client.ts';
import { createServerKnowledge } from '../api/server-knowledge.ts';
import { createSessions } from '../api/sessions.ts';
import type { KnowledgeApi } from '../api/knowledge-api.ts';
import { mountKnowledge } from '../mount.tsx';
import { roomAt } from '../rooms/registry.ts';
import { useLanguage } from '../theme/use-language.ts';
import { type Theme, useTheme } from '../theme/use-theme.ts';

/** Rooms that a knowledge token opens; the others are not embedded. */
const openRooms: readonly string[] = ['knowledge', 'readings', 'questions'];
const within = (place: string): string => (openRooms.includes(roomAt(place).room.name) ? place : '');

type State =
  | { readonly at: 'asking' }
  | { readonly at: 'failed'; readonly code: string }
  | { readonly at: 'inside'; readonly person: Person; readonly client: Client };

/** Asks who the token is for, then shows the room; says in a sentence why it cannot. */
export function Embedded({
  server,
  language,
  theme,
  place,
  onPlace,
  getToken,
}: {
  server: string;
  language: Language;
  theme: Theme;
  place: string;
  onPlace: (place: string) => void;
  getToken: (() => Promise<string>) | undefined;
}) {
  const translator = useLanguage(language);
  const shade = useTheme(theme);
  const [state, setState] = useState<State>({ at: 'asking' });
  const [round, setRound] = useState(0);
  useEffect(() => {
    let isCurrent = true;
    setState({ at: 'asking' });
    if (server === '' || getToken === undefined) return undefined;
    const fail = (code: string): void => void (isCurrent && setState({ at: 'failed', code }));
    const client = createClient(server, language, fail, async () => getToken());
    createSessions(client)
      .me()
      .then(
        (person) => isCurrent && setState({ at: 'inside', person, client }),
        (failure: unknown) => fail(failure instanceof AppError ? failure.code : 'server.internal'),
      );
    return () => {
      isCurrent = false;
    };
  }, [server, language, getToken, round]);
  if (state.at === 'inside') {
    const { person, client } = state;
    return <Room {...{ server, language, theme: shade, place, onPlace, person, client }} />;
  }
  if (translator === undefined) return null;
  return (
    <div class="tw embed-state" data-theme={shade} lang={language}>
      {state.at === 'asking' ? (
        <p class="tw-muted">{translator.t('search.loading')}</p>
      ) : (
        <>
          <p role="alert">{translator.error(state.code)}</p>
          <button type="button" class="tw-btn" onClick={() => setRound(round + 1)}>
            {translator.t('action.retry')}
          </button>
        </>
      )}
    </div>
  );
}

function Room({
  server,
  client,
  person,
  place,
  onPlace,
  language,
  theme,
}: {
  server: string;
  client: Client;
  person: Person;
  place: string;
  onPlace: (place: string) => void;
  language: Language;
  theme: 'light' | 'dark';
}) {
  const room = useRef<HTMLDivElement>(null);
  const [mounted, setMounted] = useState<{ api: KnowledgeApi; signal: AbortSignal }>();
  useEffect(() => {
    const controller = new AbortController();
    const api = createServerKnowledge(client, person, () => client.now(), server);
    setMounted({ api, signal: controller.signal });
    return () => controller.abort();
  }, [server, client, person]);
  // Mounted again over itself, so that another theme does not lose what is typed or open.
  useEffect(() => {
    if (room.current !== null && mounted !== undefined)
      mountKnowledge(room.current, {
        ...{ ...mounted, client, person, language, theme },
        clock: () => client.now(),
        isGuest: true,
        place: within(place),
        onPlace: (to) => onPlace(within(to)),
      });
  }, [mounted, client, person, place, language, theme]);
  return <div class="embed-room" ref={room} />;
}
