import { v7 as uuidv7 } from 'uuid';

import { boot } from '../../../server/boot.ts';

/**
 * A service under load, in a process of its own so that it can be killed: writes pairs of rows (a lookup and its audit
 * row) from many callers and prints the number of each pair once it was acknowledged.
 */
const [dataDir = '', callers = '20', pairs = '100000'] = process.argv.slice(2);
const { database, operatorAudit } = await boot({
  dataDir,
  clock: () => Date.now(),
  monotonic: () => performance.now(),
  newId: () => uuidv7(),
  limits: { lookupsPerMinute: 1, customersPerDay: 1, loginsPerMinute: 1 },
});
const audit = operatorAudit('load');
const { sql } = await import('drizzle-orm');
const run = uuidv7();
let next = 0;

async function caller(): Promise<void> {
  while (next < Number(pairs)) {
    const id = `${run}-${next++}`;
    await database.writer.write(async (tx) => {
      await tx.run(
        sql`insert into customer_lookups (staff_no, day, customer_hash) values ('load', 'day', ${id})`,
      );
      await audit(tx, { action: 'load', object: id, result: 'ok' });
    });
    process.stdout.write(`${id}\n`);
  }
}
await Promise.all(Array.from({ length: Number(callers) }, caller));
const groups = database.writer.groups();
await database.close();
process.stderr.write(`groups ${groups}\n`);
