import { sql as query } from 'drizzle-orm';

import type { TrainingRecord } from '../../../core/record/record.ts';
import { FIRST_LINK, linkOf } from '../../../server/records/append.ts';
import type { TestService } from '../../support/service.ts';

/** The lines of the training ledger, and whether each is bound to the one before. */
export async function verifyLedger(
  service: TestService,
): Promise<{ readonly rows: TrainingRecord[]; readonly holds: boolean }> {
  const lines = await service.database.sql.all<{ body: string; hash: string }>(
    query`select body, hash from training_records order by n`,
  );
  const holds = lines.every(({ body, hash }, at) => hash === linkOf(lines[at - 1]?.hash ?? FIRST_LINK, body));
  return { rows: lines.map(({ body }) => JSON.parse(body) as TrainingRecord), holds };
}
