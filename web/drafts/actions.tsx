import { Lock } from 'lucide-preact';
import { useState } from 'preact/hooks';

import { decideDraft, type DraftDetail, readDraft, submitDraft } from '../../core/contracts/drafts.ts';
import type { Person } from '../../core/organisation/person.ts';
import type { Caller } from '../api/client.ts';
import { useAct } from '../rooms/use-act.ts';
import { Icon } from '../theme/icon.tsx';
import { useTranslator } from '../theme/language.tsx';
import { type AskedStep, StepDialog } from './step-dialog.tsx';
import type { useDraft } from './use-draft.ts';

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
  const [question, setQuestion] = useState<AskedStep>();
  const act = useAct();
  const params = { id: draft.id };
  const run = (take: () => Promise<unknown>): Promise<boolean> =>
    act.run(async () => {
      await take();
      editing.take(await client.call(readDraft, { params }));
      setQuestion(undefined);
    });
  const submit = (): Promise<boolean> =>
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
        <button type="button" class="tw-btn primary" disabled={act.busy} onClick={() => void submit()}>
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
          disabled={act.busy}
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
      {act.code !== undefined && question === undefined && (
        <p class="draft-fault" role="alert">
          {error(act.code)}
        </p>
      )}
      {question !== undefined && (
        <StepDialog
          step={question}
          draft={draft}
          client={client}
          problem={act.code === undefined ? undefined : error(act.code)}
          onCancel={() => setQuestion(undefined)}
          onSure={(take) => void run(take)}
        />
      )}
    </>
  );
}
