import * as v from 'valibot';

const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const revision = v.pipe(v.number(), v.integer(), v.minValue(1));

/** The parts of the knowledge copy. Each is a set of entries: a key and the JSON text of one item. */
export const snapshotParts = ['articles', 'scripts', 'moments', 'glossary', 'adapters', 'rules'] as const;
export type SnapshotPart = (typeof snapshotParts)[number];

/** What is signed: a revision that only grows, and the fingerprint of every part (core/sync/fingerprint.ts). */
export const snapshotManifest = v.strictObject({
  revision,
  /** Milliseconds UTC of publication. */
  publishedAt: v.number(),
  parts: v.strictObject({
    articles: sha256,
    scripts: sha256,
    moments: sha256,
    glossary: sha256,
    adapters: sha256,
    rules: sha256,
  }),
  /** A search index made of an earlier or the same revision: `hash` names its bytes, `items` what it was made of. */
  index: v.optional(v.strictObject({ revision, hash: sha256, items: sha256 })),
  /** The articles are only beginnings (core/sync/beginnings.ts); whole texts are searched and fetched on the service. */
  beginnings: v.optional(v.literal(true)),
});
export type SnapshotManifest = v.InferOutput<typeof snapshotManifest>;

/**
 * GET /api/knowledge/manifest. `payload` is the JSON text of a manifest, signed as it stands with ECDSA P-256 / SHA-256
 * (IEEE P1363, base64). The terminal knows the public keys (current and next, by id) from its build. Answers 304 to its
 * own ETag.
 */
export const signedManifest = v.strictObject({
  payload: v.string(),
  keyId: v.string(),
  signature: v.string(),
});
export type SignedManifest = v.InferOutput<typeof signedManifest>;

const count = v.pipe(v.string(), v.regex(/^\d{1,12}$/), v.transform(Number));

/** GET /api/knowledge/changes: what differs between two revisions, page by page; the same question has one answer for ever. */
export const changesQuery = v.strictObject({
  /** 0 for a terminal that has nothing. */
  from: count,
  to: count,
  /** The last entry of the page before, as `part/key`. */
  after: v.optional(v.pipe(v.string(), v.maxLength(200))),
});

/** One page. An entry without `value` is gone. `next` is there while more follows. */
export const changesPage = v.strictObject({
  changes: v.array(
    v.strictObject({
      part: v.picklist(snapshotParts),
      key: v.string(),
      /** JSON text of the item, byte for byte as it is fingerprinted. */
      value: v.optional(v.string()),
    }),
  ),
  next: v.optional(v.string()),
});
export type ChangesPage = v.InferOutput<typeof changesPage>;

/** What an index was made of: the hash of each article's and script's item by its document key, and of all terms. */
export const indexedItems = v.strictObject({
  documents: v.record(v.string(), sha256),
  glossary: sha256,
});
export type IndexedItems = v.InferOutput<typeof indexedItems>;
