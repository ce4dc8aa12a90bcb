/** Work nobody waits for: what it could not do, the next alarm, page or press does again. */
export const quiet = (work: Promise<unknown>): void => void work.catch(() => undefined);
