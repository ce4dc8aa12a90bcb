import { useState } from 'preact/hooks';

import type { CustomerIdentity } from '../../../core/contracts/context.ts';
import { useTranslator } from '../../../web/theme/language.tsx';
import { codeOf } from '../shell/error-code.ts';
import { IdentityBar } from './identity-bar.tsx';
import { Notice } from './notice.tsx';

/** One weak anchor: masked name and last four only, and one press of 核对无误 for this generation. */
export function ToConfirm({
  identity,
  confirm,
}: {
  identity: CustomerIdentity;
  confirm: () => Promise<void>;
}) {
  const { t, error } = useTranslator();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const press = async (): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    try {
      await confirm();
    } catch (failure) {
      setProblem(error(codeOf(failure)));
    } finally {
      setBusy(false);
    }
  };
  return (
    <div data-section="state">
      <IdentityBar identity={identity} verified={false} />
      <Notice tone="warn" title={t('identity.confirmHint')}>
        <button
          type="button"
          class="tw-btn primary"
          data-focus-first
          disabled={busy}
          onClick={() => void press()}
        >
          {t(busy ? 'identity.confirming' : 'identity.confirmButton')}
        </button>
        {problem !== undefined && (
          <p class="problem" role="alert">
            {t('confirm.failed')} · {problem}
          </p>
        )}
      </Notice>
    </div>
  );
}
