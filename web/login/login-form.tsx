import { useRef, useState } from 'preact/hooks';

import type { MessageKey } from '../../core/i18n/zh-CN.ts';
import { useTranslator } from '../theme/language.tsx';

export interface LoginFields {
  readonly staffNo: string;
  readonly password: string;
  readonly totp: string;
}

/** What came of a login: nothing to say, or the code of the refusal. */
export type LoginOutcome = { readonly ok: true } | { readonly ok: false; readonly code: string };

const fields: readonly {
  readonly name: keyof LoginFields;
  readonly label: MessageKey;
  readonly hint?: MessageKey;
  readonly input: Record<string, string | number>;
}[] = [
  {
    name: 'staffNo',
    label: 'login.staffNo',
    input: { type: 'text', autocomplete: 'username', maxLength: 32 },
  },
  {
    name: 'password',
    label: 'login.password',
    input: { type: 'password', autocomplete: 'current-password', maxLength: 256 },
  },
  {
    name: 'totp',
    label: 'login.totp',
    hint: 'login.totpHint',
    input: { type: 'text', inputMode: 'numeric', autocomplete: 'one-time-code', maxLength: 6 },
  },
];

/** Staff number, password, one-time code. Input is kept on failure, except the code, which works only once. */
export function LoginForm({
  login,
  asked = ['staffNo', 'password', 'totp'],
}: {
  login: (form: LoginFields) => Promise<LoginOutcome>;
  /** What is asked for; after idleness the password alone. */
  asked?: readonly (keyof LoginFields)[];
}) {
  const { t, error } = useTranslator();
  const [form, setForm] = useState<LoginFields>({ staffNo: '', password: '', totp: '' });
  const [busy, setBusy] = useState(false);
  const [problems, setProblems] = useState<Partial<Record<keyof LoginFields, string>>>({});
  const [refused, setRefused] = useState<string>();
  const root = useRef<HTMLFormElement>(null);
  const focusOn = (name: keyof LoginFields): void =>
    root.current?.querySelector<HTMLInputElement>(`[name=${name}]`)?.focus();
  const check = (): Partial<Record<keyof LoginFields, string>> => {
    const found: Partial<Record<keyof LoginFields, string>> = {};
    for (const { name, label } of fields.filter((each) => asked.includes(each.name))) {
      if (form[name].trim() === '') found[name] = t('login.required', { field: t(label) });
    }
    if (asked.includes('totp') && found.totp === undefined && !/^\d{6}$/.test(form.totp))
      found.totp = t('login.totpInvalid');
    return found;
  };
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const found = check();
    setProblems(found);
    setRefused(undefined);
    const first = fields.find(({ name }) => found[name] !== undefined);
    if (first !== undefined) {
      focusOn(first.name);
      return;
    }
    setBusy(true);
    const outcome = await login({ ...form, staffNo: form.staffNo.trim() }).catch(
      () => ({ ok: false, code: 'server.offline' }) as const,
    );
    setBusy(false);
    if (outcome.ok) return;
    setRefused(error(outcome.code));
    setForm((before) => ({ ...before, totp: '' }));
    focusOn(outcome.code === 'login.failed' ? 'password' : 'totp');
  };
  return (
    <form class="login-form" ref={root} noValidate onSubmit={(event) => void submit(event)}>
      {fields
        .filter((each) => asked.includes(each.name))
        .map(({ name, label, hint, input }) => {
          const problem = problems[name];
          const below = problem ?? (hint === undefined ? undefined : t(hint));
          return (
            <label key={name} class="login-field">
              <span>{t(label)}</span>
              <input
                class="tw-input"
                name={name}
                {...input}
                value={form[name]}
                aria-invalid={problem !== undefined}
                aria-describedby={below === undefined ? undefined : `login-${name}`}
                onInput={(event) => {
                  const { value: typed } = event.currentTarget;
                  // From the state before: a password manager fills several fields before the next drawing.
                  setForm((before) => ({ ...before, [name]: typed }));
                }}
              />
              {below !== undefined && (
                <span id={`login-${name}`} class={problem === undefined ? 'tw-muted' : 'login-problem'}>
                  {below}
                </span>
              )}
            </label>
          );
        })}
      {refused !== undefined && (
        <p class="login-problem" role="alert">
          {refused}
        </p>
      )}
      <button type="submit" class="tw-btn primary tall" disabled={busy}>
        {t(busy ? 'login.submitting' : 'login.submit')}
      </button>
    </form>
  );
}
