import { useTranslator } from './language.tsx';

/** 复审逾期 beside a title (R266), with the day its review was due; nothing where that has not passed. */
export function OverdueMark({
  of: { reviewDueOn: date },
}: {
  of: { readonly reviewDueOn?: string | undefined };
}) {
  const { t } = useTranslator();
  if (date === undefined) return null;
  return (
    <span class="tw-tag warn" title={t('article.overdue', { date })}>
      {t('article.overdueMark')}
    </span>
  );
}
