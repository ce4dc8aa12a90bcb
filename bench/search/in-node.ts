import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { gzipSync } from 'node:zlib';

import type { SearchDocument } from '../../core/search/documents.ts';
import { createSearchIndex, type SearchIndex, searchIndexFromBytes } from '../../core/search/search-index.ts';
import { report } from '../trace.ts';
import { mixOf, percentile, someQueries } from './mix.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
async function heldMb(): Promise<number> {
  // A turn later, so that nothing of the function before is still held.
  await new Promise((resolve) => setTimeout(resolve, 50));
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1_048_576;
}

function timesOf(index: SearchIndex, allowed: ReadonlySet<string>): number[] {
  // Others first: what is measured is neither the first use of the code nor the same question twice.
  for (const query of someQueries(8)) index.search({ text: query, limit: 10 }, allowed);
  return someQueries(0).map((query) => {
    const start = performance.now();
    index.search({ text: query, limit: 10 }, allowed);
    return performance.now() - start;
  });
}

function builtFrom(documents: readonly SearchDocument[], of: string): Uint8Array {
  const began = performance.now();
  const built = createSearchIndex();
  built.add(documents);
  report(`search.build, ${of}`, performance.now() - began, 'ms');
  return built.toBytes();
}

/** Builds, packs, opens, asks and changes an index of so many documents; gives its bytes. */
export async function measureInNode(size: number, target: { readonly p95: number }): Promise<Uint8Array> {
  const of = `${size} documents`;
  const documents = mixOf(size);
  const allowed = new Set(documents.map(({ key }) => key));
  const bytes = builtFrom(documents, of);
  report(`search.bytes a document, ${of}`, bytes.byteLength / size, 'bytes', 2_100);
  report(`search.bytes a document, gzip, ${of}`, gzipSync(bytes).byteLength / size, 'bytes', 550);
  const loading = performance.now();
  let index: SearchIndex | undefined = searchIndexFromBytes(bytes.slice());
  report(`search.load, ${of}`, performance.now() - loading, 'ms', 600);
  const times = timesOf(index, allowed);
  report(`search.query p50, ${of}`, percentile(times, 0.5), 'ms', target.p95);
  report(`search.query p95, ${of}`, percentile(times, 0.95), 'ms', target.p95);
  const [one] = documents;
  if (one === undefined) return bytes;
  const changing = performance.now();
  index.add([{ ...one, title: `${one.title} 琉璃孔雀` }]);
  const isFound = index.search({ text: '琉璃孔雀' }, allowed)[0]?.id === one.id;
  report(`search.change to hit, ${of}`, isFound ? performance.now() - changing : Number.NaN, 'ms', 20);
  // What is no longer held once nobody holds the index: heap and bytes, with the texts that were shown.
  const held = await heldMb();
  index = undefined;
  report(`search.held, ${of}`, held - (await heldMb()), 'MiB');
  return bytes;
}
