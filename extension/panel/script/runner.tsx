import { ScrollText } from 'lucide-preact';
import { useEffect, useRef } from 'preact/hooks';

import { obligatoryAhead, progressOf } from '../../../core/script/ahead.ts';
import { currentNode, type Run } from '../../../core/script/run.ts';
import { scriptOf } from '../../../core/script/place.ts';
import { Icon } from '../../../web/theme/icon.tsx';
import { useTranslator } from '../../../web/theme/language.tsx';
import type { MenuItem } from '../shell/more-menu.tsx';
import { Ended } from './ended.tsx';
import { DoneLines, AheadLines } from './lines.tsx';
import { NowLine } from './now-line.tsx';
import { ScriptChoice } from './script-choice.tsx';
import type { WorkControl } from './use-work.ts';

/** The script: what was done, the line now, the obligatory lines still to come. */
export function Runner({
  run,
  control,
  others,
  practice,
  uploaded,
}: {
  run: Run;
  control: WorkControl;
  others: readonly MenuItem[];
  practice: boolean;
  uploaded: boolean;
}) {
  const { t } = useTranslator();
  const node = currentNode(run);
  const script = scriptOf(run.scripts, run.place.script);
  const { done, total } = progressOf(run);
  const card = useRef<HTMLDivElement>(null);
  const place = `${run.place.script}/${run.place.node}/${run.history.length}`;
  const seen = useRef(place);
  useEffect(() => {
    if (seen.current === place) return;
    seen.current = place;
    // Only follow with the focus when it was in the script: another section's work is not interrupted.
    if (
      document.activeElement?.closest('[data-section=script]') ||
      document.activeElement === document.body
    ) {
      card.current?.focus();
    }
    card.current?.scrollIntoView?.({ block: 'nearest' });
  }, [place]);
  return (
    <section class="script" data-section="script" aria-label={t('panel.section.script')}>
      <div class="section-head">
        <Icon of={ScrollText} />
        <h2 class="tw-ellipsis">{script.title}</h2>
        <span class="tw-muted">
          {practice ? t('state.learning.note') : t('script.progress', { n: Math.min(done, total), total })}
        </span>
        <span class="grow" />
        {run.place.marks > 0 && <span class="tw-tag warn">{t('script.marks', { n: run.place.marks })}</span>}
        <ScriptChoice items={others} />
      </div>
      <DoneLines run={run} />
      <div
        ref={card}
        tabIndex={-1}
        class="now-card"
        data-focus-first={node.kind === 'end' ? undefined : true}
      >
        {node.kind === 'end' ? (
          <Ended run={run} control={control} practice={practice} uploaded={uploaded} />
        ) : (
          node.kind !== 'goto' && <NowLine key={place} run={run} node={node} act={control.act} />
        )}
      </div>
      {node.kind !== 'end' && <AheadLines nodes={obligatoryAhead(run).slice(0, 2)} run={run} />}
    </section>
  );
}
