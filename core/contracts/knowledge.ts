import * as v from 'valibot';

const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

/** The parts of a knowledge snapshot, each one immutable blob named by its SHA-256. */
export const snapshotParts = [
  'articles',
  'scripts',
  'moments',
  'glossary',
  'adapters',
  'rules',
  'search',
] as const;
export type SnapshotPart = (typeof snapshotParts)[number];

/** What is signed: a revision that only grows, and the hash of every part. */
export const snapshotManifest = v.strictObject({
  revision: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** Milliseconds UTC of publication. */
  publishedAt: v.number(),
  parts: v.strictObject({
    articles: sha256,
    scripts: sha256,
    moments: sha256,
    glossary: sha256,
    adapters: sha256,
    rules: sha256,
    search: sha256,
  }),
});
export type SnapshotManifest = v.InferOutput<typeof snapshotManifest>;

/**
 * GET /api/knowledge/manifest. `payload` is the JSON text of a manifest, signed as it stands with ECDSA P-256 / SHA-256
 * (IEEE P1363, base64). The terminal knows the public keys (current and next, by id) from its build.
 */
export const signedManifest = v.strictObject({
  payload: v.string(),
  keyId: v.string(),
  signature: v.string(),
});
export type SignedManifest = v.InferOutput<typeof signedManifest>;
