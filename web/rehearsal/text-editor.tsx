import { useEffect, useId, useMemo, useRef, useState } from 'preact/hooks';

import type { Article } from '../../core/article/article.ts';
import type { DraftDetail } from '../../core/contracts/drafts.ts';
import { draftLibrary } from '../../core/contracts/rehearsal.ts';
import { inspectText } from '../../core/draft/inspect.ts';
import type { MomentDefinition } from '../../core/moment/moment.ts';
import { parseScript } from '../../core/script/parse.ts';
import { libraryOf, type Script } from '../../core/script/script.ts';
import { useLater } from '../drafts/use-later.ts';
import type { RoomProps } from '../rooms/registry.ts';
import { useAsked } from '../rooms/use-asked.ts';
import { useTranslator } from '../theme/language.tsx';
import { CastSelect } from './cast-select.tsx';
import { atPost, type Cast, castOf, posts } from './customers.ts';
import { MomentShow } from './moment-show.tsx';
import './rehearsal.css';
import { ScriptWalk } from './script-walk.tsx';

/** A text that is not an article: its YAML with every finding as it is typed, and scripts and moments to try beside it. */
export function TextEditor({
  draft,
  text,
  deps,
  onText,
}: {
  draft: DraftDetail;
  text: string;
  deps: RoomProps['deps'];
  onText: (text: string) => void;
}) {
  const { t } = useTranslator();
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const read = useLater(text, 250);
  const reply = useAsked(deps.client, draftLibrary, { params: { id: draft.id } });
  const scripts = useMemo(
    () =>
      (reply.value?.files ?? []).flatMap(({ path, text: yaml }) => {
        const parsed = parseScript({ file: path, text: yaml });
        return 'value' in parsed ? [{ file: path, text: yaml, value: parsed.value }] : [];
      }),
    [reply.value],
  );
  const isHere = reply.value !== undefined;
  const { value, findings } = useMemo(
    () => inspectText(draft.kind, { file: 'draft', text: read }, scripts),
    [draft.kind, read, scripts],
  );
  const goTo = (line: number): void => {
    const field = area.current;
    if (field === null) return;
    const from =
      field.value
        .split('\n')
        .slice(0, line - 1)
        .join('\n').length + (line > 1 ? 1 : 0);
    const to = field.value.indexOf('\n', from);
    field.focus();
    field.setSelectionRange(from, to < 0 ? field.value.length : to);
  };
  const isTried = draft.kind === 'scripts' || draft.kind === 'moments';
  return (
    <div class="rehearsal">
      <div>
        <label for={id} class="tw-muted">
          {t('rehearsal.text')}
        </label>
        <textarea
          ref={area}
          id={id}
          class="tw-input"
          name="text"
          value={text}
          readOnly={!draft.may.save}
          spellcheck={false}
          onInput={({ currentTarget }) => onText(currentTarget.value)}
        />
        <ul class="rehearsal-findings" aria-label={t('rehearsal.findings')} aria-live="polite">
          {(isHere || !isTried) && findings.length === 0 && <li class="tw-muted">{t('rehearsal.fine')}</li>}
          {(isHere || !isTried) &&
            findings.map(({ message, line = 1 }, at) => (
              <li key={at}>
                <button type="button" class="tw-link" onClick={() => goTo(line)}>
                  {t('drafts.checks.line', { n: line })}
                </button>{' '}
                <span class="draft-fault">{message}</span>
              </li>
            ))}
        </ul>
      </div>
      {isTried && isHere && (
        <Stage
          kind={draft.kind}
          value={findings.length === 0 ? value : undefined}
          scripts={scripts.map((one) => one.value)}
          deps={deps}
        />
      )}
    </div>
  );
}

function Stage({
  kind,
  value,
  scripts,
  deps,
}: {
  kind: DraftDetail['kind'];
  value: unknown;
  scripts: readonly Script[];
  deps: RoomProps['deps'];
}) {
  const { t } = useTranslator();
  const [name, setName] = useState<Cast>('ordinary');
  const [role, setRole] = useState<(typeof posts)[number]>('teller');
  const [articles, setArticles] = useState<readonly Article[]>([]);
  const [now] = useState(() => (deps.clock ?? Date.now)());
  useEffect(() => {
    if (kind === 'moments') deps.api.articles().then(setArticles, () => setArticles([]));
  }, [kind, deps.api]);
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
