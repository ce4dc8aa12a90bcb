import { useEffect, useState } from 'preact/hooks';

import { revealFields } from '../../../core/contracts/context.ts';
import { type Person, postsOf, type Role } from '../../../core/organisation/person.ts';
import { useTranslator } from '../../../web/theme/language.tsx';
import type { PanelPort } from '../port.ts';
import { Dialog } from '../shell/dialog.tsx';
import { codeOf } from '../shell/error-code.ts';
import { Revealed } from './revealed.tsx';

type Field = (typeof revealFields)[number];

/** Posts that may ever see one field unmasked (A4); the service decides each time. */
const mayReveal: readonly Role[] = ['manager', 'complaintHandler', 'fileCustodian', 'branchManager'];
const shortestPurpose = 4;

/** One field, one typed purpose, 60 seconds. The value lives in this component alone and goes with it. */
export function Reveal({
  person,
  reveal,
  clock,
  onClose,
}: {
  person: Person;
  reveal: PanelPort['reveal'];
  clock: () => number;
  onClose: () => void;
}) {
  const { t, error } = useTranslator();
  const [field, setField] = useState<Field>('phone');
  const [purpose, setPurpose] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [shown, setShown] = useState<{ value: string; expiresAt: number }>();
  const title = t('bar.reveal');
  const allowed = person.roles.some((role) => mayReveal.includes(role));
  useEffect(() => () => setShown(undefined), []);
  if (!allowed) {
    const role = postsOf(person)
      .map((post) => t(`role.${post}`))
      .join(' ');
    return (
      <Dialog title={title} onCancel={onClose}>
        <p>{t('reveal.needs', { role })}</p>
        <div class="dialog-acts">
          <button type="button" class="tw-btn" onClick={onClose}>
            {t('action.close')}
          </button>
        </div>
      </Dialog>
    );
  }
  if (shown !== undefined) {
    return (
      <Dialog title={t('reveal.title', { field: t(`reveal.${field}`) })} onCancel={onClose}>
        <Revealed {...shown} clock={clock} onGone={onClose} />
      </Dialog>
    );
  }
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (Array.from(purpose.trim()).length < shortestPurpose) {
      setProblem(t('reveal.purposeShort'));
      return;
    }
    setBusy(true);
    setProblem(undefined);
    try {
      setShown(await reveal(field, purpose.trim()));
    } catch (failure) {
      setProblem(error(codeOf(failure)));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog title={title} onCancel={onClose}>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <label class="field">
          <span>{t('reveal.choose')}</span>
          <select
            class="tw-input"
            value={field}
            onChange={(event) =>
              setField(revealFields.find((name) => name === event.currentTarget.value) ?? 'phone')
            }
          >
            {revealFields.map((name) => (
              <option key={name} value={name}>
                {t(`reveal.${name}`)}
              </option>
            ))}
          </select>
        </label>
        <label class="field">
          <span>{t('reveal.purpose')}</span>
          <input
            class="tw-input"
            value={purpose}
            maxLength={200}
            autocomplete="off"
            aria-invalid={problem !== undefined}
            aria-describedby="reveal-hint"
            onInput={(event) => setPurpose(event.currentTarget.value)}
          />
        </label>
        <p id="reveal-hint" class={problem === undefined ? 'tw-muted' : 'problem'}>
          {problem ?? t('reveal.purposeHint')}
        </p>
        <div class="dialog-acts">
          <button type="submit" class="tw-btn primary" disabled={busy}>
            {t('reveal.button')}
          </button>
          <button type="button" class="tw-btn" onClick={onClose}>
            {t('action.cancel')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
