import { setImmediate } from 'node:timers/promises';

/** People looked at before others are let in. */
const atOnce = 200;

/** Does something for each of many, letting requests of others in between. */
export async function inLots<T>(all: readonly T[], work: (one: T) => void): Promise<void> {
  for (const [at, one] of all.entries()) {
    if (at > 0 && at % atOnce === 0) await setImmediate();
    work(one);
  }
}
