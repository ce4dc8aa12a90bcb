import { webcrypto } from 'node:crypto';

import type { SealedEntry } from '../../core/contracts/outbox.ts';
import type { LoginResponse } from '../../core/contracts/session.ts';

const { subtle } = webcrypto;
const base64 = (bytes: ArrayBuffer | Uint8Array) => Buffer.from(new Uint8Array(bytes)).toString('base64');

/** Seals as a terminal does, with WebCrypto. */
export async function sealFor(
  to: LoginResponse['sealingKey'],
  key: string,
  record: unknown,
): Promise<SealedEntry> {
  const curve = { name: 'ECDH', namedCurve: 'P-256' };
  const theirs = await subtle.importKey(
    'jwk',
    { kty: 'EC', crv: 'P-256', x: to.x, y: to.y },
    curve,
    false,
    [],
  );
  const ours = await subtle.generateKey(curve, true, ['deriveBits']);
  const shared = await subtle.deriveBits({ name: 'ECDH', public: theirs }, ours.privateKey, 256);
  const material = await subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey']);
  const hkdf = {
    name: 'HKDF',
    hash: 'SHA-256',
    salt: new Uint8Array(),
    info: new TextEncoder().encode('tellerwise-outbox'),
  };
  const secret = await subtle.deriveKey(hkdf, material, { name: 'AES-GCM', length: 256 }, false, ['encrypt']);
  const iv = webcrypto.getRandomValues(new Uint8Array(12));
  const aes = { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(key) };
  const sealed = await subtle.encrypt(aes, secret, new TextEncoder().encode(JSON.stringify(record)));
  const { x = '', y = '' } = await subtle.exportKey('jwk', ours.publicKey);
  return { key, keyId: to.id, ephemeral: { x, y }, iv: base64(iv), sealed: base64(sealed) };
}
