import { createHash } from 'node:crypto';
import type * as v from 'valibot';

import { certificateState, renewFrom } from '../../core/certificate/certificate.ts';
import { shanghaiDate } from '../../core/condition/shanghai.ts';
import type {
  certificateFile,
  CertificateView,
  revokeCertificate,
  unitCertificates,
} from '../../core/contracts/certificates.ts';
import { AppError } from '../../core/errors.ts';
import type { Person } from '../../core/organisation/person.ts';
import { canonicalJson } from '../audit/canonical.ts';
import { type CertificateKeys, createSigner, publicKeysOf } from '../crypto/certificate-keys.ts';
import type { Sql } from '../database/sql.ts';
import type { Writer } from '../database/writer.ts';
import type { Call } from '../http/route.ts';
import * as repository from './certificates.repository.ts';
import { createIssuing } from './issuing.ts';

export interface CertificateDeps {
  readonly sql: Sql;
  readonly writer: Pick<Writer, 'write'>;
  readonly keys: CertificateKeys;
  /** Everyone who works here now. */
  readonly people: () => Promise<readonly Person[]>;
  /** Whose records a person may see (own ones are another matter). */
  readonly maySee: (person: Person, other: Person) => boolean;
}
type ByNumber = { readonly id: string };
type Row = repository.HeldCertificate;

export type CertificateService = ReturnType<typeof createCertificateService>;

/** Certificates: given for what was finished, taken back with a reason, signed so that anybody can check them (R209, R212, R214). */
export function createCertificateService({ sql, writer, keys, people, maySee }: CertificateDeps) {
  const signer = createSigner(keys);

  const { listener, revoke } = createIssuing(signer);

  /** One that this person may see: their own, or of somebody whose records they see. To everybody else there is none. */
  async function seen(from: Sql, number: string, person: Person): Promise<Row> {
    const row = await repository.certificateByNumber(from, number);
    const holder = (await people()).find(({ staffNo }) => staffNo === row?.staff_no);
    const isOwn = row?.staff_no === person.staffNo;
    if (row === undefined || !(isOwn || (holder !== undefined && maySee(person, holder))))
      throw new AppError('certificate.notFound');
    return row;
  }

  return {
    /** What tells of passes and completions tells this. */
    listener,

    of: async (staffNo: string, now: number): Promise<CertificateView[]> =>
      (await repository.certificatesOf(sql, staffNo)).map((row) => viewOf(row, now)),

    async file({
      session,
      params,
    }: Call<unknown, unknown, ByNumber>): Promise<v.InferInput<typeof certificateFile.response>> {
      const { number, file } = await seen(sql, params.id, session.person);
      return { fileName: `certificate-${number}.json`, text: file };
    },

    async revoke(
      call: Call<v.InferOutput<typeof revokeCertificate.body>, unknown, ByNumber>,
    ): Promise<CertificateView> {
      const { body, params, session, now } = call;
      const by = session.person.staffNo;
      return writer.write(async (tx) => {
        const row = await repository.certificateByNumber(tx, params.id);
        if (row === undefined) throw new AppError('certificate.notFound');
        call.about({ object: row.number, reason: body.reason });
        if (row.staff_no === by) throw new AppError('access.denied');
        if (row.revoked_at !== null) throw new AppError('certificate.revoked');
        await revoke(tx, row, { reason: body.reason, cause: 'decided', staffNo: by, at: now });
        await call.audit(tx, { object: row.number, reason: body.reason, result: 'ok' });
        return viewOf({ ...row, revoked_at: now, revoked_why: body.reason }, now);
      });
    },

    /** R216: of everyone who works in a unit, how many may work with customers today. */
    async units({ session, now }: Call): Promise<v.InferInput<typeof unitCertificates.response>> {
      const today = shanghaiDate(now);
      const { person } = session;
      const below = (await people()).filter(
        (other) =>
          person.roles.some((role) => role === 'trainer' || role === 'auditor' || role === 'lineDept') ||
          maySee(person, other),
      );
      const units = [...Map.groupBy(below, ({ orgUnitCode }) => orgUnitCode)].map(([code, staff]) => {
        const certified = staff.filter(({ certificateUntil }) => (certificateUntil ?? '') >= today).length;
        const percent = Math.round((100 * certified) / staff.length);
        return { code, name: staff[0]?.orgUnitName ?? code, people: staff.length, certified, percent };
      });
      return { asOf: now, units: units.toSorted((a, b) => (a.code < b.code ? -1 : 1)) };
    },

    /** What the public check says of a number; nothing of one that was never given. */
    async check(number: string, now: number): Promise<CertificateView | undefined> {
      const row = await repository.certificateByNumber(sql, number);
      return row && viewOf(row, now);
    },

    /** Public keys, the current one and those before it. */
    publicKeys: () => publicKeysOf(keys),

    /** The signed list of what was taken back, numbers as their hashes: the list itself must not name anybody's certificate. */
    async revocationList(now: number): Promise<string> {
      const list = (await repository.revocations(sql)).map(({ number, at }) => ({
        number: createHash('sha256').update(number).digest('hex'),
        at: new Date(at).toISOString(),
      }));
      const made = { type: 'TellerwiseRevocationList', madeAt: new Date(now).toISOString(), revoked: list };
      return canonicalJson(signer.sign(made, now));
    },

    /** Signs what leaves the ledger, given as canonical JSON, so that a file can be told from a forged one. */
    proofOf: (canonicalText: string, at: number) => signer.proofOf(canonicalText, at),
  };
}

function viewOf(row: Row, now: number): CertificateView {
  const { number, staff_no: staffNo, kind, source, version, title, issued_at: issuedAt } = row;
  const validUntil = row.valid_until ?? undefined;
  const from = renewFrom({ validUntil });
  return {
    number,
    staffNo,
    name: row.name ?? staffNo,
    kind,
    source,
    version,
    title,
    beforePost: row.before_post === 1,
    issuedAt,
    ...(validUntil === undefined ? {} : { validUntil }),
    ...(from === undefined ? {} : { renewFrom: from }),
    state: certificateState({ validUntil, revokedAt: row.revoked_at ?? undefined }, now),
    ...(row.revoked_at === null ? {} : { revoked: { at: row.revoked_at, reason: row.revoked_why ?? '' } }),
  };
}
