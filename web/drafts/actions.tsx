import { Lock } from 'lucide-preact';
import { useState } from 'preact/hooks';

import {
  abandonDraft,
  decideDraft,
  type DraftDetail,
  publishDraft,
  readDraft,
  submitDraft,
} from '../../core/contracts/drafts.ts';
import type { Importance } from '../../core/contracts/readings.ts';
import type { Person } from '../../core/organisation/person.ts';
import type { Caller } from '../api/client.ts';
import { codeOf } from '../rooms/use-asked.ts';
import { Icon } from '../theme/icon.tsx';
import { useTranslator } from '../theme/language.tsx';
import { Asking } from './asking.tsx';
import { PublishDialog } from './publish-dialog.tsx';
import type { useDraft } from './use-draft.ts';

type Question = 'reject' | 'publish' | 'abandon';

/** What this person may do with the draft now; what others must do is said where they would look for it. */
export function Actions({
  draft,
  editing,
  client,
  person,
}: {
  draft: DraftDetail;
  editing: ReturnType<typeof useDraft>;
  client: Caller;
  person: Person;
}) {
  const { t, error } = useTranslator();
  const [question, setQuestion] = useState<Question>();
  const [code, setCode] = useState<string>();
  const [busy, setBusy] = useState(false);
  const params = { id: draft.id };
  const run = async (act: () => Promise<unknown>): Promise<void> => {
    setBusy(true);
    setCode(undefined);
    try {
      await act();
      editing.take(await client.call(readDraft, { params }));
      setQuestion(undefined);
    } catch (failure) {
      setCode(codeOf(failure));
    } finally {
      setBusy(false);
    }
  };
  const submit = (): Promise<void> =>
    run(async () => {
      await editing.save();
      const { n } = await client.call(readDraft, { params });
      await client.call(submitDraft, { params, body: { n } });
    });
  const { n } = draft;
  const isMine = draft.authors.some(({ staffNo }) => staffNo === person.staffNo);
  return (
    <>
      {draft.may.abandon && (
        <button type="button" class="tw-btn" onClick={() => setQuestion('abandon')}>
          {t('drafts.abandon')}
        </button>
      )}
      {draft.may.submit && (
        <button type="button" class="tw-btn primary" disabled={busy} onClick={() => void submit()}>
          {t('drafts.submit')}
        </button>
      )}
      {draft.may.reject && !isMine && (
        <button type="button" class="tw-btn" onClick={() => setQuestion('reject')}>
          {t('drafts.reject')}
        </button>
      )}
      {draft.may.approve && (
        <button
          type="button"
          class="tw-btn primary"
          disabled={busy}
          onClick={() =>
            void run(() => client.call(decideDraft, { params, body: { n, decision: 'approve' } }))
          }
        >
          {t('drafts.approve')}
        </button>
      )}
      {draft.may.publish && (
        <button type="button" class="tw-btn primary" onClick={() => setQuestion('publish')}>
          {t('drafts.publish')}
        </button>
      )}
      {isMine && (draft.state === 'inReview' || draft.state === 'approved') && (
        <button type="button" class="tw-btn" disabled>
          <Icon of={Lock} size={14} />
          {t('drafts.publishOther')}
        </button>
      )}
      {code !== undefined && question === undefined && (
        <p class="draft-fault" role="alert">
          {error(code)}
        </p>
      )}
      {question === 'reject' && (
        <Asking
          title={t('drafts.reject')}
          label={t('drafts.rejectReason')}
          problem={code === undefined ? undefined : error(code)}
          onCancel={() => setQuestion(undefined)}
          onSure={(reason) =>
            void run(() => client.call(decideDraft, { params, body: { n, decision: 'reject', reason } }))
          }
        />
      )}
      {question === 'abandon' && (
        <Asking
          title={t('drafts.abandon')}
          text={t('drafts.abandonSure')}
          problem={code === undefined ? undefined : error(code)}
          onCancel={() => setQuestion(undefined)}
          onSure={() => void run(() => client.call(abandonDraft, { params }))}
        />
      )}
      {question === 'publish' && (
        <PublishDialog
          draft={draft}
          problem={code === undefined ? undefined : error(code)}
          onCancel={() => setQuestion(undefined)}
          onSure={(mustRead: Importance | undefined) =>
            void run(() =>
              client.call(publishDraft, {
                params,
                body: { n, ...(mustRead === undefined ? {} : { mustRead }) },
              }),
            )
          }
        />
      )}
    </>
  );
}
