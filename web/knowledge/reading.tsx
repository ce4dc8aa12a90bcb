import { ArrowLeft, X } from 'lucide-preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

import type { KnowledgeApi } from '../api/knowledge-api.ts';
import type { Person } from '../../core/organisation/person.ts';
import { ArticleReader } from '../reader/article-reader.tsx';
import { History } from '../reader/history.tsx';
import { ScriptReader } from '../reader/script-reader.tsx';
import type { Readings } from '../readings/use-readings.ts';
import { ArticleTools } from '../shelf/article-tools.tsx';
import type { Caller } from '../api/client.ts';
import { Icon } from '../theme/icon.tsx';
import { useTranslator } from '../theme/language.tsx';

export interface Opened {
  readonly kind: 'article' | 'script';
  readonly id: string;
  /** The block to begin at. */
  readonly block?: string;
}

/** The reader with its head row: back to the hits, and away (in the panel). */
export function Reading({
  opened,
  api,
  compact,
  onBack,
  onClose,
  onOpen,
  readings,
  now,
  client,
  person,
  onPlace,
  onRead,
}: {
  opened: Opened;
  api: KnowledgeApi;
  compact: boolean;
  onBack: () => void;
  onClose: (() => void) | undefined;
  onOpen: (id: string) => void;
  readings: Readings;
  now: number;
  client: Caller | undefined;
  person: Person | undefined;
  /** Goes to another room. */
  onPlace: ((place: string) => void) | undefined;
  onRead: ((articleId: string, version: number) => void) | undefined;
}) {
  const { t } = useTranslator();
  const page = useRef<HTMLDivElement>(null);
  // The field that had the focus is hidden now: without this, Esc and the keys that scroll would reach nobody.
  useLayoutEffect(() => page.current?.focus({ preventScroll: true }), []);
  return (
    <div class="kn-reading">
      <div class="kn-head">
        <button type="button" class="tw-link" onClick={onBack}>
          <Icon of={ArrowLeft} />
          {t('article.back')}
        </button>
        <span class="grow" />
        {compact && onClose !== undefined && (
          <button type="button" class="tw-iconbtn" aria-label={t('action.close')} onClick={onClose}>
            <Icon of={X} />
          </button>
        )}
      </div>
      <div class="kn-page" ref={page} tabIndex={0}>
        {opened.kind === 'article' ? (
          <ArticleReader
            id={opened.id}
            block={opened.block}
            api={api}
            now={now}
            readings={readings}
            tools={({ id, version }) => (
              <>
                {client !== undefined && <History client={client} id={id} person={person} now={now} />}
                <ArticleTools
                  client={client}
                  article={{ id, version }}
                  block={opened.block}
                  {...(onPlace === undefined ? {} : { onAsk: onPlace })}
                />
              </>
            )}
            onOpen={onOpen}
            onRead={onRead}
          />
        ) : (
          <ScriptReader id={opened.id} block={opened.block} api={api} />
        )}
      </div>
    </div>
  );
}
