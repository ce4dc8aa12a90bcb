import { createHash, randomBytes } from 'node:crypto';

import { addMonths } from '../../core/calendar/months.ts';
import { credentialOf } from '../../core/certificate/credential.ts';
import { shanghaiDate } from '../../core/condition/shanghai.ts';
import { canonicalJson } from '../audit/canonical.ts';
import { didOf, type Signer } from '../crypto/certificate-keys.ts';
import { nextMarker } from '../database/markers.ts';
import type { Sql } from '../database/sql.ts';
import { allUnits, organisationRevision, staffByNo } from '../organisation/organisation.repository.ts';
import { appendRecord } from '../records/append.ts';
import type { Finished, FinishedListener } from '../training/finished.ts';
import * as repository from './certificates.repository.ts';

type Row = repository.HeldCertificate;

/** Gives certificates for what was finished and takes them back, with their lines in the ledger; all within the caller's transaction. */
export function createIssuing(signer: Signer) {
  async function issue(tx: Sql, what: Finished): Promise<void> {
    const { staffNo, orgUnitCode, kind, id: source, version, title, proof, beforePost, at } = what;
    if ((await repository.standingFor(tx, staffNo, proof)).length > 0) return;
    const person = await staffByNo(tx, staffNo);
    if (person === undefined) return;
    const number = newNumber();
    const validUntil =
      what.validMonths === undefined ? undefined : addMonths(shanghaiDate(at), what.validMonths);
    const bank = (await allUnits(tx)).find((unit) => unit.kind === 'headOffice')?.name ?? orgUnitCode;
    const document = credentialOf({
      number,
      issuer: { id: didOf(signer.keyId), name: bank },
      staffNo,
      name: person.name,
      kind,
      source,
      version,
      title,
      ...(what.passPercent === undefined ? {} : { passPercent: what.passPercent }),
      issuedAt: at,
      ...(validUntil === undefined ? {} : { validUntil }),
    });
    const file = canonicalJson(signer.sign(document, at));
    await repository.insertCertificate(tx, {
      number,
      staff_no: staffNo,
      org_unit_code: orgUnitCode,
      kind,
      source,
      version,
      title,
      proof,
      before_post: beforePost ? 1 : 0,
      issued_at: at,
      valid_until: validUntil ?? null,
      file,
    });
    await appendRecord(tx, {
      kind: 'certificate',
      staffNo,
      orgUnitCode,
      object: source,
      version,
      title,
      ref: number,
      result: {
        number,
        proof,
        beforePost,
        file: createHash('sha256').update(file).digest('hex'),
        ...(validUntil === undefined ? {} : { validUntil }),
      },
      at,
    });
    await postChanged(tx, beforePost);
  }

  async function revoke(tx: Sql, row: Row, why: Omit<repository.Revocation, 'number'>): Promise<void> {
    const { number, staff_no: staffNo, org_unit_code: orgUnitCode, source, version, title } = row;
    await repository.insertRevocation(tx, { ...why, number });
    await appendRecord(tx, {
      kind: 'revocation',
      staffNo,
      orgUnitCode,
      object: source,
      version,
      title,
      ref: number,
      result: { number, replaces: number, why: why.reason, cause: why.cause, by: why.staffNo },
      at: why.at,
    });
    await postChanged(tx, row.before_post === 1);
  }

  /** Sessions read the person anew: the gate opens and shuts without another login (R212). */
  async function postChanged(tx: Sql, beforePost: boolean): Promise<void> {
    if (beforePost) await nextMarker(tx, organisationRevision);
  }

  const listener: FinishedListener = {
    finished: issue,
    async takenBack(tx, { staffNo, proof, at: finishedAt }, reason, decided) {
      const { by, at } = decided ?? { by: staffNo, at: finishedAt };
      for (const row of await repository.standingFor(tx, staffNo, proof))
        await revoke(tx, row, { reason, cause: 'regraded', staffNo: by, at });
    },
  };

  return { listener, revoke };
}

/** 128 random bits, in letters that cannot be mistaken for one another. */
function newNumber(): string {
  const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  let rest = BigInt(`0x${randomBytes(16).toString('hex')}`);
  let number = '';
  for (let at = 0; at < 26; at += 1) {
    number = letters.charAt(Number(rest % 32n)) + number;
    rest /= 32n;
  }
  return number;
}
