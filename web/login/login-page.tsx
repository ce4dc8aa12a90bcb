import './login.css';
import { useTranslator } from '../theme/language.tsx';
import { Logo } from '../theme/logo.tsx';
import { LoginForm, type LoginFields, type LoginOutcome } from './login-form.tsx';

/** Login of the stand-alone page. */
export function LoginPage({
  login,
  reason,
}: {
  login: (form: LoginFields) => Promise<LoginOutcome>;
  /** Code of the refusal that ended the session before. */
  reason: string | undefined;
}) {
  const { t, error } = useTranslator();
  return (
    <main class="login-page">
      <div class="login-card">
        <h1>
          <Logo size={28} />
          {t('login.title')}
        </h1>
        <p class="tw-muted">{t('web.subtitle')}</p>
        {reason !== undefined && (
          <p class="login-problem" role="status">
            {error(reason)}
          </p>
        )}
        <LoginForm login={login} />
      </div>
    </main>
  );
}
