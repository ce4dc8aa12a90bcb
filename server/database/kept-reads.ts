import Connection from 'libsql';

import { busyTimeout, type ConnectionOptions } from './connection.ts';
import { databaseFault } from './faults.ts';

type Value = string | number | null;

export interface KeptReads {
  /**
   * A question whose statement is kept: it is read once and asked at every request, which costs a tenth of asking it anew.
   * Gives the first row's values in their order. Each call sees what is committed at that instant and leaves no
   * transaction open.
   */
  keep(text: string): (...values: readonly Value[]) => readonly unknown[] | undefined;
  close(): void;
}

/** A connection for the few questions that every request asks; it never writes. */
export function openKeptReads({ file, key }: ConnectionOptions): KeptReads {
  const connection = new Connection(file, {
    timeout: busyTimeout,
    ...(key ? { encryptionKey: key } : {}),
  } as Connection.Options);
  connection.exec('pragma query_only = on');
  let isOpen = true;
  return {
    keep(text) {
      const statement = connection.prepare<Value[]>(text).raw();
      return (...values) => {
        // A closed connection lives on under its statements; what asks it then is a fault.
        if (!isOpen) throw new Error('the database is closed');
        try {
          return statement.get(...values) as readonly unknown[] | undefined;
        } catch (error) {
          throw databaseFault(error);
        }
      };
    },
    close() {
      isOpen = false;
      connection.close();
    },
  };
}
