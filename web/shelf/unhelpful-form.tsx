import { useState } from 'preact/hooks';

import { personalDataIn } from '../../core/content/personal-data.ts';
import { unhelpfulReasons } from '../../core/contracts/shelf.ts';
import { useTranslator } from '../theme/language.tsx';

export interface Why {
  readonly reason: (typeof unhelpfulReasons)[number];
  readonly note: string;
}

/** Why an article did not help: a reason, and a word about it if one wants. */
export function UnhelpfulForm({ busy, onSend }: { busy: boolean; onSend: (why: Why) => void }) {
  const { t } = useTranslator();
  const [reason, setReason] = useState<Why['reason']>();
  const [note, setNote] = useState('');
  const found = personalDataIn(note);
  return (
    <form
      class="shelf-why"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (reason !== undefined && found.length === 0) onSend({ reason, note });
      }}
    >
      <div class="room-tabs" role="group" aria-label={t('shelf.why')}>
        {unhelpfulReasons.map((each) => (
          <button
            key={each}
            type="button"
            class="room-tab"
            aria-pressed={each === reason}
            onClick={() => setReason(each)}
          >
            {t(`shelf.reason.${each}`)}
          </button>
        ))}
      </div>
      <input
        class="tw-input"
        name="note"
        maxLength={200}
        value={note}
        aria-label={t('shelf.note')}
        placeholder={t('shelf.note')}
        aria-invalid={found.length > 0}
        onInput={(event) => setNote(event.currentTarget.value)}
      />
      <span class="room-problem">{found.map((kind) => t(`personal.${kind}`)).join(' ')}</span>
      <button type="submit" class="tw-btn small" disabled={busy || reason === undefined || found.length > 0}>
        {t('shelf.send')}
      </button>
    </form>
  );
}
