import type { SearchHit } from '../api/knowledge-api.ts';
import { useTranslator } from '../theme/language.tsx';
import { facets, type Filter, type FilterName } from './facets.ts';

/** The filter column of the wide layout: how many hits each value would leave. */
export function Filters({
  hits,
  filter,
  onFilter,
}: {
  hits: readonly SearchHit[];
  filter: Filter;
  onFilter: (filter: Filter) => void;
}) {
  const { t } = useTranslator();
  const toggle = (name: FilterName, value: string): void => {
    const { [name]: before, ...rest } = filter;
    onFilter(before === value ? rest : { ...rest, [name]: value });
  };
  const any = Object.keys(filter).length > 0;
  return (
    <aside class="kn-filters" aria-label={t('filter.label')}>
      {facets.map(({ name, values, key, holds, sparse }) => (
        <fieldset key={name}>
          <legend>{t(`filter.${name}`)}</legend>
          {values.map((value) => {
            const count = hits.filter((hit) => holds(hit, value)).length;
            if (sparse === true && count === 0 && filter[name] !== value) return null;
            return (
              <label key={value} class="kn-filter">
                <input
                  type="checkbox"
                  checked={filter[name] === value}
                  onChange={() => toggle(name, value)}
                />
                <span>{t(key(value))}</span>
                <span class="tw-muted">{count}</span>
              </label>
            );
          })}
        </fieldset>
      ))}
      {any && (
        <button type="button" class="tw-link" onClick={() => onFilter({})}>
          {t('filter.clear')}
        </button>
      )}
    </aside>
  );
}
