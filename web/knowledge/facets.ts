import { categories, levels } from '../../core/article/taxonomy.ts';
import type { MessageKey } from '../../core/i18n/zh-CN.ts';
import type { SearchHit } from '../api/knowledge-api.ts';

export type FilterName = 'category' | 'level' | 'kind';
export type Filter = Readonly<Partial<Record<FilterName, string>>>;

interface Facet {
  readonly name: FilterName;
  readonly values: readonly string[];
  /** Catalogue key of a value's word. */
  readonly key: (value: string) => MessageKey;
}

/** What hits can be narrowed by; the codes are those of the taxonomy. */
export const facets: readonly Facet[] = [
  { name: 'category', values: categories, key: (value) => `category.${value}` as MessageKey },
  { name: 'level', values: levels, key: (value) => `level.${value}` as MessageKey },
  { name: 'kind', values: ['article', 'script'], key: (value) => `search.kind.${value}` as MessageKey },
];

/** The hits a filter leaves, in their order. */
export const narrow = (hits: readonly SearchHit[], filter: Filter): readonly SearchHit[] =>
  hits.filter((hit) => facets.every(({ name }) => filter[name] === undefined || hit[name] === filter[name]));
