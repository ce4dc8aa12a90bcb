import { categories, levels } from '../../core/article/taxonomy.ts';
import type { MessageKey } from '../../core/i18n/zh-CN.ts';
import { pageKinds } from '../../core/page/kinds.ts';
import type { SearchHit } from '../api/knowledge-api.ts';

export type FilterName = 'category' | 'level' | 'kind' | 'page';
export type Filter = Readonly<Partial<Record<FilterName, string>>>;

interface Facet {
  readonly name: FilterName;
  readonly values: readonly string[];
  /** Catalogue key of a value's word. */
  readonly key: (value: string) => MessageKey;
  readonly holds: (hit: SearchHit, value: string) => boolean;
  /** Values that no hit has are left out: the list would be too long. */
  readonly sparse?: true;
}

/** What hits can be narrowed by; the codes are those of the taxonomy and the page kinds. */
export const facets: readonly Facet[] = [
  {
    name: 'category',
    values: categories,
    key: (value) => `category.${value}` as MessageKey,
    holds: (hit, value) => hit.category === value,
  },
  {
    name: 'level',
    values: levels,
    key: (value) => `level.${value}` as MessageKey,
    holds: (hit, value) => hit.level === value,
  },
  {
    name: 'kind',
    values: ['article', 'script'],
    key: (value) => `search.kind.${value}` as MessageKey,
    holds: (hit, value) => hit.kind === value,
  },
  {
    name: 'page',
    values: pageKinds,
    key: (value) => `pageKind.${value}` as MessageKey,
    holds: (hit, value) => hit.pages.includes(value),
    sparse: true,
  },
];

/** The hits a filter leaves, in their order. */
export const narrow = (hits: readonly SearchHit[], filter: Filter): readonly SearchHit[] =>
  hits.filter((hit) =>
    facets.every(({ name, holds }) => {
      const wanted = filter[name];
      return wanted === undefined || holds(hit, wanted);
    }),
  );
