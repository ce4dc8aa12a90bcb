import { serveKnowledge } from '../../offscreen/serve.ts';

serveKnowledge(
  () => new Worker(new URL('../../offscreen/search.worker.ts', import.meta.url), { type: 'module' }),
);
