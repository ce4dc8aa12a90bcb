import { createHash } from 'node:crypto';
import { join } from 'node:path';

import { startChain, type AuditChain, type AuditEntry } from './audit/chain.ts';
import { openCertificateKeys } from './crypto/certificate-keys.ts';
import { auditKey, openSecrets, type Secrets } from './crypto/secrets.ts';
import { openDatabase, type Database } from './database/database.ts';
import type { Sql } from './database/sql.ts';
import type { AuditDetail } from './http/route.ts';
import { bringInRecords } from './records/backfill.ts';
import { createServices, type ServiceDeps, type Services } from './services.ts';

export interface BootDeps extends Pick<ServiceDeps, 'clock' | 'newId' | 'limits' | 'homePage'> {
  readonly dataDir: string;
  readonly dbKey?: string | undefined;
  readonly monotonic: () => number;
}

export interface Booted {
  readonly database: Database;
  readonly secrets: Secrets;
  readonly audit: AuditChain;
  readonly services: Services;
  /** Audit rows of what the machine's operator does, outside any request. */
  readonly operatorAudit: (by: string) => (sql: Sql, detail: AuditDetail) => Promise<void>;
}

/** Keys, database, audit chain and services over one data folder: what the service and the admin command share. */
export async function boot(deps: BootDeps): Promise<Booted> {
  const { dataDir, dbKey, monotonic, clock, newId } = deps;
  const secrets = await openSecrets(dataDir);
  const certificateKeys = await openCertificateKeys(dataDir, clock());
  const key = auditKey(secrets);
  let audit: AuditChain | undefined;
  const file = join(dataDir, 'tellerwise.db');
  const database = await openDatabase({ file, key: dbKey, monotonic }, async (sql) => {
    audit = await startChain(sql, { key, chainId: newId(), startedAt: clock() });
    return [audit];
  });
  if (!audit) throw new Error('the audit chain was not started');
  const chain = audit;
  const services = createServices({ ...deps, database, secrets, certificateKeys });
  await bringInRecords(database.sql, database.writer);
  await services.knowledge.refresh();
  // Not waited for: until it is done a search here says so.
  void services.fullText.bringUp();
  return {
    database,
    secrets,
    audit: chain,
    services,
    operatorAudit: (by) => (sql, detail) => {
      const entry: AuditEntry = {
        at: clock(),
        staffNo: null,
        roles: [],
        orgUnit: null,
        device: null,
        action: 'operator',
        reason: `operator ${createHash('sha256').update(by).digest('hex').slice(0, 12)}`,
        requestId: newId(),
        ...detail,
      };
      return chain.append(sql, entry);
    },
  };
}
