import { CornerDownRight } from 'lucide-preact';

import type { SearchHit } from '../api/knowledge-api.ts';
import { OverdueMark } from '../theme/overdue-mark.tsx';
import { Icon } from '../theme/icon.tsx';
import { useTranslator } from '../theme/language.tsx';
import { LevelDots } from '../theme/level-dots.tsx';
import { MarkedText } from './marked-text.tsx';
import { whyValues } from './why-values.ts';

/** One hit: kind, title, level; the text around the words found; why it was found. */
export function HitRow({
  hit,
  id,
  active,
  pageKind,
  onOpen,
  onPoint,
}: {
  hit: SearchHit;
  id: string;
  active: boolean;
  pageKind: string | undefined;
  onOpen: () => void;
  onPoint: () => void;
}) {
  const translator = useTranslator();
  const { t, has } = translator;
  const category = `category.${hit.category}`;
  return (
    <div
      id={id}
      role="option"
      aria-selected={active}
      aria-describedby={`${id}-why`}
      class={active ? 'hit active' : 'hit'}
      onClick={onOpen}
      onPointerMove={onPoint}
    >
      <div class="hit-head">
        <span class="tw-tag neutral">{t(`search.kind.${hit.kind}`)}</span>
        <strong>
          <MarkedText text={hit.title} marks={hit.titleMarks} />
        </strong>
        <span class="grow" />
        {hit.kind === 'article' && <LevelDots level={hit.level} />}
      </div>
      <p class="hit-text">
        <MarkedText text={hit.snippet} marks={hit.snippetMarks} />
      </p>
      <div class="hit-foot">
        <span class="tw-muted hit-why" id={`${id}-why`}>
          <Icon of={CornerDownRight} size={14} />
          {t(hit.why.key, whyValues(hit, pageKind, translator))}
        </span>
        <span class="grow" />
        {hit.kind === 'article' && (
          <span class="tw-muted hit-category">{has(category) ? t(category) : hit.category}</span>
        )}
        <OverdueMark of={hit} />
        {hit.onThisPage && <span class="tw-tag accent">{t('search.onPage')}</span>}
      </div>
    </div>
  );
}
