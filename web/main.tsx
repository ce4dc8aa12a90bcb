import { render } from 'preact';

import { languageOf } from '../core/i18n/translate.ts';
import { createClient } from './api/client.ts';
import { App } from './shell/app.tsx';

const language = languageOf(navigator.language);
const root = document.querySelector<HTMLElement>('#root');
document.documentElement.lang = language;
if (root !== null) {
  render(
    <App
      connect={(onSignedOut) => createClient('', language, onSignedOut)}
      language={language}
      theme="system"
    />,
    root,
  );
}
