import type { SearchHit } from '../api/knowledge-api.ts';
import { useTranslator } from '../theme/language.tsx';

export const kinds = ['all', 'article', 'script'] as const;
export type KindChoice = (typeof kinds)[number];

/** 全部 政策 话术 with their counts; Tab in the search field goes through them. */
export function KindTabs({
  hits,
  kind,
  onKind,
}: {
  hits: readonly SearchHit[];
  kind: KindChoice;
  onKind: (kind: KindChoice) => void;
}) {
  const { t } = useTranslator();
  return (
    <div class="kn-kinds" role="group" aria-label={t('filter.kind')}>
      {kinds.map((name) => {
        const count = name === 'all' ? hits.length : hits.filter((hit) => hit.kind === name).length;
        return (
          <button
            key={name}
            type="button"
            class={name === kind ? 'kn-kind on' : 'kn-kind'}
            aria-pressed={name === kind}
            onClick={() => onKind(name)}
          >
            {t(`search.kind.${name}`)} {count}
          </button>
        );
      })}
    </div>
  );
}
