import { createPrivateKey, type KeyObject, sign } from 'node:crypto';

import type { SignedManifest, SnapshotManifest } from '../../core/contracts/knowledge.ts';
import type { Secrets } from '../crypto/secrets.ts';

/** The key manifests are signed with, and the id by which terminals know it. */
export interface SigningKey {
  readonly id: string;
  readonly key: KeyObject;
}
export const signingKey = ({ current }: Secrets['signing']): SigningKey => ({
  id: current.id,
  key: createPrivateKey({ key: current.jwk, format: 'jwk' }),
});

/** The manifest's text with its signature: what terminals believe. */
export function signManifest(manifest: SnapshotManifest, { id, key }: SigningKey): SignedManifest {
  const payload = JSON.stringify(manifest);
  const signature = sign('sha256', Buffer.from(payload), { key, dsaEncoding: 'ieee-p1363' });
  return { payload, keyId: id, signature: signature.toString('base64') };
}
