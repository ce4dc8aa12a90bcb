import { useEffect, useMemo, useState } from 'preact/hooks';

import { libraryOf, type Script } from '../../core/script/script.ts';
import { CastSelect } from '../rehearsal/cast-select.tsx';
import { atPost, type Cast, castOf, posts } from '../rehearsal/customers.ts';
import '../rehearsal/rehearsal.css';
import { ScriptWalk } from '../rehearsal/script-walk.tsx';
import type { RoomProps } from '../rooms/registry.ts';
import { useTranslator } from '../theme/language.tsx';

/** A script walked through before a customer made up for it; at its end it is noted as done. Nothing said is kept. */
export function ScriptStep({
  deps,
  id,
  busy,
  onDone,
  onBack,
}: {
  deps: RoomProps['deps'];
  id: string;
  busy: boolean;
  onDone: () => void;
  onBack: () => void;
}) {
  const { t, error } = useTranslator();
  const [scripts, setScripts] = useState<readonly Script[]>();
  const [name, setName] = useState<Cast>('ordinary');
  const [now] = useState(() => (deps.clock ?? Date.now)());
  useEffect(() => {
    deps.api.scripts().then(setScripts, () => setScripts([]));
  }, [deps.api]);
  const script = scripts?.find((each) => each.id === id);
  const library = useMemo(() => libraryOf(scripts ?? []), [scripts]);
  const cast = useMemo(() => castOf(name, t, now), [name, t, now]);
  const person = useMemo(() => {
    const fits = posts.find((post) => script?.roles.includes(post) === true);
    return atPost(deps.person, fits ?? 'teller');
  }, [deps.person, script]);
  return (
    <section class="room-card course-walk" aria-label={script?.title ?? id}>
      <header>
        <h2>{script?.title ?? id}</h2>
        <CastSelect value={name} onChange={setName} />
        <span class="grow" />
        <button type="button" class="tw-link" onClick={onBack}>
          {t('courses.backToCourse')}
        </button>
      </header>
      {scripts !== undefined && script === undefined && (
        <p class="room-problem">{error('script.notFound')}</p>
      )}
      {script !== undefined && (
        <ScriptWalk key={name} script={script} library={library} cast={cast} person={person} now={now}>
          <p class="course-walked">
            {t('courses.walkDone')}
            <button type="button" class="tw-btn primary" disabled={busy} onClick={onDone}>
              {t('courses.walked')}
            </button>
          </p>
        </ScriptWalk>
      )}
    </section>
  );
}
