import { defineContentScript } from 'wxt/utils/define-content-script';

import { startFrameAgent } from '../page/frame-agent.ts';

export default defineContentScript({
  // The bank's own origins are written into the manifest by the build (wxt.config.ts): static matches, one build per bank.
  matches: ['http://127.0.0.1/*'],
  allFrames: true,
  matchAboutBlank: true,
  matchOriginAsFallback: true,
  runAt: 'document_start',
  main: startFrameAgent,
});
