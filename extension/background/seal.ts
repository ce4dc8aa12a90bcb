import type { OutboxRecord, SealedEntry } from '../../core/contracts/outbox.ts';
import type { LoginResponse } from '../../core/contracts/session.ts';

const base64 = (bytes: ArrayBuffer | Uint8Array) => btoa(String.fromCharCode(...new Uint8Array(bytes)));

/**
 * Seals a record to the service's public key before it touches the disk: ephemeral ECDH P-256, HKDF-SHA-256
 * (info `tellerwise-outbox`), AES-256-GCM with the entry's key as additional data. Nobody on this terminal can open it.
 */
export async function seal(
  key: string,
  record: OutboxRecord,
  to: LoginResponse['sealingKey'],
): Promise<SealedEntry> {
  const curve = { name: 'ECDH', namedCurve: 'P-256' } as const;
  const theirs = await crypto.subtle.importKey(
    'jwk',
    { kty: 'EC', crv: 'P-256', x: to.x, y: to.y },
    curve,
    false,
    [],
  );
  const ours = await crypto.subtle.generateKey(curve, true, ['deriveBits']);
  const shared = await crypto.subtle.deriveBits({ name: 'ECDH', public: theirs }, ours.privateKey, 256);
  const material = await crypto.subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey']);
  const secret = await crypto.subtle.deriveKey(
    {
      name: 'HKDF',
      hash: 'SHA-256',
      salt: new Uint8Array(),
      info: new TextEncoder().encode('tellerwise-outbox'),
    },
    material,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt'],
  );
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const sealed = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(key) },
    secret,
    new TextEncoder().encode(JSON.stringify(record)),
  );
  const { x = '', y = '' } = await crypto.subtle.exportKey('jwk', ours.publicKey);
  return { key, keyId: to.id, ephemeral: { x, y }, iv: base64(iv), sealed: base64(sealed) };
}
