import { LibsqlError } from '@libsql/client';
import Connection from 'libsql';

import { AppError, type ErrorCode } from '../../core/errors.ts';

const codes: Readonly<Record<string, ErrorCode>> = {
  SQLITE_BUSY: 'database.locked',
  SQLITE_LOCKED: 'database.locked',
  SQLITE_FULL: 'database.full',
  SQLITE_NOTADB: 'database.key',
  SQLITE_READONLY: 'database.locked',
  SQLITE_CANTOPEN: 'database.locked',
};

/** Turns an error of the database into one with a stable code; anything else passes through unchanged. */
export function databaseFault(error: unknown): unknown {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof LibsqlError || cause instanceof Connection.SqliteError) {
      const code = codes[cause.code];
      return code ? new AppError(code, { cause: error }) : error;
    }
  }
  return error;
}
