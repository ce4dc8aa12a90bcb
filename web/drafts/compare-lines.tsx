import { diffLinesOf } from '../../core/draft/line-diff.ts';
import { useTranslator } from '../theme/language.tsx';

/** What this text changes in the version before, line by line: for kinds that have no paragraphs. */
export function CompareLines({
  base,
  text,
}: {
  base: { version: number; text: string } | undefined;
  text: string;
}) {
  const { t } = useTranslator();
  if (base === undefined) return <p class="room-state tw-muted">{t('drafts.compare.first')}</p>;
  const lines = diffLinesOf(base.text, text);
  if (lines.every(({ how }) => how === 'same')) {
    return <p class="room-state tw-muted">{t('drafts.compare.none')}</p>;
  }
  return (
    <pre class="draft-lines">
      {lines.map(({ how, text: line }, at) =>
        how === 'added' ? (
          <ins key={at}>{`+ ${line}\n`}</ins>
        ) : how === 'removed' ? (
          <del key={at}>{`− ${line}\n`}</del>
        ) : (
          <span key={at}>{`  ${line}\n`}</span>
        ),
      )}
    </pre>
  );
}
