import { useMemo, useState } from 'preact/hooks';

import type { Article } from '../../core/article/article.ts';
import type { DraftDetail } from '../../core/contracts/drafts.ts';
import type { MomentDefinition } from '../../core/moment/moment.ts';
import { libraryOf, type Script } from '../../core/script/script.ts';
import type { RoomProps } from '../rooms/registry.ts';
import { useTranslator } from '../theme/language.tsx';
import { CastSelect } from './cast-select.tsx';
import { atPost, type Cast, castOf, posts } from './customers.ts';
import { MomentShow } from './moment-show.tsx';
import { ScriptWalk } from './script-walk.tsx';

/** A script or a moment tried before a simulated customer. */
export function Stage({
  kind,
  value,
  scripts,
  articles,
  deps,
}: {
  kind: DraftDetail['kind'];
  value: unknown;
  scripts: readonly Script[];
  articles: readonly Article[];
  deps: RoomProps['deps'];
}) {
  const { t } = useTranslator();
  const [name, setName] = useState<Cast>('ordinary');
  const [role, setRole] = useState<(typeof posts)[number]>('teller');
  const [now] = useState(() => (deps.clock ?? Date.now)());
  const cast = useMemo(() => castOf(name, t, now), [name, t, now]);
  const person = useMemo(() => atPost(deps.person, role), [deps.person, role]);
  const library = useMemo(() => libraryOf(scripts), [scripts]);
  const shared = { library, cast, person, now };
  return (
    <div class="rehearsal-try">
      <h2>{t(kind === 'scripts' ? 'rehearsal.script' : 'rehearsal.moment')}</h2>
      <div class="rehearsal-cast">
        <CastSelect value={name} onChange={setName} />
        <label>
          {t('rehearsal.role')}
          <select
            class="tw-input"
            name="post"
            value={role}
            onChange={({ currentTarget }) => setRole(currentTarget.value as typeof role)}
          >
            {posts.map((one) => (
              <option key={one} value={one}>
                {t(`role.${one}`)}
              </option>
            ))}
          </select>
        </label>
      </div>
      {value === undefined && <p class="room-note warn">{t('rehearsal.broken')}</p>}
      {value !== undefined && kind === 'scripts' && <ScriptWalk script={value as Script} {...shared} />}
      {value !== undefined && kind === 'moments' && (
        <MomentShow moment={value as MomentDefinition} articles={articles} {...shared} />
      )}
    </div>
  );
}
