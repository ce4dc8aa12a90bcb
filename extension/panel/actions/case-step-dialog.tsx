import { useState } from 'preact/hooks';

import type { CaseStep } from '../../../core/contracts/context.ts';
import { useTranslator } from '../../../web/theme/language.tsx';
import { Dialog } from '../shell/dialog.tsx';

/** The fields a step of the register asks for before it can be recorded; input is kept when it fails. */
export function CaseStepDialog({
  step,
  busy,
  problem,
  onCancel,
  onSubmit,
}: {
  step: CaseStep;
  busy: boolean;
  problem: string | undefined;
  onCancel: () => void;
  onSubmit: (fields: Record<string, string>) => void;
}) {
  const { t, language } = useTranslator();
  const [fields, setFields] = useState<Record<string, string>>({});
  const [tried, setTried] = useState(false);
  const word = (label: { zh: string; en: string }): string => (language === 'en' ? label.en : label.zh);
  const empty = step.requires.filter((field) => (fields[field.name] ?? '').trim() === '');
  return (
    <Dialog title={word(step.label)} onCancel={onCancel}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (empty.length === 0) onSubmit(fields);
        }}
      >
        {step.requires.map((field) => {
          const missing = tried && empty.includes(field);
          return (
            <label key={field.name} class="field">
              <span>{word(field.label)}</span>
              <input
                class="tw-input"
                name={field.name}
                value={fields[field.name] ?? ''}
                maxLength={200}
                autocomplete="off"
                aria-invalid={missing}
                onInput={(event) => setFields({ ...fields, [field.name]: event.currentTarget.value })}
              />
              {missing && <span class="problem">{t('login.required', { field: word(field.label) })}</span>}
            </label>
          );
        })}
        {problem !== undefined && (
          <p class="problem" role="alert">
            {problem}
          </p>
        )}
        <div class="dialog-acts">
          <button type="submit" class="tw-btn primary" disabled={busy}>
            {word(step.label)}
          </button>
          <button type="button" class="tw-btn" onClick={onCancel}>
            {t('action.back')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
