import { ArrowLeft, Check } from 'lucide-preact';
import { useState } from 'preact/hooks';

import { diffBodies } from '../../core/article/diff.ts';
import type { DraftDetail } from '../../core/contracts/drafts.ts';
import { diffLinesOf } from '../../core/draft/line-diff.ts';
import { describeText } from '../../core/draft/prepare.ts';
import { joinFile, splitFile } from '../../core/article/write.ts';
import { TextEditor } from '../rehearsal/text-editor.tsx';
import { Icon } from '../theme/icon.tsx';
import { useTranslator } from '../theme/language.tsx';
import type { RoomProps } from '../rooms/registry.ts';
import { Actions } from './actions.tsx';
import { BodyEditor } from './body-editor.tsx';
import { Comments } from './comments.tsx';
import { CompareLines } from './compare-lines.tsx';
import { Compare } from './compare.tsx';
import { ConflictPanel } from './conflict-panel.tsx';
import { FieldsForm } from './fields-form.tsx';
import { Side } from './side.tsx';
import { useDraft } from './use-draft.ts';
import { time } from './when.ts';

type Tab = 'body' | 'fields' | 'compare' | 'comments';

/** One draft: its text, fields, difference and comments, with the steps and checks beside it. */
export function DraftDesk({ id, deps, go }: RoomProps & { id: string }) {
  const { t, error } = useTranslator();
  const editing = useDraft(deps.client, id);
  const [chosen, setTab] = useState<Tab>();
  const { draft, text } = editing;
  if (draft === undefined) {
    return (
      <div class="room-state">
        {editing.code === undefined ? (
          <p class="tw-muted">{t('room.loading')}</p>
        ) : (
          <>
            <p role="alert">{error(editing.code)}</p>
            <button type="button" class="tw-btn" onClick={() => go('drafts')}>
              {t('drafts.back')}
            </button>
          </>
        )}
      </div>
    );
  }
  const isArticle = draft.kind === 'articles';
  const { front, body } = isArticle ? splitFile(text) : { front: '', body: text };
  const changes = changesOf(draft, body);
  const tab: Tab = chosen ?? (draft.may.save ? 'body' : draft.base === undefined ? 'body' : 'compare');
  const labels: Partial<Record<Tab, string>> = {
    body: t('drafts.tab.body'),
    ...(isArticle ? { fields: t('drafts.tab.fields') } : {}),
    compare: t('drafts.tab.compare', { n: changes }),
    comments: t('drafts.tab.comments', { n: draft.comments.filter(({ resolved }) => !resolved).length }),
  };
  const put = (next: { front?: string; body?: string }): void =>
    editing.write(joinFile(next.front ?? front, next.body ?? body));
  return (
    <>
      <header class="room-head">
        <button type="button" class="tw-link" onClick={() => go('drafts')}>
          <Icon of={ArrowLeft} />
          {t('drafts.back')}
        </button>
        <h1>{describeText(draft.kind, text, draft.itemId).title}</h1>
        <span class={`tw-tag ${draft.state === 'published' ? 'ok' : 'warn'}`}>
          {t(`drafts.state.${draft.state}`)}
        </span>
        <span class="tw-muted">{draft.itemId}</span>
        <span class="grow" />
        <span class="tw-muted draft-saving" role="status">
          {editing.saving === 'waiting' && t('drafts.saving')}
          {editing.saving === 'failed' && t('drafts.unsaved')}
          {editing.saving === 'saved' && editing.savedAt !== undefined && (
            <>
              <Icon of={Check} size={14} />
              {t('drafts.saved', { time: time(editing.savedAt) })}
            </>
          )}
        </span>
        <Actions draft={draft} editing={editing} client={deps.client} person={deps.person} />
      </header>
      {editing.isRestored && <p class="room-note warn">{t('drafts.restored')}</p>}
      {editing.code !== undefined && (
        <p class="room-note danger" role="alert">
          {error(editing.code)}
        </p>
      )}
      {editing.conflict !== undefined && (
        <ConflictPanel
          conflict={editing.conflict}
          onKeep={(merged) => {
            editing.resolve(merged);
            editing.load();
          }}
        />
      )}
      <div class="room-body draft-columns">
        <section class="room-card draft-main">
          <div class="draft-tabs" role="tablist" aria-label={draft.title}>
            {(Object.keys(labels) as Tab[]).map((name) => (
              <button
                key={name}
                type="button"
                role="tab"
                id={`draft-tab-${name}`}
                aria-selected={name === tab}
                aria-controls="draft-panel"
                class={name === tab ? 'on' : ''}
                onClick={() => setTab(name)}
              >
                {labels[name]}
              </button>
            ))}
          </div>
          <div id="draft-panel" role="tabpanel" aria-labelledby={`draft-tab-${tab}`} class="draft-panel">
            {tab === 'body' && !isArticle && (
              <TextEditor draft={draft} text={text} deps={deps} onText={editing.write} />
            )}
            {tab === 'body' && isArticle && (
              <BodyEditor
                body={body}
                article={draft.itemId}
                mayWrite={draft.may.save}
                deps={deps}
                onBody={(next) => put({ body: next })}
              />
            )}
            {tab === 'fields' && (
              <FieldsForm
                front={front}
                mayWrite={draft.may.save}
                findings={editing.findings}
                api={deps.api}
                onFront={(next) => put({ front: next })}
              />
            )}
            {tab === 'compare' &&
              (isArticle ? (
                <Compare base={draft.base} body={body} />
              ) : (
                <CompareLines base={draft.base} text={text} />
              ))}
            {tab === 'comments' && (
              <Comments
                draft={draft}
                body={isArticle ? body : ''}
                client={deps.client}
                onChange={editing.load}
              />
            )}
          </div>
        </section>
        <Side draft={draft} findings={editing.findings} />
      </div>
    </>
  );
}

/** Paragraphs of an article, or lines of another text, that differ from the version before. */
function changesOf({ kind, base }: DraftDetail, body: string): number {
  if (base === undefined) return 0;
  const changes =
    kind === 'articles' ? diffBodies(splitFile(base.text).body, body) : diffLinesOf(base.text, body);
  return changes.filter(({ how }) => how !== 'same').length;
}
