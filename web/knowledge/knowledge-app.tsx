import { useId, useRef, useState } from 'preact/hooks';

import '../theme/tokens.css';
import '../theme/base.css';
import './knowledge.css';
import '../reader/reader.css';
import type { KnowledgeDeps } from './knowledge-deps.ts';
import { LanguageProvider } from '../theme/language.tsx';
import { useLanguage } from '../theme/use-language.ts';
import { useTheme } from '../theme/use-theme.ts';
import { AnnouncementList } from '../announcements/announcement-list.tsx';
import { useAnnouncements } from '../announcements/use-announcements.ts';
import { ReadingList } from '../readings/reading-list.tsx';
import { useReadings } from '../readings/use-readings.ts';
import { useUsage } from './use-usage.ts';
import { SearchView } from './search-view.tsx';
import { Reading, type Opened } from './reading.tsx';

/** The knowledge room: search with its hits, and one article or script opened from them. */
export function KnowledgeApp(deps: KnowledgeDeps) {
  const translator = useLanguage(deps.language);
  const shade = useTheme(deps.theme);
  const listId = useId();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(deps.initialQuery ?? '');
  const [trail, setTrail] = useState<readonly Opened[]>(
    deps.initialArticle === undefined ? [] : [{ kind: 'article', id: deps.initialArticle }],
  );
  const opened = trail.at(-1);
  const readings = useReadings(deps.client, deps.person, deps.record);
  const announcements = useAnnouncements(deps.client, deps.person);
  const now = (deps.clock ?? Date.now)();
  const searched = useUsage(deps.client, deps.signal, opened);
  const { onPlace } = deps;
  // Nothing was found: the question goes to those who know.
  const asking =
    onPlace === undefined || deps.client === undefined ? {} : { onAsk: () => onPlace('questions/ask') };
  const back = (): void => {
    // Opened straight from elsewhere and nothing behind it: back means back there, or away.
    if (trail.length === 1 && deps.initialArticle !== undefined && text === '')
      (deps.onLeave ?? deps.onClose)?.();
    setTrail(trail.slice(0, -1));
  };
  if (translator === undefined) return null;
  return (
    <LanguageProvider value={translator}>
      <div
        class={deps.compact === true ? 'tw kn compact' : 'tw kn wide'}
        data-theme={shade}
        lang={deps.language}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || opened === undefined) return;
          event.preventDefault();
          back();
        }}
      >
        {opened !== undefined && (
          <Reading
            opened={opened}
            api={deps.api}
            compact={deps.compact === true}
            onBack={back}
            onClose={deps.onClose}
            onOpen={(id) => setTrail([...trail, { kind: id.startsWith('SCR-') ? 'script' : 'article', id }])}
            readings={readings}
            now={now}
            client={deps.client}
            person={deps.person}
            onPlace={deps.onPlace}
            onRead={deps.onRead}
          />
        )}
        <div class="kn-room" hidden={opened !== undefined}>
          <ReadingList
            open={readings.open}
            now={now}
            onOpen={(id) => setTrail([...trail, { kind: 'article', id }])}
          />
          <AnnouncementList
            of={announcements.unread}
            confirm={announcements.confirm}
            now={now}
            onArticle={(id) => setTrail([...trail, { kind: 'article', id }])}
          />
          <SearchView
            deps={{ ...asking, ...deps }}
            onSearched={searched}
            listId={listId}
            field={field}
            text={text}
            shown={opened === undefined}
            onText={setText}
            onOpen={({ kind, id, block }) =>
              setTrail([...trail, block === undefined ? { kind, id } : { kind, id, block }])
            }
          />
        </div>
      </div>
    </LanguageProvider>
  );
}
