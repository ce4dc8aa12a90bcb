import type { ParagraphChange } from '../../core/article/diff.ts';
import { useTranslator } from '../theme/language.tsx';
import './changes.css';

/** What differs between two texts, paragraph by paragraph and word by word; untouched runs are folded. */
export function Changes({ changes }: { changes: readonly ParagraphChange[] }) {
  const { t } = useTranslator();
  return (
    <>
      {folded(changes).map((piece) =>
        'same' in piece ? (
          <details key={piece.key} class="changes-same">
            <summary>{t('drafts.compare.same', { n: piece.same.length })}</summary>
            {piece.same.map((change) => (
              <p key={change.id}>{change.runs.map(({ text }) => text).join('')}</p>
            ))}
          </details>
        ) : (
          <Changed key={piece.key} change={piece.change} />
        ),
      )}
    </>
  );
}

function Changed({ change }: { change: ParagraphChange }) {
  const { t } = useTranslator();
  return (
    <p class={`change-line ${change.how} ${change.kind}`} data-change tabIndex={0}>
      <span class="change-mark">
        {change.how === 'added' && `+ ${t('drafts.compare.added')}`}
        {change.how === 'removed' && `− ${t('drafts.compare.removed')}`}
        {change.how === 'moved' && t('drafts.compare.moved')}
      </span>
      <span>
        {change.runs.map(({ how, text }, at) =>
          how === 'added' ? (
            <ins key={at} aria-label={`${t('drafts.compare.added')} ${text}`}>
              {text}
            </ins>
          ) : how === 'removed' ? (
            <del key={at} aria-label={`${t('drafts.compare.removed')} ${text}`}>
              {text}
            </del>
          ) : (
            <span key={at}>{text}</span>
          ),
        )}
      </span>
    </p>
  );
}

type Piece =
  | { readonly key: string; readonly same: readonly ParagraphChange[] }
  | { readonly key: string; readonly change: ParagraphChange };

/** Runs of untouched paragraphs become one line to unfold. */
function folded(changes: readonly ParagraphChange[]): Piece[] {
  const pieces: Piece[] = [];
  let same: ParagraphChange[] = [];
  const close = (): void => {
    if (same.length > 0) pieces.push({ key: `same-${pieces.length}`, same });
    same = [];
  };
  changes.forEach((change, at) => {
    if (change.how === 'same') same.push(change);
    else {
      close();
      pieces.push({ key: `${change.id}-${at}`, change });
    }
  });
  close();
  return pieces;
}
