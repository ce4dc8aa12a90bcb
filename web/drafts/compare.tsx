import { useRef } from 'preact/hooks';

import { diffBodies, type ParagraphChange } from '../../core/article/diff.ts';
import { splitFile } from '../../core/article/write.ts';
import { useTranslator } from '../theme/language.tsx';

/** What this text changes in the version before, word by word; J and K go from one change to the next. */
export function Compare({
  base,
  body,
}: {
  base: { version: number; text: string } | undefined;
  body: string;
}) {
  const { t } = useTranslator();
  const place = useRef<HTMLDivElement>(null);
  if (base === undefined) return <p class="room-state tw-muted">{t('drafts.compare.first')}</p>;
  const changes = diffBodies(splitFile(base.text).body, body);
  if (changes.every(({ how }) => how === 'same')) {
    return <p class="room-state tw-muted">{t('drafts.compare.none')}</p>;
  }
  const jump = (by: 1 | -1): void => {
    const stops = [...(place.current?.querySelectorAll<HTMLElement>('[data-change]') ?? [])];
    const at = stops.findIndex((stop) => stop === document.activeElement);
    const next = stops[(at + by + stops.length) % stops.length];
    next?.focus();
    next?.scrollIntoView?.({ block: 'center' });
  };
  return (
    <div
      ref={place}
      class="draft-diff"
      onKeyDown={({ key }) => {
        if (key === 'j' || key === 'J') jump(1);
        if (key === 'k' || key === 'K') jump(-1);
      }}
    >
      <p class="draft-diff-head">
        <span>{t('drafts.compare.before', { n: base.version })}</span>
        <span>→ {t('drafts.compare.after')}</span>
        <span class="grow" />
        <button type="button" class="tw-btn small" onClick={() => jump(1)}>
          <kbd class="tw-kbd">J</kbd> <kbd class="tw-kbd">K</kbd> {t('drafts.compare.next')}
        </button>
      </p>
      {folded(changes).map((piece) =>
        'same' in piece ? (
          <details key={piece.key} class="draft-diff-same">
            <summary>{t('drafts.compare.same', { n: piece.same.length })}</summary>
            {piece.same.map((change) => (
              <p key={change.id}>{change.runs.map(({ text }) => text).join('')}</p>
            ))}
          </details>
        ) : (
          <Changed key={piece.key} change={piece.change} />
        ),
      )}
    </div>
  );
}

function Changed({ change }: { change: ParagraphChange }) {
  const { t } = useTranslator();
  return (
    <p class={`draft-diff-line ${change.how} ${change.kind}`} data-change tabIndex={0}>
      <span class="draft-diff-mark">
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
