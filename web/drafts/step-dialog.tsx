import { abandonDraft, decideDraft, type DraftDetail, publishDraft } from '../../core/contracts/drafts.ts';
import type { Caller } from '../api/client.ts';
import { Asking } from '../rooms/asking.tsx';
import { useTranslator } from '../theme/language.tsx';
import { PublishDialog } from './publish-dialog.tsx';

export type AskedStep = 'reject' | 'publish' | 'abandon';

/** Asks once more before a step that others see, with what belongs to it: a reason, a must-read. */
export function StepDialog({
  step,
  draft,
  client,
  problem,
  onCancel,
  onSure,
}: {
  step: AskedStep;
  draft: DraftDetail;
  client: Caller;
  problem: string | undefined;
  onCancel: () => void;
  onSure: (take: () => Promise<unknown>) => void;
}) {
  const { t } = useTranslator();
  const { id, n } = draft;
  const params = { id };
  if (step === 'publish') {
    return (
      <PublishDialog
        draft={draft}
        problem={problem}
        onCancel={onCancel}
        onSure={(mustRead) => {
          const body = { n, ...(mustRead === undefined ? {} : { mustRead }) };
          onSure(() => client.call(publishDraft, { params, body }));
        }}
      />
    );
  }
  return step === 'reject' ? (
    <Asking
      title={t('drafts.reject')}
      label={t('drafts.rejectReason')}
      problem={problem}
      onCancel={onCancel}
      onSure={(reason) =>
        onSure(() => client.call(decideDraft, { params, body: { n, decision: 'reject', reason } }))
      }
    />
  ) : (
    <Asking
      title={t('drafts.abandon')}
      text={t('drafts.abandonSure')}
      problem={problem}
      onCancel={onCancel}
      onSure={() => onSure(() => client.call(abandonDraft, { params }))}
    />
  );
}
