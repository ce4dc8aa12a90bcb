import { useState } from 'preact/hooks';

import { joinFile, splitFile } from '../../core/article/write.ts';
import { useTranslator } from '../theme/language.tsx';
import type { Conflict } from './use-draft.ts';

/** Two people saved: what could be put together is; where both changed a paragraph, one of the two is chosen. */
export function ConflictPanel({ conflict, onKeep }: { conflict: Conflict; onKeep: (text: string) => void }) {
  const { t } = useTranslator();
  const [mine, setMine] = useState<ReadonlySet<string>>(new Set());
  const choose = (id: string, isMine: boolean): void => {
    const next = new Set(mine);
    if (isMine) next.add(id);
    else next.delete(id);
    setMine(next);
  };
  const keep = (): void => {
    const whole = conflict.clashes.find(({ id }) => id === '');
    if (whole !== undefined) {
      onKeep(mine.has('') ? whole.mine : whole.theirs);
      return;
    }
    const { front, body } = splitFile(conflict.text);
    const text = conflict.clashes.reduce(
      (left, clash) =>
        mine.has(clash.id) && clash.theirs !== ''
          ? left.replace(`${clash.theirs} ^${clash.id}`, () =>
              clash.mine === '' ? '' : `${clash.mine} ^${clash.id}`,
            )
          : left,
      body,
    );
    onKeep(joinFile(front, text.replaceAll(/\n{3,}/g, '\n\n')));
  };
  return (
    <section class="room-note warn draft-conflict" role="alert">
      <strong>{t('drafts.conflict.title', { name: conflict.by })}</strong>
      <span>
        {conflict.clashes.length === 0
          ? t('drafts.conflict.merged')
          : t('drafts.conflict.clash', { n: conflict.clashes.length })}
      </span>
      {conflict.clashes.map((clash) => (
        <fieldset key={clash.id}>
          <legend>{clash.id === '' ? t('drafts.comment.whole') : `^${clash.id}`}</legend>
          {([false, true] as const).map((isMine) => (
            <label key={String(isMine)}>
              <input
                type="radio"
                name={`clash-${clash.id}`}
                checked={mine.has(clash.id) === isMine}
                onChange={() => choose(clash.id, isMine)}
              />
              <span class="tw-muted">{t(isMine ? 'drafts.conflict.mine' : 'drafts.conflict.theirs')}</span>
              {clash.id === '' ? (
                <pre class="draft-lines">{isMine ? clash.mine : clash.theirs}</pre>
              ) : (
                <span>{(isMine ? clash.mine : clash.theirs) || '–'}</span>
              )}
            </label>
          ))}
        </fieldset>
      ))}
      <button type="button" class="tw-btn primary" onClick={keep}>
        {t('drafts.conflict.keep')}
      </button>
    </section>
  );
}
