import { render } from 'preact';

import { loginPort } from '../../login/connect.ts';
import { LoginApp } from '../../login/login-app.tsx';
import { readPreferences } from '../../storage/preferences.ts';

const root = document.querySelector('#root');
if (root) {
  void readPreferences().then(({ language, theme }) =>
    render(<LoginApp port={loginPort} language={language} theme={theme} />, root),
  );
}
