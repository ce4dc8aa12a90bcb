import './login.css';
import { useTranslator } from '../theme/language.tsx';
import { Logo } from '../theme/logo.tsx';
import { LoginForm, type LoginFields, type LoginOutcome } from './login-form.tsx';

/** Login of the stand-alone page. */
export function LoginPage({ login }: { login: (form: LoginFields) => Promise<LoginOutcome> }) {
  const { t } = useTranslator();
  return (
    <main class="login-page">
      <div class="login-card">
        <h1>
          <Logo size={28} />
          {t('login.title')}
        </h1>
        <p class="tw-muted">{t('web.subtitle')}</p>
        <LoginForm login={login} />
      </div>
    </main>
  );
}
