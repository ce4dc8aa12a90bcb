import { useCallback, useEffect, useState } from 'preact/hooks';

import { myReadings, proveReading, type ReadingTask } from '../../core/contracts/readings.ts';
import type { Person } from '../../core/organisation/person.ts';
import type { Caller } from '../api/client.ts';

/** How often a screen asks what there is to read. */
const RENEW_MS = 60_000;

export interface Readings {
  readonly tasks: readonly ReadingTask[];
  /** Those still to be proved, the most urgent first. */
  readonly open: readonly ReadingTask[];
  /** Throws the code of the refusal. */
  readonly prove: (task: ReadingTask, proof: { seconds: number; answer: number }) => Promise<void>;
  readonly again: () => void;
}

const none: readonly ReadingTask[] = [];

/** What the person has to read, renewed while the screen stands; nothing without a service or a person. */
export function useReadings(client: Caller | undefined, person: Person | undefined): Readings {
  const [tasks, setTasks] = useState<readonly ReadingTask[]>(none);
  const staffNo = person?.staffNo;
  const again = useCallback((): void => {
    if (client === undefined || staffNo === undefined || staffNo === '') {
      setTasks(none);
      return;
    }
    // Off line the list stays as it was: nothing of it can be proved without the service anyway.
    client.call(myReadings, {}).then(
      ({ tasks: asked }) => setTasks(asked),
      () => {},
    );
  }, [client, staffNo]);
  useEffect(() => {
    again();
    const timer = setInterval(again, RENEW_MS);
    return () => clearInterval(timer);
  }, [again]);
  return {
    tasks,
    open: tasks.filter(({ provedAt }) => provedAt === undefined),
    again,
    prove: async ({ articleId, version }, proof) => {
      if (client === undefined) return;
      const proved = await client.call(proveReading, {
        body: { articleId, version, reachedEnd: true, ...proof },
      });
      setTasks((before) =>
        before.map((task) => (task.articleId === articleId && task.version === version ? proved : task)),
      );
    },
  };
}
