import { useCallback, useEffect, useState } from 'preact/hooks';

import type { OutboxRecord } from '../../core/contracts/outbox.ts';
import { myReadings, proveReading, type ReadingTask } from '../../core/contracts/readings.ts';
import { AppError } from '../../core/errors.ts';
import type { Person } from '../../core/organisation/person.ts';
import type { Caller } from '../api/client.ts';
import { codeOf } from '../rooms/use-asked.ts';

/** How often a screen asks what there is to read. */
const RENEW_MS = 60_000;

export interface Readings {
  readonly tasks: readonly ReadingTask[];
  /** Those still to be proved, the most urgent first. */
  readonly open: readonly ReadingTask[];
  /** Proves it, or keeps the proof on this machine while the service is out of reach. Throws the code of the refusal. */
  readonly prove: (
    task: ReadingTask,
    proof: { seconds: number; answer: number },
  ) => Promise<'proved' | 'kept'>;
  readonly again: () => void;
}

const none: readonly ReadingTask[] = [];

/** What the person has to read, renewed while the screen stands; nothing without a service or a person. */
export function useReadings(
  client: Caller | undefined,
  person: Person | undefined,
  record?: (record: OutboxRecord['record']) => Promise<void>,
): Readings {
  const [tasks, setTasks] = useState<readonly ReadingTask[]>(none);
  const staffNo = person?.staffNo;
  const again = useCallback((): void => {
    if (client === undefined || staffNo === undefined || staffNo === '') {
      setTasks(none);
      return;
    }
    // Off line the list stays as it was.
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
      if (client === undefined) throw new AppError('server.offline');
      const body = { articleId, version, reachedEnd: true, ...proof } as const;
      let proved: ReadingTask;
      try {
        proved = await client.call(proveReading, { body });
      } catch (failure) {
        if (codeOf(failure) !== 'server.offline' || record === undefined) throw failure;
        await record({ kind: 'readingProof', given: body });
        return 'kept';
      }
      setTasks((before) =>
        before.map((task) => (task.articleId === articleId && task.version === version ? proved : task)),
      );
      return 'proved';
    },
  };
}
