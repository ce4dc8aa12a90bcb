import { ListChecks, OctagonAlert, PanelRightOpen, ScrollText, Search, TriangleAlert } from 'lucide-preact';

import { Icon } from '../../../web/theme/icon.tsx';
import { useTranslator } from '../../../web/theme/language.tsx';
import { Logo } from '../../../web/theme/logo.tsx';

export interface FoldedCounts {
  readonly warnings: number;
  readonly grave: boolean;
  readonly step: number | undefined;
  readonly checksDone: number;
  readonly checks: number;
}

/** The 44 px strip: counts only, no name of a customer, so that nothing is read from across the counter. */
export function Folded({
  counts,
  online,
  onUnfold,
  onSearch,
}: {
  counts: FoldedCounts;
  online: boolean;
  onUnfold: () => void;
  onSearch: () => void;
}) {
  const { t } = useTranslator();
  return (
    <div class="folded">
      <Logo />
      <button type="button" class="tw-iconbtn" aria-label={t('bar.unfold')} onClick={onUnfold}>
        <Icon of={PanelRightOpen} />
      </button>
      <hr />
      {counts.warnings > 0 && (
        <p
          class={counts.grave ? 'fold-warn grave' : 'fold-warn'}
          role="img"
          aria-label={t('fold.warnings', { n: counts.warnings })}
        >
          <Icon of={counts.grave ? OctagonAlert : TriangleAlert} />
          <b>{counts.warnings}</b>
        </p>
      )}
      {counts.step !== undefined && (
        <p role="img" aria-label={t('fold.script', { n: counts.step })}>
          <Icon of={ScrollText} />
          {counts.step}
        </p>
      )}
      {counts.checks > 0 && (
        <p role="img" aria-label={t('fold.checks', { done: counts.checksDone, total: counts.checks })}>
          <Icon of={ListChecks} />
          {counts.checksDone}/{counts.checks}
        </p>
      )}
      <button type="button" class="tw-iconbtn" aria-label={t('bar.search')} onClick={onSearch}>
        <Icon of={Search} />
      </button>
      <span class="grow" />
      <p role="img" aria-label={t(online ? 'status.online' : 'status.offline')}>
        <span class={online ? 'dot ok' : 'dot warn'} aria-hidden="true" />
      </p>
    </div>
  );
}
