import type { Evidence } from '../../../core/page/context.ts';
import type { Translator } from '../../../core/i18n/translate.ts';

/** One anchor in words: kind, role, place, how many were seen. `doubtful` when it speaks against a customer. */
export function evidenceWords(
  item: Evidence,
  { t, has }: Translator,
): { label: string; value: string; doubtful: boolean } {
  const kindKey = `evidence.${item.kind}`;
  const sourceKey = `source.${item.source}`;
  const role = item.role === 'payer' || item.role === 'other' ? t(`evidence.${item.role}`) : '';
  const source = has(sourceKey) ? t(sourceKey) : item.source;
  const label = `${has(kindKey) ? t(kindKey) : item.kind}${role} · ${source}`;
  const doubtful = item.distinct > 1 && item.role !== 'other';
  const seen =
    item.distinct > 1
      ? t('state.evidence.differing', { n: item.distinct })
      : item.distinct === 1
        ? t('state.evidence.unique')
        : t('state.evidence.missing');
  const hidden = item.hidden > 0 ? ` · ${t('state.evidence.hidden', { n: item.hidden })}` : '';
  return { label, value: `${seen}${hidden}`, doubtful };
}
