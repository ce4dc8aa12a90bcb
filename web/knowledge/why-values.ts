import type { MessageValues, Translator } from '../../core/i18n/translate.ts';
import type { SearchHit } from '../api/knowledge-api.ts';

/** Values of a hit's reason; the page's name is added here, because the index knows only its code. */
export function whyValues(
  hit: SearchHit,
  pageKind: string | undefined,
  { t, has }: Translator,
): MessageValues {
  const key = `pageKind.${pageKind ?? ''}`;
  return { ...hit.why.values, page: has(key) ? t(key) : '' };
}
