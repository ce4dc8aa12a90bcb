import { describe, expect, it } from 'vitest';

import type { SnapshotManifest } from '../../../core/contracts/knowledge.ts';
import { verifyManifest } from '../../../extension/background/verify-manifest.ts';
import { build } from '../../../extension/build/constants.ts';

const hash = 'a'.repeat(64);
const parts = {
  articles: hash,
  scripts: hash,
  moments: hash,
  glossary: hash,
  adapters: hash,
  rules: hash,
};
const manifest: SnapshotManifest = { revision: 3, publishedAt: 1, parts };
const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;

async function keyPair(id: string) {
  const { privateKey, publicKey } = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const jwk = await crypto.subtle.exportKey('jwk', publicKey);
  const signed = async (payload: string) => {
    const bytes = await crypto.subtle.sign(algorithm, privateKey, new TextEncoder().encode(payload));
    return { payload, keyId: id, signature: btoa(String.fromCharCode(...new Uint8Array(bytes))) };
  };
  return { id, jwk, signed };
}

describe('a knowledge snapshot is taken over only from the bank’s own service', () => {
  it('the current and the next key of the build are good, a stranger’s is not, whatever id it claims', async () => {
    const [current, next, stranger] = [await keyPair('k1'), await keyPair('k2'), await keyPair('k3')];
    (build.snapshotKeys as { id: string; jwk: JsonWebKey }[]).splice(0, 9, current, next);
    const payload = JSON.stringify(manifest);
    expect(await verifyManifest(await current.signed(payload))).toEqual(manifest);
    expect(await verifyManifest(await next.signed(payload))).toEqual(manifest);
    await expect(verifyManifest(await stranger.signed(payload))).rejects.toThrow('server.badAnswer');
    await expect(verifyManifest({ ...(await stranger.signed(payload)), keyId: 'k1' })).rejects.toThrow(
      'server.badAnswer',
    );
  });

  it('one changed character of what was signed is refused', async () => {
    const current = await keyPair('k1');
    (build.snapshotKeys as { id: string; jwk: JsonWebKey }[]).splice(0, 9, current);
    const good = await current.signed(JSON.stringify(manifest));
    const forged = { ...good, payload: good.payload.replace('"revision":3', '"revision":9') };
    expect(forged.payload).not.toBe(good.payload);
    await expect(verifyManifest(forged)).rejects.toThrow('server.badAnswer');
  });
});
