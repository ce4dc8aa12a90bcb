import { render } from 'preact';

import { languageOf } from '../core/i18n/translate.ts';
import { createClient } from './api/client.ts';
import { App } from './shell/app.tsx';

const language = languageOf(navigator.language);
const root = document.querySelector<HTMLElement>('#root');
// Named here and at once, in the form that the build looks for.
const startWorker = (): Worker =>
  new Worker(new URL('./api/knowledge.worker.ts', import.meta.url), { type: 'module' });
document.documentElement.lang = language;
if (root !== null) {
  render(
    <App
      connect={(onSignedOut) => createClient('', language, onSignedOut)}
      startWorker={startWorker}
      language={language}
      theme="system"
    />,
    root,
  );
}
