import { Bold, Heading2, Image, Link, List } from 'lucide-preact';
import { useId, useRef, useState } from 'preact/hooks';

import { largestPicture, uploadMedia } from '../../core/contracts/media.ts';
import { MarkdownBody } from '../reader/markdown-body.tsx';
import { codeOf } from '../rooms/use-asked.ts';
import type { RoomProps } from '../rooms/registry.ts';
import { Icon } from '../theme/icon.tsx';
import { useTranslator } from '../theme/language.tsx';
import { ArticlePicker } from './article-picker.tsx';
import { base64Of } from './base64.ts';
import { useLater } from './use-later.ts';

const perMinute = 350;
const longFrom = 2_500;

/** The Markdown on the left, what readers will see on the right. Pictures are pasted or chosen. */
export function BodyEditor({
  body,
  article,
  mayWrite,
  deps,
  onBody,
}: {
  body: string;
  article: string;
  mayWrite: boolean;
  deps: RoomProps['deps'];
  onBody: (body: string) => void;
}) {
  const { t, error } = useTranslator();
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const file = useRef<HTMLInputElement>(null);
  const [linking, setLinking] = useState(false);
  const [picture, setPicture] = useState<'waiting' | { code: string }>();
  const shown = useLater(body, 250);

  /** Puts text where the cursor is, around what is selected. */
  const insert = (before: string, after = '', alone = false): void => {
    const field = area.current;
    if (field === null) return;
    const { selectionStart: from, selectionEnd: to, value } = field;
    const lead = alone && from > 0 && value[from - 1] !== '\n' ? '\n' : '';
    const next = value.slice(0, from) + lead + before + value.slice(from, to) + after + value.slice(to);
    field.value = next;
    const at = from + lead.length + before.length + (to - from);
    field.focus();
    field.setSelectionRange(at, at);
    onBody(next);
  };
  const addPicture = async (blob: Blob): Promise<void> => {
    setPicture('waiting');
    try {
      if (blob.size > largestPicture) throw Object.assign(new Error(), { code: 'media.refused' });
      const { src } = await deps.client.call(uploadMedia, { body: { base64: await base64Of(blob) } });
      insert(`\n![](${src})\n`);
      setPicture(undefined);
    } catch (failure) {
      setPicture({
        code: failure instanceof Error && 'code' in failure ? String(failure.code) : codeOf(failure),
      });
    }
  };
  const tools = [
    { icon: Heading2, name: 'drafts.tool.heading', act: () => insert('## ', '', true) },
    { icon: Bold, name: 'drafts.tool.bold', act: () => insert('**', '**') },
    { icon: List, name: 'drafts.tool.list', act: () => insert('- ', '', true) },
    { icon: Link, name: 'drafts.tool.link', act: () => setLinking(!linking) },
    { icon: Image, name: 'drafts.tool.image', act: () => file.current?.click() },
  ] as const;
  const length = body.replaceAll(/\s|\^[a-z0-9-]+$/gm, '').length;
  return (
    <div class="draft-editor">
      {mayWrite && (
        <div class="draft-tools" role="toolbar" aria-label={t('drafts.tab.body')}>
          {tools.map(({ icon, name, act }) => (
            <button key={name} type="button" class="tw-btn small" onClick={act}>
              <Icon of={icon} size={14} />
              {t(name)}
            </button>
          ))}
          <input
            ref={file}
            type="file"
            accept="image/png,image/jpeg,image/webp"
            hidden
            onChange={({ currentTarget }) => {
              const [chosen] = currentTarget.files ?? [];
              currentTarget.value = '';
              if (chosen !== undefined) void addPicture(chosen);
            }}
          />
          <span class="grow" />
          <span class={length > longFrom ? 'draft-long' : 'tw-muted'}>
            {t('drafts.length', { n: length, minutes: Math.max(1, Math.round(length / perMinute)) })}
            {length > longFrom && ` · ${t('drafts.long')}`}
          </span>
        </div>
      )}
      {linking && (
        <ArticlePicker
          api={deps.api}
          label={t('drafts.linkSearch')}
          onPick={(hit) => {
            setLinking(false);
            insert(`[${hit.title}](kb:${hit.id})`);
          }}
        />
      )}
      {picture === 'waiting' && <p class="room-note">{t('drafts.imageWait')}</p>}
      {picture !== undefined && picture !== 'waiting' && (
        <p class="room-note danger" role="alert">
          {error(picture.code)}
        </p>
      )}
      <div class="draft-halves">
        {mayWrite && (
          <div class="draft-half">
            <label for={id} class="tw-muted">
              {t('drafts.text')}
            </label>
            <textarea
              ref={area}
              id={id}
              class="tw-input draft-text"
              value={body}
              spellcheck={false}
              onInput={({ currentTarget }) => onBody(currentTarget.value)}
              onPaste={(event) => {
                const [pasted] = [...(event.clipboardData?.files ?? [])].filter(({ type }) =>
                  type.startsWith('image/'),
                );
                if (pasted === undefined) return;
                event.preventDefault();
                void addPicture(pasted);
              }}
            />
          </div>
        )}
        <div class="draft-half">
          <span class="tw-muted">{t('drafts.preview')}</span>
          <div class="draft-preview reader">
            <MarkdownBody
              key={shown}
              article={article}
              markdown={shown}
              mediaBase={deps.api.mediaBase}
              terms={() => Promise.resolve([])}
              onOpen={() => {}}
            />
          </div>
        </div>
      </div>
    </div>
  );
}
