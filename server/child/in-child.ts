import { fork } from 'node:child_process';

export interface ChildLimits {
  readonly milliseconds: number;
  /** Memory of its heap. */
  readonly megabytes: number;
}

/**
 * Runs a program of ours over an input that may be hostile, in a process of its own: one that runs out of memory takes
 * nothing else with it, which a thread can (the engine ends the whole process when it cannot allocate). It gets the input
 * and no setting or secret of the service. Gives its answer, `undefined` where it took too long or too much memory; throws
 * when it ends without an answer for any other reason.
 */
export async function inChild<T>(
  program: URL,
  input: unknown,
  { milliseconds, megabytes }: ChildLimits,
): Promise<T | undefined> {
  const child = fork(program, {
    execArgv: [`--max-old-space-size=${megabytes}`],
    env: {},
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<T | undefined>((resolve, reject) => {
      timer = setTimeout(() => resolve(undefined), milliseconds);
      child.on('message', (answer) => resolve(answer as T));
      child.on('error', reject);
      child.on('exit', (code, signal) => {
        // So it ends when there is no memory left, whoever says so: the engine or the system.
        const isMemory = code === 134 || signal === 'SIGABRT' || signal === 'SIGTRAP' || signal === 'SIGKILL';
        if (isMemory) resolve(undefined);
        else reject(new Error(`${program.pathname.split('/').at(-1)} ended with ${code ?? signal}`));
      });
      child.send(input as never, (error) => error && child.exitCode === null && reject(error));
    });
  } finally {
    clearTimeout(timer);
    child.kill('SIGKILL');
  }
}

/** What such a program does: reads one input, gives one answer, ends. */
export function answerParent<In, Out>(read: (input: In) => Out | Promise<Out>): void {
  process.once('message', (input) => {
    void Promise.resolve(read(input as In)).then((answer) => process.send?.(answer));
  });
}

/** Runs what it is given one after the other: however many files come at once, one is read. */
export function oneAtATime(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };
}
