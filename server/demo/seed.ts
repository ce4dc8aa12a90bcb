import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { FieldCipher } from '../crypto/field.ts';
import { importCustomers, type ImportDeps } from '../customer/import.service.ts';
import type { OrganisationService } from '../organisation/organisation.service.ts';
import { hashPassword } from '../session/password.ts';
import { credentialOf, putCredential } from '../session/session.repository.ts';
import type { Sql } from '../database/sql.ts';
import { demoAccounts } from './accounts.ts';

export interface SeedDeps extends ImportDeps {
  readonly sql: Sql;
  readonly organisation: OrganisationService;
  readonly cipher: FieldCipher;
}

/** Puts the demo cast (content/demo) into the database: units, staff, logins, customers. Run again it changes nothing. */
export async function seedDemo(deps: SeedDeps, contentDir: string): Promise<void> {
  const folder = join(contentDir, 'demo');
  const file = async (name: string) => ({ file: name, bytes: await readFile(join(folder, name)) });
  await deps.organisation.importOrganisation(await file('units.csv'), await file('staff.csv'), 'demo');
  for (const account of demoAccounts()) {
    const held = await credentialOf(deps.sql, account.staffNo);
    if (held) continue;
    const password_hash = await hashPassword(account.password);
    const totp_sealed = deps.cipher.seal(account.totpSeed, `totp|${account.staffNo}`);
    await deps.writer.write((tx) =>
      putCredential(tx, { staff_no: account.staffNo, password_hash, totp_sealed }),
    );
  }
  await importCustomers(deps, join(folder, 'customers.csv'), 'demo');
}
