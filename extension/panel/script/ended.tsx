import { CircleCheck, CircleX } from 'lucide-preact';

import { finishable, obligatoryOpen, type Run } from '../../../core/script/run.ts';
import { clockOf } from '../../../core/i18n/when.ts';
import { Icon } from '../../../web/theme/icon.tsx';
import { useTranslator } from '../../../web/theme/language.tsx';
import type { WorkControl } from './use-work.ts';

/** The end of a script: finish and save when nothing obligatory is open, then where the record is. */
export function Ended({
  run,
  control,
  practice,
  uploaded,
}: {
  run: Run;
  control: WorkControl;
  practice: boolean;
  uploaded: boolean;
}) {
  const { t } = useTranslator();
  const { save } = control.work;
  const open = obligatoryOpen(run).length;
  if (run.ended === undefined) {
    return (
      <div class="ended">
        <p class="now-text">{t('script.end')}</p>
        {open > 0 && <p class="ended-open">{t('script.open', { n: open })}</p>}
        <div class="now-acts">
          <button
            type="button"
            class="tw-btn primary"
            data-default
            disabled={!finishable(run)}
            onClick={() => control.act({ type: 'finish' })}
          >
            {t('script.finish')}
          </button>
          <button type="button" class="tw-link" onClick={() => control.act({ type: 'back' })}>
            {t('script.back')}
          </button>
        </div>
      </div>
    );
  }
  return (
    <div class="ended" role="status">
      {practice && <p>{t('script.practice')}</p>}
      {save.state === 'saving' && <p>{t('script.saving')}</p>}
      {save.state === 'saved' && (
        <p class="saved">
          <Icon of={CircleCheck} />
          {t(uploaded ? 'script.uploaded' : 'script.saved', { time: clockOf(save.at) })}
        </p>
      )}
      {save.state === 'failed' && (
        <p class="failed">
          <Icon of={CircleX} />
          {t('script.notSaved')}
          <button type="button" class="tw-btn small" onClick={control.save}>
            {t('action.retry')}
          </button>
        </p>
      )}
      <button type="button" class="tw-link" onClick={control.restart}>
        {t('script.restart')}
      </button>
    </div>
  );
}
