import { useEffect, useMemo, useRef, useState } from 'preact/hooks';

import type { Article } from '../../core/article/article.ts';
import type { DraftDetail } from '../../core/contracts/drafts.ts';
import { draftLibrary } from '../../core/contracts/rehearsal.ts';
import { inspectText } from '../../core/draft/inspect.ts';
import type { Finding } from '../../core/errors.ts';
import { parseScript } from '../../core/script/parse.ts';
import { useLater } from '../drafts/use-later.ts';
import type { RoomProps } from '../rooms/registry.ts';
import { useAsked } from '../rooms/use-asked.ts';
import { useTranslator } from '../theme/language.tsx';
import { ContentForm } from './form/content-form.tsx';
import './rehearsal.css';
import { Stage } from './stage.tsx';
import { YamlText } from './yaml-text.tsx';

const views = ['form', 'text'] as const;

/**
 * A text that is not an article: its YAML with every finding as it is typed. Scripts and moments are written in a form
 * unless one asks for the text, which both change, and are tried beside it.
 */
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
  const { kind } = draft;
  const formKind = kind === 'scripts' || kind === 'moments' ? kind : undefined;
  const isTried = formKind !== undefined;
  const [view, setView] = useState<(typeof views)[number]>(isTried ? 'form' : 'text');
  const [place, setPlace] = useState<{ readonly line: number }>();
  const [articles, setArticles] = useState<readonly Article[]>([]);
  const reveal = useRef<((finding: Finding) => void) | undefined>(undefined);
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
  const library = useMemo(() => scripts.map((one) => one.value), [scripts]);
  const isHere = reply.value !== undefined;
  const { value, findings } = useMemo(
    () => inspectText(kind, { file: 'draft', text: read }, scripts),
    [kind, read, scripts],
  );
  useEffect(() => {
    if (isTried) deps.api.articles().then(setArticles, () => setArticles([]));
  }, [isTried, deps.api]);
  const toText = (line: number): void => {
    setView('text');
    setPlace({ line });
  };
  const seen = isHere || !isTried ? findings : [];
  return (
    <div class="rehearsal">
      <div>
        {isTried && (
          <div class="room-tabs" role="group" aria-label={t('scriptForm.view')}>
            {views.map((name) => (
              <button
                key={name}
                type="button"
                class="room-tab"
                aria-pressed={name === view}
                onClick={() => {
                  setView(name);
                  setPlace(undefined);
                }}
              >
                {t(`scriptForm.view.${name}`)}
              </button>
            ))}
          </div>
        )}
        {formKind !== undefined && view === 'form' ? (
          <ContentForm
            kind={formKind}
            text={text}
            mayWrite={draft.may.save}
            findings={seen}
            scripts={library}
            articles={articles}
            api={deps.api}
            reveal={reveal}
            onText={onText}
            toText={toText}
          />
        ) : (
          <YamlText text={text} mayWrite={draft.may.save} place={place} onText={onText} />
        )}
        <ul class="rehearsal-findings" aria-label={t('rehearsal.findings')} aria-live="polite">
          {(isHere || !isTried) && findings.length === 0 && <li class="tw-muted">{t('rehearsal.fine')}</li>}
          {seen.map((finding, at) => (
            <li key={at}>
              <button
                type="button"
                class="tw-link"
                onClick={() => (view === 'form' ? reveal.current?.(finding) : toText(finding.line ?? 1))}
              >
                {t('drafts.checks.line', { n: finding.line ?? 1 })}
              </button>{' '}
              <span class="draft-fault">{finding.message}</span>
            </li>
          ))}
        </ul>
      </div>
      {isTried && isHere && (
        <Stage
          kind={kind}
          value={findings.length === 0 ? value : undefined}
          scripts={library}
          articles={articles}
          deps={deps}
        />
      )}
    </div>
  );
}
