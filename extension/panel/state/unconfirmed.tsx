import { CircleQuestionMark, RotateCw, Search } from 'lucide-preact';

import type { TabState } from '../../storage/items.ts';
import { Icon } from '../../../web/theme/icon.tsx';
import { useTranslator } from '../../../web/theme/language.tsx';
import { EvidenceList } from './evidence-list.tsx';
import { Notice } from './notice.tsx';
import { StateBar } from './state-bar.tsx';

/** No customer is shown: the reason in one sentence, what was seen by kind without values, what still works. */
export function Unconfirmed({
  tab,
  onSearch,
  onRetry,
}: {
  tab: TabState;
  onSearch: () => void;
  onRetry: () => void;
}) {
  const { t } = useTranslator();
  const reason = tab.reason ?? tab.page.reason ?? 'none';
  const calm = reason === 'none' || reason === 'unknownHost' || reason === 'unknown';
  return (
    <div data-section="state">
      <StateBar icon={CircleQuestionMark} title={t('state.none')} tone={calm ? 'plain' : 'warn'}>
        <span class="tw-tag">{t(`pageKind.${tab.page.pageKind}`)}</span>
      </StateBar>
      <Notice tone={calm ? 'plain' : 'warn'} title={t(`state.none.${reason}`)}>
        <p>{t(`state.none.${reason}.do`)}</p>
      </Notice>
      {tab.page.evidence.length > 0 && <EvidenceList evidence={tab.page.evidence} />}
      <section class="still">
        <h2>{t('state.stillWorks')}</h2>
        <div class="row">
          <button type="button" class="tw-btn small" onClick={onSearch}>
            <Icon of={Search} size={14} />
            {t('state.stillWorks.search')}
          </button>
          <button type="button" class="tw-btn small" onClick={onRetry}>
            <Icon of={RotateCw} size={14} />
            {t('bar.retry')}
          </button>
        </div>
      </section>
    </div>
  );
}
