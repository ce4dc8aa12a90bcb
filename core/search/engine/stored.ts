import { AppError } from '../../errors.ts';
import type { PackedTerms } from './dictionary.ts';
import { createWriter, Reader } from './seven-bit.ts';
import type { PackedDocuments } from './shelf.ts';

/** Everything of an index as bytes that are valid UTF-8. */
export interface Stored extends PackedTerms, PackedDocuments {
  /** For each field, the terms of each document there. */
  readonly fieldLengths: Uint8Array;
}

const sections = [
  'heads',
  'lengths',
  'fieldLengths',
  'blocks',
  'terms',
  'postings',
  'texts',
] as const satisfies readonly (keyof Stored)[];

/** One line of JSON (which analyser, how long each section), then the sections. */
export function toStored(analyser: number, parts: Stored): Uint8Array {
  const writer = createWriter();
  const head = { analyser, sections: sections.map((name) => parts[name].length) };
  writer.ascii(`${JSON.stringify(head)}\n`);
  for (const name of sections) writer.bytes(parts[name]);
  return writer.done();
}

/** The sections of stored bytes. Throws for another analyser's, and for bytes that are cut short or anything else. */
export function fromStored(analyser: number, bytes: Uint8Array): Stored {
  const lineEnd = bytes.indexOf(10);
  const line = bytes.subarray(0, lineEnd < 0 ? bytes.length : lineEnd);
  const head = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(line)) as {
    readonly analyser?: number;
    readonly sections?: readonly number[];
  };
  if (head.analyser !== analyser || head.sections?.length !== sections.length) {
    throw new AppError('snapshot.notFound');
  }
  let at = lineEnd + 1;
  const cut = sections.map((name, index) => {
    const part = bytes.subarray(at, at + (head.sections?.[index] ?? 0));
    at += head.sections?.[index] ?? 0;
    return [name, part] as const;
  });
  if (at !== bytes.length) throw new AppError('snapshot.notFound');
  return Object.fromEntries(cut) as unknown as Stored;
}

/** Terms of each document in each field, one field after the other. */
export function packLengths(lengths: readonly Uint32Array[]): Uint8Array {
  const writer = createWriter();
  for (const list of lengths) for (const length of list) writer.number(length);
  return writer.done();
}

export function readLengths(bytes: Uint8Array, fields: number, documents: number): Uint32Array[] {
  const reader = new Reader(bytes);
  return Array.from({ length: fields }, () => reader.numbers(documents));
}
