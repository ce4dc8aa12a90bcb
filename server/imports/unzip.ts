import { inflateRawSync } from 'node:zlib';

import { AppError } from '../../core/errors.ts';

/** Of a document; who opens archives of many small files says how many. */
const usualEntries = 200;
/** Bytes of everything in an archive, unpacked. */
const largestWhole = 20 * 1024 * 1024;
const largestRatio = 100;
/** Below this a high ratio harms nobody: an empty style sheet packs well. */
const worthMeasuring = 100_000;

interface Entry {
  readonly method: number;
  readonly packed: number;
  readonly size: number;
  readonly at: number;
}

const broken = (cause?: unknown): AppError => new AppError('import.archive', { cause });

/**
 * Opens a ZIP archive in memory. Its directory is measured before anything is unpacked: at most `mostEntries`, 20 MB in all,
 * a hundred times its packed size; an entry that turns out larger than its directory says is refused at that point. Throws
 * `import.archive`, also for an encrypted one.
 */
export function openZip(
  bytes: Buffer,
  mostEntries = usualEntries,
): {
  readonly names: () => readonly string[];
  readonly has: (name: string) => boolean;
  readonly read: (name: string) => Buffer | undefined;
} {
  const entries = directoryOf(bytes, mostEntries);
  return {
    names: () => [...entries.keys()],
    has: (name) => entries.has(name),
    read(name) {
      const entry = entries.get(name);
      return entry && unpacked(bytes, entry);
    },
  };
}

function directoryOf(bytes: Buffer, mostEntries: number): ReadonlyMap<string, Entry> {
  // The end record is 22 bytes and a comment of 64 KB at most.
  const end = bytes.lastIndexOf('PK\u0005\u0006', bytes.length, 'latin1');
  if (end < 0 || end < bytes.length - 65_558 || end + 22 > bytes.length) throw broken();
  const count = bytes.readUInt16LE(end + 10);
  if (count > mostEntries) throw broken();
  const entries = new Map<string, Entry>();
  let at = bytes.readUInt32LE(end + 16);
  let whole = 0;
  try {
    for (let index = 0; index < count; index += 1) {
      if (bytes.readUInt32LE(at) !== 0x02014b50) throw broken();
      const [flags, method] = [bytes.readUInt16LE(at + 8), bytes.readUInt16LE(at + 10)];
      const [packed, size] = [bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 24)];
      const [name, extra, comment] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset));
      whole += size;
      const isBomb = size > worthMeasuring && size > packed * largestRatio;
      if ((flags & 1) === 1 || whole > largestWhole || isBomb) throw broken();
      const entry = { method, packed, size, at: bytes.readUInt32LE(at + 42) };
      entries.set(bytes.toString('utf8', at + 46, at + 46 + (name ?? 0)), entry);
      at += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
    }
  } catch (error) {
    throw error instanceof RangeError ? broken(error) : error;
  }
  return entries;
}

function unpacked(bytes: Buffer, { method, packed, size, at }: Entry): Buffer {
  try {
    if (bytes.readUInt32LE(at) !== 0x04034b50) throw broken();
    const from = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
    const data = bytes.subarray(from, from + packed);
    if (method !== 0 && method !== 8) throw broken();
    const content = method === 0 ? data : inflateRawSync(data, { maxOutputLength: Math.max(1, size) });
    if (content.length !== size) throw broken();
    return content;
  } catch (error) {
    throw error instanceof AppError ? error : broken(error);
  }
}
