import type { Suggestion } from '../../core/search/hit.ts';
import type { SearchHit } from '../api/knowledge-api.ts';
import { useTranslator } from '../theme/language.tsx';
import { HitRow } from './hit-row.tsx';
import { NothingFound } from './nothing-found.tsx';
import { Offers } from './offers.tsx';

/** The listbox: offers, then hits; or why it is empty and what to do next. `active` counts hits from 0, offers below. */
export function Results({
  hits,
  offers,
  status,
  text,
  listId,
  active,
  pageKind,
  onActive,
  onOpen,
  onText,
  onAsk,
  onRetry,
}: {
  hits: readonly SearchHit[];
  offers: readonly Suggestion[];
  status: 'loading' | 'there' | 'failed';
  text: string;
  listId: string;
  active: number;
  pageKind: string | undefined;
  onActive: (index: number) => void;
  onOpen: (hit: SearchHit) => void;
  onText: (text: string) => void;
  onAsk: ((text: string) => void) | undefined;
  onRetry: () => void;
}) {
  const { t } = useTranslator();
  const list = (
    <div id={listId} role="listbox" aria-label={t('search.results')} class="kn-list">
      <Offers
        offers={offers}
        label={t(hits.length > 0 ? 'search.offers' : 'search.nearest')}
        listId={listId}
        active={active + offers.length}
        onText={onText}
      />
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
    <NothingFound text={text.trim()} isNear={offers.length > 0} onText={onText} onAsk={onAsk}>
      {list}
    </NothingFound>
  );
}
