import type { Client, Transaction } from '@libsql/client';
import { drizzle } from 'drizzle-orm/libsql';
import { setImmediate as nextTick, setTimeout as delay } from 'node:timers/promises';

import { AppError } from '../../core/errors.ts';
import { databaseFault } from './faults.ts';
import type { Sql } from './sql.ts';

/** State in memory that must follow the transaction: the audit chain. */
export interface Participant {
  mark(): unknown;
  reset(mark: unknown): void;
  /** Runs inside the transaction, before its commit. */
  flush(sql: Sql): Promise<void>;
}

export interface Writer {
  /**
   * Runs the work in a SAVEPOINT of the next group and resolves after the group's commit, when the change is durable.
   * Work that throws is rolled back alone. Work must not await anything but the given `sql`.
   */
  write<T>(work: (sql: Sql) => Promise<T>): Promise<T>;
  /** Finishes what was handed in, then refuses with `server.stopping`. */
  close(): Promise<void>;
  readonly groups: () => number;
}

export interface WriterOptions {
  readonly client: Client;
  /** Monotonic milliseconds. */
  readonly monotonic: () => number;
  readonly participants?: readonly Participant[];
}

interface Command {
  readonly run: (sql: Sql) => Promise<unknown>;
  readonly done: (value: unknown) => void;
  readonly fail: (error: unknown) => void;
}

/** A group takes no more commands after this many milliseconds of work, so that the event loop is never held long. */
const groupBudget = 6;
/** Milliseconds of rest after a commit, at most. */
const longestRest = 50;

/**
 * The only writer of the process. Commands queue up and are committed in groups: one fsync for many. A commit blocks the
 * event loop, so the next group begins no sooner than as long after it as it took; but a disk that stalled for seconds is
 * not waited for twice.
 */
export function createWriter({ client, monotonic, participants = [] }: WriterOptions): Writer {
  const queue: Command[] = [];
  let transaction: Transaction | undefined;
  let closing = false;
  let running: Promise<void> | undefined;
  let earliest = 0;
  let groups = 0;

  const execute: Client['execute'] = (statement: Parameters<Transaction['execute']>[0]) => {
    if (!transaction) throw new Error('the writer has no open group');
    return transaction.execute(statement);
  };
  const sql: Sql = drizzle({ client: { execute } as Client });

  function write<T>(run: (sql: Sql) => Promise<T>): Promise<T> {
    if (closing) return Promise.reject(new AppError('server.stopping'));
    return new Promise<T>((resolve, reject) => {
      queue.push({ run, done: (value) => resolve(value as T), fail: reject });
      running ??= drain();
    });
  }

  async function drain(): Promise<void> {
    while (queue.length > 0) {
      const wait = earliest - monotonic();
      // Even without a wait the loop turns once: requests that stand in the socket join this group.
      await (wait > 0 ? delay(wait) : nextTick());
      await runGroup();
    }
    // In the same tick as the last look at the queue: nothing handed in can be left behind.
    running = undefined;
  }

  async function runGroup(): Promise<void> {
    const settled: (() => void)[] = [];
    const ran: Command[] = [];
    const marks = participants.map((participant) => participant.mark());
    try {
      transaction = await client.transaction('write');
      const until = monotonic() + groupBudget;
      for (let command = queue.shift(); command; command = monotonic() < until ? queue.shift() : undefined) {
        ran.push(command);
        settled.push(await runCommand(command));
      }
      for (const participant of participants) await participant.flush(sql);
      const commitBegan = monotonic();
      await transaction.commit();
      const now = monotonic();
      earliest = now + Math.min(now - commitBegan, longestRest);
      groups += 1;
    } catch (error) {
      participants.forEach((participant, index) => participant.reset(marks[index]));
      const fault = databaseFault(error);
      if (ran.length === 0) ran.push(...queue.splice(0));
      for (const command of ran) command.fail(fault);
      return;
    } finally {
      transaction?.close();
      transaction = undefined;
    }
    for (const settle of settled) settle();
  }

  async function runCommand({ run, done, fail }: Command): Promise<() => void> {
    const marks = participants.map((participant) => participant.mark());
    await execute('savepoint command');
    try {
      const value = await run(sql);
      await execute('release command');
      return () => done(value);
    } catch (error) {
      try {
        await execute('rollback to command');
        await execute('release command');
      } catch {
        // The whole transaction is gone (disk full): the group fails as one, for the reason that ended it.
        throw error;
      }
      participants.forEach((participant, index) => participant.reset(marks[index]));
      return () => fail(databaseFault(error));
    }
  }

  return {
    write,
    groups: () => groups,
    async close() {
      closing = true;
      while (running) await running;
    },
  };
}
