import { LoaderCircle } from 'lucide-preact';
import { useEffect, useState } from 'preact/hooks';

import type { TabState } from '../../storage/items.ts';
import { useTranslator } from '../../../web/theme/language.tsx';
import { Notice } from './notice.tsx';
import { StateBar } from './state-bar.tsx';

const skeletonAfterMs = 150;
const explainAfterMs = 3_000;

/** The old customer is gone at once; a skeleton after 150 ms; after 3 s what is awaited, and 重试. */
export function Loading({ tab, onRetry }: { tab: TabState; onRetry: () => void }) {
  const { t } = useTranslator();
  const [stage, setStage] = useState<'blank' | 'skeleton' | 'explain'>('blank');
  useEffect(() => {
    setStage('blank');
    const skeleton = setTimeout(() => setStage('skeleton'), skeletonAfterMs);
    const explain = setTimeout(() => setStage('explain'), explainAfterMs);
    return () => {
      clearTimeout(skeleton);
      clearTimeout(explain);
    };
  }, [tab.generation]);
  const onPage = tab.page.level === 'none';
  const what = t(onPage ? 'state.loading.waitPage' : 'state.loading.waitServer');
  return (
    <div aria-busy="true" data-section="state">
      <StateBar icon={LoaderCircle} title={t('state.loading')} tone="plain" />
      {stage === 'skeleton' && (
        <div class="skeleton" aria-hidden="true">
          <i class="chip-bone" />
          <i class="chip-bone" />
          <i class="chip-bone" />
          <i />
          <i class="short" />
        </div>
      )}
      {stage === 'explain' && (
        <Notice tone="plain" title={t('state.loading.waiting', { what })}>
          <button type="button" class="tw-btn small" onClick={onRetry}>
            {t('action.retry')}
          </button>
        </Notice>
      )}
    </div>
  );
}
