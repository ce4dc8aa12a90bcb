import {
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  hkdfSync,
  type KeyObject,
} from 'node:crypto';
import * as v from 'valibot';

import { outboxRecord, type OutboxRecord, type SealedEntry } from '../../core/contracts/outbox.ts';
import type { Secrets } from '../crypto/secrets.ts';

const info = Buffer.from('tellerwise-outbox');

/**
 * Opens an entry sealed on a terminal: ECDH P-256, HKDF-SHA-256, AES-256-GCM bound to the entry's key. Undefined when it
 * does not open or does not hold a record: who sealed it, and whether they may, is decided by the ticket inside.
 */
export function createUnsealer({
  keys,
}: Secrets['sealing']): (entry: SealedEntry) => OutboxRecord | undefined {
  const own = new Map<string, KeyObject>(
    keys.map(({ id, jwk }) => [id, createPrivateKey({ key: jwk, format: 'jwk' })]),
  );
  return (entry) => {
    const privateKey = own.get(entry.keyId);
    if (!privateKey) return undefined;
    try {
      const { x, y } = entry.ephemeral;
      const publicKey = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' });
      const shared = diffieHellman({ privateKey, publicKey });
      const key = Buffer.from(hkdfSync('sha256', shared, Buffer.alloc(0), info, 32));
      const body = Buffer.from(entry.sealed, 'base64');
      const open = createDecipheriv('aes-256-gcm', key, Buffer.from(entry.iv, 'base64'));
      open.setAAD(Buffer.from(entry.key)).setAuthTag(body.subarray(-16));
      const text = open.update(body.subarray(0, -16), undefined, 'utf8') + open.final('utf8');
      const parsed = v.safeParse(outboxRecord, JSON.parse(text));
      return parsed.success ? parsed.output : undefined;
    } catch {
      return undefined;
    }
  };
}
