import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  randomBytes,
  type CipherGCMTypes,
  type KeyObject,
} from 'node:crypto';

import type { Secrets } from './secrets.ts';

const algorithm: CipherGCMTypes = 'aes-256-gcm';

/**
 * Seals single values with the current field key: `keyId.iv.ciphertext` (base64url). `context` binds a value to where it
 * belongs, so that a sealed value copied to another customer or field does not open.
 */
export interface FieldCipher {
  seal(value: string, context: string): string;
  open(sealed: string, context: string): string;
}

export function createFieldCipher({ current, keys }: Secrets['field']): FieldCipher {
  const ring = new Map(Object.entries(keys).map(([id, key]) => [id, createSecretKey(key, 'base64')]));
  const keyOf = (id: string): KeyObject => {
    const key = ring.get(id);
    if (!key) throw new Error(`no field key ${id}`);
    return key;
  };
  return {
    seal(value, context) {
      const iv = randomBytes(12);
      const cipher = createCipheriv(algorithm, keyOf(current), iv).setAAD(Buffer.from(context));
      const body = Buffer.concat([cipher.update(value, 'utf8'), cipher.final(), cipher.getAuthTag()]);
      return `${current}.${iv.toString('base64url')}.${body.toString('base64url')}`;
    },
    open(sealed, context) {
      const [id = '', iv = '', text = ''] = sealed.split('.');
      const body = Buffer.from(text, 'base64url');
      const decipher = createDecipheriv(algorithm, keyOf(id), Buffer.from(iv, 'base64url'));
      decipher.setAAD(Buffer.from(context)).setAuthTag(body.subarray(-16));
      return decipher.update(body.subarray(0, -16), undefined, 'utf8') + decipher.final('utf8');
    },
  };
}

/** Keyed hash of an identifier for looking it up or counting it without storing it; 32 hex digits. */
export type KeyedHash = (purpose: string, value: string) => string;

export function createKeyedHash(key: string): KeyedHash {
  const secret = createSecretKey(key, 'base64');
  return (purpose, value) =>
    createHmac('sha256', secret).update(`${purpose}\0${value}`).digest('hex').slice(0, 32);
}
