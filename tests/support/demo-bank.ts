import { fileURLToPath } from 'node:url';
import { v7 as uuidv7 } from 'uuid';

import { boot, type Booted } from '../../server/boot.ts';
import { seedDemo } from '../../server/demo/seed.ts';
import { readContentFolder } from '../../server/knowledge/content-files.ts';
import { createOrganisationService } from '../../server/organisation/organisation.service.ts';

export const contentDir = fileURLToPath(new URL('../../content', import.meta.url));
/** When a test's service begins: Monday 2026-11-23 10:00 in Shanghai. */
export const mondayMorning = Date.parse('2026-11-23T10:00:00+08:00');

/** Puts the bank of content/ into a service's books: texts in force, units, staff, logins and the cast's customers. */
export async function fillDemoBank(
  { database, services, secrets, operatorAudit }: Booted,
  options: { readonly clock: () => number; readonly castOnly: boolean },
): Promise<void> {
  const { clock, castOnly } = options;
  const { knowledge, cipher } = services;
  await knowledge.load(await readContentFolder(contentDir), { publish: 'always', by: 'test' });
  const shared = { sql: database.sql, writer: database.writer, clock, audit: operatorAudit('test') };
  const organisation = createOrganisationService(shared);
  const masks = () => knowledge.rules().masks;
  await seedDemo({ ...shared, secrets, masks, organisation, cipher }, contentDir, { castOnly });
}

/**
 * Makes a data folder with the demo bank in it and leaves it closed. Reading every text and hashing every password takes
 * seconds, so a run makes one and its services begin on copies.
 */
export async function makeDemoBank(
  dataDir: string,
  options: { readonly clock: () => number; readonly castOnly: boolean },
): Promise<void> {
  const limits = { lookupsPerMinute: 1, customersPerDay: 1, loginsPerMinute: 1 };
  const monotonic = () => performance.now();
  const booted = await boot({ dataDir, clock: options.clock, monotonic, newId: () => uuidv7(), limits });
  await fillDemoBank(booted, options);
  await booted.database.close();
}
