import type { SearchHit } from '../api/knowledge-api.ts';
import { useTranslator } from '../theme/language.tsx';
import { HitRow } from './hit-row.tsx';

const examples = ['search.example.cash', 'search.example.complaint', 'search.example.identity'] as const;

/** The listbox, or in its place why it is empty and what to do next. */
export function Results({
  hits,
  status,
  text,
  listId,
  active,
  pageKind,
  onActive,
  onOpen,
  onText,
  onRetry,
}: {
  hits: readonly SearchHit[];
  status: 'loading' | 'there' | 'failed';
  text: string;
  listId: string;
  active: number;
  pageKind: string | undefined;
  onActive: (index: number) => void;
  onOpen: (hit: SearchHit) => void;
  onText: (text: string) => void;
  onRetry: () => void;
}) {
  const { t } = useTranslator();
  const list = (
    <div id={listId} role="listbox" aria-label={t('search.results')} class="kn-list">
      {hits.map((hit, index) => (
        <HitRow
          key={`${hit.kind}/${hit.id}`}
          hit={hit}
          id={`${listId}-${index}`}
          active={index === active}
          pageKind={pageKind}
          onOpen={() => onOpen(hit)}
          onPoint={() => index !== active && onActive(index)}
        />
      ))}
    </div>
  );
  if (status === 'failed') {
    return (
      <>
        <div class="kn-empty" role="alert">
          <p>{t('search.error')}</p>
          <button type="button" class="tw-btn" onClick={onRetry}>
            {t('action.retry')}
          </button>
        </div>
        {list}
      </>
    );
  }
  if (hits.length > 0) return list;
  if (status === 'loading') {
    return (
      <>
        <p class="kn-empty tw-muted">{t('search.loading')}</p>
        {list}
      </>
    );
  }
  return (
    <>
      <div class="kn-empty" role="status">
        <p>
          <strong>{t('search.none', { text: text.trim() })}</strong>
        </p>
        <p class="tw-muted">{t('search.noneDo')}</p>
        <p class="kn-examples">
          <span class="tw-muted">{t('search.tryThese')}</span>
          {examples.map((key) => (
            <button key={key} type="button" class="tw-btn small" onClick={() => onText(t(key))}>
              {t(key)}
            </button>
          ))}
        </p>
      </div>
      {list}
    </>
  );
}
