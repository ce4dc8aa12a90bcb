import { createCipheriv, createDecipheriv, createHmac, createSecretKey } from 'node:crypto';

import type { Claim } from '../../core/page/context.ts';
import type { FieldCipher, KeyedHash } from '../crypto/field.ts';
import type { Sql } from '../database/sql.ts';
import * as repository from './customer.repository.ts';

export type Resolution =
  | { readonly result: 'customer'; readonly customer: repository.StoredCustomer }
  | { readonly result: 'unknown' | 'disagree' };

export type SecretField = 'fullName' | 'phone' | 'docNo';

export type CustomerService = ReturnType<typeof createCustomerService>;

export function createCustomerService(deps: {
  readonly sql: Sql;
  readonly cipher: FieldCipher;
  readonly keyedHash: KeyedHash;
  /** Key of the customer handles. */
  readonly refKey: string;
}) {
  const { sql, cipher, keyedHash } = deps;
  const refKey = createSecretKey(
    createHmac('sha256', Buffer.from(deps.refKey, 'base64')).update('customer ref').digest(),
  );

  return {
    /**
     * The one customer that every claim stands for. None known: `unknown`. A claim that is unknown beside known ones, that
     * stands for another customer, or for two (a joint account): `disagree`. Never the best guess.
     */
    async resolve(claims: readonly Claim[]): Promise<Resolution> {
      const aliases = [...new Set(claims.map((claim) => keyedHash(claim.kind, claim.value)))];
      const rows = await repository.customersByAlias(sql, aliases);
      const [first] = rows;
      if (!first) return { result: 'unknown' };
      const found = new Set(rows.map((row) => row.alias));
      const agree = rows.every((row) => row.customerNo === first.customerNo) && found.size === aliases.length;
      return agree ? { result: 'customer', customer: first.load() } : { result: 'disagree' };
    },

    byNo: (customerNo: string) => repository.customerByNo(sql, customerNo),

    /** One secret in clear; undefined when the snapshot has none. */
    open({ facts, secrets }: repository.StoredCustomer, field: SecretField): string | undefined {
      const sealed = secrets[field];
      return sealed === undefined ? undefined : cipher.open(sealed, `${facts.customerNo}|${field}`);
    },

    /** The customer in an audit row: a keyed hash to search by, and the number sealed. */
    auditSubject(customerNo: string): { customerHash: string; customerSealed: string } {
      return {
        customerHash: keyedHash('customer', customerNo),
        customerSealed: cipher.seal(customerNo, 'audit'),
      };
    },

    /** Opaque handle of a customer, the same within one session and worthless in any other. */
    refOf(customerNo: string, sessionId: string): string {
      const iv = createHmac('sha256', refKey).update(`${sessionId}|${customerNo}`).digest().subarray(0, 12);
      const seal = createCipheriv('aes-256-gcm', refKey, iv).setAAD(Buffer.from(sessionId));
      const text = Buffer.concat([seal.update(customerNo, 'utf8'), seal.final()]);
      return Buffer.concat([iv, seal.getAuthTag(), text]).toString('base64url');
    },

    /** Customer number behind a handle of this session; undefined for any other text. */
    readRef(ref: string, sessionId: string): string | undefined {
      const bytes = Buffer.from(ref, 'base64url');
      if (bytes.length < 29) return undefined;
      try {
        const open = createDecipheriv('aes-256-gcm', refKey, bytes.subarray(0, 12));
        open.setAAD(Buffer.from(sessionId)).setAuthTag(bytes.subarray(12, 28));
        return open.update(bytes.subarray(28), undefined, 'utf8') + open.final('utf8');
      } catch {
        return undefined;
      }
    },

    /** Notes the look-up in the writer's transaction; gives the number of different customers of that day. */
    noteLookup: (tx: Sql, staffNo: string, day: string, customerNo: string) =>
      repository.noteLookup(tx, staffNo, day, keyedHash('customer', customerNo)),
  };
}
