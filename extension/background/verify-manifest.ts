import * as v from 'valibot';

import {
  type SignedManifest,
  type SnapshotManifest,
  snapshotManifest,
} from '../../core/contracts/knowledge.ts';
import { AppError } from '../../core/errors.ts';
import { build } from '../build/constants.ts';

const bytes = (text: string) => Uint8Array.from(atob(text), (char) => char.charCodeAt(0));

/** Checks the signature with the keys of this build and gives the manifest; anything else is `server.badAnswer`. */
export async function verifyManifest(signed: SignedManifest): Promise<SnapshotManifest> {
  const known = build.snapshotKeys.find((key) => key.id === signed.keyId);
  if (!known) throw new AppError('server.badAnswer', { details: { keyId: signed.keyId } });
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
  const key = await crypto.subtle.importKey('jwk', known.jwk, algorithm, false, ['verify']);
  const isGood = await crypto.subtle.verify(
    algorithm,
    key,
    bytes(signed.signature),
    new TextEncoder().encode(signed.payload),
  );
  if (!isGood) throw new AppError('server.badAnswer');
  return v.parse(snapshotManifest, JSON.parse(signed.payload));
}
