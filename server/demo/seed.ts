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

/** The cast of the examples, and 2,000 generated customers around it (tools/demo-customers.ts). */
const customerFiles = ['customers.csv', 'customers-generated.csv'];

/**
 * Puts the demo bank (content/demo) into the database: units, staff, logins, customers; with `castOnly` without the
 * generated customers. Run again it changes nothing.
 */
export async function seedDemo(
  deps: SeedDeps,
  contentDir: string,
  options: { readonly castOnly?: boolean } = {},
): Promise<void> {
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
  for (const name of options.castOnly ? customerFiles.slice(0, 1) : customerFiles) {
    await importCustomers(deps, join(folder, name), 'demo');
  }
}
