import { normaliseName } from '../../core/customer/name.ts';

const hex = (bytes: ArrayBuffer) =>
  [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
const unhex = (text: string) => Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

/** A fresh nonce for one question, 32 hex digits. */
export function freshNonce(): string {
  return hex(crypto.getRandomValues(new Uint8Array(16)).buffer);
}

/**
 * Whether the name on the page is the customer's: the service proves the full name it knows under our nonce, we prove the
 * one we see; neither name travels. A masked name proves nothing and is no contradiction either.
 */
export async function sameName(seen: string, nonce: string, proof: string): Promise<boolean | undefined> {
  if (/[*•×●…]/.test(seen)) return undefined;
  const key = await crypto.subtle.importKey('raw', unhex(nonce), { name: 'HMAC', hash: 'SHA-256' }, false, [
    'sign',
  ]);
  const own = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(normaliseName(seen)));
  return hex(own) === proof;
}
