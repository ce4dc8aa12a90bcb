import fc from 'fast-check';

import { seed } from './size.ts';

/** Properties are drawn from the run's seed: the same in every run, others by `TELLERWISE_SEED` (`test:full` draws one). */
fc.configureGlobal({ seed });
