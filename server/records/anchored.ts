import type { Head } from '../audit/chain.ts';
import type { Sql } from '../database/sql.ts';
import { ledgerHead } from './records.repository.ts';

/** Name of the ledger's chain among the anchors of the audit trail. */
export const RECORDS_CHAIN = 'training-records';

/** The ledger's head as it goes out with the audit trail's; nothing of an empty ledger. */
export async function recordsHead(sql: Sql): Promise<Head | undefined> {
  const { n, hash } = await ledgerHead(sql);
  return n === 0 ? undefined : { chainId: RECORDS_CHAIN, n, hash };
}
