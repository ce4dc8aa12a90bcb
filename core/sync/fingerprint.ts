/** Buckets of a part: a change touches one of them, so that a base of 10,000 articles need not be hashed whole for it. */
export const bucketCount = 256;

/** The bucket of a key, by FNV-1a over its UTF-16 units. */
export function bucketOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < key.length; at += 1) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193);
  return (hash ^ (hash >>> 8) ^ (hash >>> 16)) & (bucketCount - 1);
}

/** What a bucket's hash is taken of: its keys in order, each with the SHA-256 of its item; '' for an empty one. */
export const bucketText = (entries: readonly (readonly [key: string, hash: string])[]): string =>
  [...entries]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([key, hash]) => `${key} ${hash}\n`)
    .join('');

/** What a part's fingerprint is taken of: the hashes of its buckets in order, '' where a bucket is empty. */
export const partText = (bucketHashes: readonly string[]): string => bucketHashes.join('\n');

/**
 * The fingerprint of a part: the same for the same set of keys and items, whatever order they came in. `sha256` gives the
 * hex digest of a text in UTF-8.
 */
export async function fingerprint(
  entries: ReadonlyMap<string, string>,
  sha256: (text: string) => Promise<string>,
): Promise<string> {
  const buckets: [string, string][][] = Array.from({ length: bucketCount }, () => []);
  for (const [key, hash] of entries) buckets[bucketOf(key)]?.push([key, hash]);
  const hashes = await Promise.all(
    buckets.map((bucket) => (bucket.length === 0 ? Promise.resolve('') : sha256(bucketText(bucket)))),
  );
  return sha256(partText(hashes));
}
