import { useTranslator } from '../../../web/theme/language.tsx';
import { skipReasons, type SkipReason } from '../../../core/script/checklist.ts';
import { ReasonPicker } from '../checks/reason-picker.tsx';

/** Skips a line; an obligatory one only with a reason from the closed list, so that no words about a customer are kept. */
export function Skip({ must, onSkip }: { must: boolean; onSkip: (reason?: SkipReason) => void }) {
  const { t } = useTranslator();
  if (!must) {
    return (
      <button type="button" class="tw-link" onClick={() => onSkip()}>
        {t('script.skip')}
      </button>
    );
  }
  return (
    <ReasonPicker
      button={t('script.skip')}
      legend={t('script.skipHint')}
      reasons={skipReasons}
      onPick={(reason) => onSkip(reason)}
    />
  );
}
