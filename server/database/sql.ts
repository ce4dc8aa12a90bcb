import type { ResultSet } from '@libsql/client';
import type { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core';

/** What repositories work on: the reading connection, or the writer's connection inside its transaction. */
export type Sql = BaseSQLiteDatabase<'async', ResultSet>;
