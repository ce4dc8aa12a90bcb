import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';

import { AppError } from '../../core/errors.ts';
import { anchorFile } from '../audit/anchors.ts';
import { verifyAudit, type Anchor, type Verification } from '../audit/verify.ts';
import type { Booted } from '../boot.ts';
import { type PublicKeys, publicKeysOf, rotateCertificateKey } from '../crypto/certificate-keys.ts';
import { auditKey } from '../crypto/secrets.ts';
import { importCustomers, type ImportResult } from '../customer/import.service.ts';
import { readContentFolder } from '../knowledge/content-files.ts';
import type { LoadResult } from '../knowledge/knowledge.service.ts';
import { staffByNo } from '../organisation/organisation.repository.ts';
import { createOrganisationService } from '../organisation/organisation.service.ts';
import { RECORDS_CHAIN } from '../records/anchored.ts';
import { type RecordVerification, verifyRecords } from '../records/verify.ts';
import { hashPassword } from '../session/password.ts';
import { putCredential } from '../session/session.repository.ts';
import { newTotpSeed, totpAddress } from '../session/totp.ts';

export interface AdminContext {
  readonly booted: Booted;
  readonly dataDir: string;
  /** Name of the operator on this machine; audited as a hash. */
  readonly by: string;
  readonly clock: () => number;
}

const organisationOf = ({ booted, by, clock }: AdminContext) => {
  const { sql, writer } = booted.database;
  return createOrganisationService({ sql, writer, clock, audit: booted.operatorAudit(by) });
};
const named = async (path: string) => ({ file: basename(path), bytes: await readFile(path) });

/** Loads the content folder; into an empty base it is published, into a used one it waits as drafts. */
export async function loadContent({ booted, by }: AdminContext, folder: string): Promise<LoadResult> {
  const files = await readContentFolder(folder);
  return booted.services.knowledge.load(files, { publish: 'initial', by });
}

export async function importOrganisation(context: AdminContext, units: string, staff: string) {
  return organisationOf(context).importOrganisation(await named(units), await named(staff), context.by);
}

/** Takes a customer file in with this process's own writer; only while no service runs. */
export function importCustomerFile({ booted, by, clock }: AdminContext, path: string): Promise<ImportResult> {
  const { database, secrets, services, operatorAudit } = booted;
  const masks = () => services.knowledge.rules().masks;
  const deps = { writer: database.writer, secrets, masks, clock, audit: operatorAudit(by) };
  return importCustomers(deps, path, by);
}

/** Gives a person of the staff list a password and a new authenticator seed; the seed's address is shown once. */
export async function setLogin(
  { booted, by }: AdminContext,
  staffNo: string,
  password: string,
): Promise<string> {
  const { database, services, operatorAudit } = booted;
  if (!(await staffByNo(database.sql, staffNo))) {
    throw new AppError('request.invalid', {
      findings: [{ field: 'staffNo', code: 'staff.unknown', message: 'import the staff list first' }],
    });
  }
  if (Array.from(password).length < 15) {
    throw new AppError('request.invalid', {
      findings: [{ field: 'password', code: 'password.short', message: 'at least 15 characters' }],
    });
  }
  const seed = newTotpSeed();
  const row = {
    staff_no: staffNo,
    password_hash: await hashPassword(password),
    totp_sealed: services.cipher.seal(seed, `totp|${staffNo}`),
  };
  await database.writer.write(async (tx) => {
    await putCredential(tx, row);
    await operatorAudit(by)(tx, { action: 'session.credential', object: staffNo, result: 'ok' });
  });
  return totpAddress(seed, staffNo);
}

/** Every anchor found in these folders, of the audit trail and of the training ledger. */
async function readAnchors({ dataDir }: AdminContext, anchorDir?: string): Promise<Anchor[]> {
  const folders = [join(dataDir, 'anchors'), ...(anchorDir ? [anchorDir] : [])];
  const texts = await Promise.all(
    folders.map((folder) => readFile(join(folder, anchorFile), 'utf8').catch(() => '')),
  );
  return texts.flatMap((text) => text.split('\n').filter(Boolean)).map((line) => JSON.parse(line) as Anchor);
}

/** Verifies the audit trail against its key and against every anchor found in these folders. */
export async function verifyTrail(context: AdminContext, anchorDir?: string): Promise<Verification> {
  const { database, secrets } = context.booted;
  const anchors = (await readAnchors(context, anchorDir)).filter(({ chainId }) => chainId !== RECORDS_CHAIN);
  return verifyAudit(database.sql, auditKey(secrets), anchors);
}

/** The same for the training ledger. */
export async function verifyLedger(context: AdminContext, anchorDir?: string): Promise<RecordVerification> {
  const { database, secrets } = context.booted;
  return verifyRecords(database.sql, auditKey(secrets), await readAnchors(context, anchorDir));
}

/** A new key for certificates; a running service signs with it from its next start on. */
export async function rotateKey({ booted, dataDir, by, clock }: AdminContext): Promise<PublicKeys> {
  const { database, operatorAudit } = booted;
  const keys = publicKeysOf(await rotateCertificateKey(dataDir, clock()));
  const object = keys.keys.at(-1)?.id ?? '';
  await database.writer.write((tx) =>
    operatorAudit(by)(tx, { action: 'certificates.rotateKey', object, result: 'ok' }),
  );
  return keys;
}
