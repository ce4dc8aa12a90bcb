// The address is made by the build, not exported by the worker.
// oxlint-disable-next-line import/default
import workerAddress from '../../offscreen/search.worker.ts?worker&url';
import { serveKnowledge } from '../../offscreen/serve.ts';
import { startWorker } from '../../offscreen/start-worker.ts';

serveKnowledge(() => startWorker(workerAddress));
