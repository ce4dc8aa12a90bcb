import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';

import type { SearchHit } from '../api/knowledge-api.ts';
import type { KnowledgeDeps } from './knowledge-deps.ts';
import { useTranslator } from '../theme/language.tsx';
import { type Filter, narrow } from './facets.ts';
import { Filters } from './filters.tsx';
import { KeyHints } from './key-hints.tsx';
import { type KindChoice, kinds, KindTabs } from './kind-tabs.tsx';
import { offerId } from './offers.tsx';
import { Results } from './results.tsx';
import { SearchBox } from './search-box.tsx';
import { MyShelf } from '../shelf/my-shelf.tsx';
import { RoomHead } from './room-head.tsx';
import { useOffers } from './use-offers.ts';
import { useSearch } from './use-search.ts';

/** So many are shown: they must not push the hits away. A title among the hits is not offered again. */
const COMPACT_OFFERS = 2;
const WIDE_OFFERS = 4;

/** Search field, hits, and (wide) filters. The field keeps the focus; keys move through the list below it. */
export function SearchView({
  deps,
  listId,
  field,
  text,
  shown,
  onText,
  onOpen,
  onSearched,
}: {
  deps: KnowledgeDeps;
  listId: string;
  field: RefObject<HTMLInputElement | null>;
  text: string;
  shown: boolean;
  onText: (text: string) => void;
  onOpen: (hit: Pick<SearchHit, 'kind' | 'id' | 'block'>) => void;
  onSearched: (text: string, hits: number) => void;
}) {
  const { t } = useTranslator();
  const compact = deps.compact === true;
  const { status, hits, of, tookMs, isBeginningsOnly, again } = useSearch(deps.api, text, deps.pageKind);
  const [filter, setFilter] = useState<Filter>({});
  const [kind, setKind] = useState<KindChoice>('all');
  /** Hits count from 0, the offers above them below it; undefined: nobody has moved. */
  const [active, setActive] = useState<number>();
  /** The text for which Enter was pressed before its hits were there: what is shown still answers the text before. */
  const [awaited, setAwaited] = useState<string>();
  const narrowed = useMemo(
    () => narrow(hits, compact && kind !== 'all' ? { kind } : compact ? {} : filter),
    [hits, filter, kind, compact],
  );
  const isNothingFound = status === 'there' && of === text && hits.length === 0;
  const found = useOffers(deps.api, text, isNothingFound);
  const offers = found
    .filter((offer) => !narrowed.some((hit) => hit.title === offer.text))
    .slice(0, compact ? COMPACT_OFFERS : WIDE_OFFERS);
  const first = narrowed.length > 0 ? 0 : -offers.length;
  const at = Math.min(Math.max(active ?? first, -offers.length), narrowed.length - 1);
  useEffect(() => setActive(undefined), [text, filter, kind]);
  useEffect(() => {
    if (awaited === undefined || awaited !== text || of !== text) return;
    setAwaited(undefined);
    const [first] = narrowed;
    if (first !== undefined) onOpen(first);
  }, [awaited, text, of, narrowed]);
  const activeId = at < 0 ? offerId(listId, at + offers.length) : `${listId}-${at}`;
  const isGuest = useRef(deps.isGuest === true);
  useLayoutEffect(() => {
    const input = field.current;
    const isWaiting = isGuest.current;
    isGuest.current = false;
    if (!shown || input === null || isWaiting) return;
    input.focus();
    input.setSelectionRange(input.value.length, input.value.length);
  }, [shown]);
  useEffect(() => {
    // Inside the embedded element the document does not see the list: its root does.
    const root = field.current?.getRootNode() as ParentNode | undefined;
    root?.querySelector(`#${CSS.escape(activeId)}`)?.scrollIntoView?.({ block: 'nearest' });
  }, [activeId, field]);
  const move = (by: number): void => {
    const count = offers.length + narrowed.length;
    if (count > 0) setActive(((at + offers.length + by + count) % count) - offers.length);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    const hit = narrowed[at];
    const offer = offers[at + offers.length];
    const nextKind = kinds[kinds.indexOf(kind) + (event.shiftKey ? -1 : 1)];
    if (event.key === 'ArrowDown') move(1);
    else if (event.key === 'ArrowUp') move(-1);
    else if (event.key === 'Enter' && of !== text) setAwaited(text);
    else if (event.key === 'Enter' && hit !== undefined) onOpen(hit);
    else if (event.key === 'Enter' && offer !== undefined) onText(offer.text);
    else if (event.key === 'Escape' && text !== '') onText('');
    else if (event.key === 'Escape') deps.onClose?.();
    else if (event.key === 'Tab' && compact && nextKind !== undefined) setKind(nextKind);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  useEffect(() => {
    if (of === text) onSearched(text, hits.length);
  }, [of, text, hits]);
  const results = (
    <>
      {isBeginningsOnly === true && (
        <p class="kn-partial tw-muted" role="status">
          {t('search.beginningsOnly')}
        </p>
      )}
      <Results
        hits={narrowed}
        offers={offers}
        status={status}
        text={text}
        listId={listId}
        active={at}
        pageKind={deps.pageKind}
        onActive={setActive}
        onOpen={onOpen}
        onText={onText}
        onAsk={deps.onAsk}
        onRetry={again}
      />
    </>
  );
  const box = (
    <div class="kn-head">
      <SearchBox
        text={text}
        active={narrowed.length + offers.length > 0 ? activeId : undefined}
        listId={listId}
        field={field}
        onText={onText}
        onKeyDown={onKeyDown}
      />
    </div>
  );
  if (compact) {
    return (
      <div class="kn-compact">
        {box}
        <KindTabs hits={hits} kind={kind} onKind={setKind} />
        <div class="kn-scroll" tabIndex={0}>
          {results}
        </div>
        <KeyHints kinds />
      </div>
    );
  }
  return (
    <div class="kn-wide">
      {box}
      <RoomHead api={deps.api} />
      <div class={deps.client === undefined ? 'kn-columns' : 'kn-columns shelved'}>
        <Filters hits={hits} filter={filter} onFilter={setFilter} />
        <section class="kn-main" aria-label={t('search.results')}>
          <p class="kn-count">
            <strong>{t('search.count', { n: narrowed.length })}</strong>
            <span class="tw-muted">{text.trim() === '' ? t('search.start') : ''}</span>
            <span class="grow" />
            <span class="tw-muted">{t('search.byRelevance', { ms: Math.max(1, Math.round(tookMs)) })}</span>
          </p>
          <div class="kn-scroll" tabIndex={0}>
            {results}
          </div>
          <KeyHints kinds={false} />
        </section>
        {deps.client !== undefined && (
          <aside class="kn-shelf">
            <MyShelf client={deps.client} onOpen={(id) => onOpen({ kind: 'article', id })} />
          </aside>
        )}
      </div>
    </div>
  );
}
