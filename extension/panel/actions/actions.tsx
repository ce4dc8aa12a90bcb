import { FolderPlus } from 'lucide-preact';
import { useState } from 'preact/hooks';

import type { CaseStep, CustomerContext } from '../../../core/contracts/context.ts';
import { Icon } from '../../../web/theme/icon.tsx';
import { useTranslator } from '../../../web/theme/language.tsx';
import type { PanelPort } from '../port.ts';
import { codeOf } from '../shell/error-code.ts';
import { MoreMenu } from '../shell/more-menu.tsx';
import { CaseStepDialog } from './case-step-dialog.tsx';

/** Steps that stand as buttons before the rest goes into the menu. */
const shownFirst = 2;

/** 44 px at the foot: 建立服务事项, or the steps the register allows now, in the register's own words. */
export function Actions({
  customer,
  mayOpen,
  port,
}: {
  customer: CustomerContext;
  mayOpen: boolean;
  port: Pick<PanelPort, 'openCase' | 'caseEvent'>;
}) {
  const { t, error, language } = useTranslator();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [asked, setAsked] = useState<CaseStep>();
  const perform = async (work: () => Promise<void>): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    try {
      await work();
      setAsked(undefined);
    } catch (failure) {
      setProblem(error(codeOf(failure)));
    } finally {
      setBusy(false);
    }
  };
  const raise = (step: CaseStep, fields: Record<string, string>): void =>
    void perform(() => port.caseEvent(step.event, fields));
  const begin = (step: CaseStep): void => {
    if (step.requires.length === 0) raise(step, {});
    else setAsked(step);
  };
  const word = (step: CaseStep): string => (language === 'en' ? step.label.en : step.label.zh);
  const steps = customer.serviceCase?.steps ?? [];
  const opens = mayOpen && customer.serviceCase === undefined;
  if (!opens && steps.length === 0) return null;
  return (
    <section class="actions" data-section="actions" aria-label={t('panel.section.actions')}>
      {opens && (
        <>
          <button
            type="button"
            class="tw-btn primary"
            disabled={busy}
            onClick={() => void perform(() => port.openCase())}
          >
            <Icon of={FolderPlus} />
            {t(busy ? 'case.opening' : 'case.open')}
          </button>
          <span class="tw-muted">{t('case.openHint')}</span>
        </>
      )}
      {steps.slice(0, shownFirst).map((step) => (
        <button key={step.event} type="button" class="tw-btn" disabled={busy} onClick={() => begin(step)}>
          {word(step)}
        </button>
      ))}
      <span class="grow" />
      <MoreMenu
        look="flat"
        label={t('actions.more')}
        items={steps
          .slice(shownFirst)
          .map((step) => ({ id: step.event, label: word(step), run: () => begin(step) }))}
      />
      {problem !== undefined && asked === undefined && (
        <p class="problem" role="alert">
          {t('case.notRecorded')} · {problem}
        </p>
      )}
      {asked !== undefined && (
        <CaseStepDialog
          step={asked}
          busy={busy}
          problem={problem}
          onCancel={() => setAsked(undefined)}
          onSubmit={(fields) => raise(asked, fields)}
        />
      )}
    </section>
  );
}
