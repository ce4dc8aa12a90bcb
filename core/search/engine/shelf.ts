import type { SearchDocument } from '../documents.ts';
import { createWriter, Reader } from './seven-bit.ts';

/** What a search is narrowed by: known of every document without reading its text. */
export type Head = Pick<SearchDocument, 'kind' | 'category' | 'level' | 'tags' | 'pages'>;

/** Documents as bytes: keys and heads are read at once, a document's text when it is shown. */
export interface PackedDocuments {
  /** JSON: the keys, titles and similar questions, each head once, and for each document which it has. */
  readonly heads: Uint8Array;
  /** One JSON text a document. */
  readonly texts: Uint8Array;
  /** The length of each. */
  readonly lengths: Uint8Array;
}

export interface Shelf {
  readonly keys: readonly string[];
  /** Of each document its title, then its similar questions. */
  readonly names: readonly (readonly string[])[];
  head(id: number): Head;
  document(id: number): SearchDocument;
}

interface Heads {
  readonly keys: readonly string[];
  readonly names: readonly (readonly string[])[];
  readonly kinds: readonly Head[];
  readonly of: readonly number[];
}

export function packDocuments(documents: readonly SearchDocument[]): PackedDocuments {
  const kinds = new Map<string, number>();
  const of: number[] = [];
  const encoder = new TextEncoder();
  const texts = createWriter();
  const lengths = createWriter();
  for (const { kind, category, level, tags, pages, ...rest } of documents) {
    const head = JSON.stringify({ kind, category, level, tags, pages } satisfies Head);
    const number = kinds.get(head) ?? kinds.size;
    kinds.set(head, number);
    of.push(number);
    const { id, version, synonyms, headings, body, blocks } = rest;
    const text = encoder.encode(
      JSON.stringify([id, version, synonyms, headings, body, blocks] satisfies Text),
    );
    texts.bytes(text);
    lengths.number(text.length);
  }
  const keys = JSON.stringify(documents.map(({ key }) => key));
  const names = JSON.stringify(documents.map(({ title, similar }) => [title, ...similar]));
  const heads = `{"keys":${keys},"names":${names},"kinds":[${[...kinds.keys()].join()}],"of":${JSON.stringify(of)}}`;
  return { heads: encoder.encode(heads), texts: texts.done(), lengths: lengths.done() };
}

type Text = [
  id: string,
  version: number,
  synonyms: readonly string[],
  headings: readonly string[],
  body: readonly string[],
  blocks: readonly string[],
];

/** Opens packed documents. Throws a `SyntaxError` when the heads are not what was written. */
export function packedShelf(packed: PackedDocuments): Shelf {
  const decoder = new TextDecoder();
  const { keys, names, kinds, of } = JSON.parse(decoder.decode(packed.heads)) as Heads;
  const lengths = new Reader(packed.lengths).numbers(keys.length);
  const starts = new Uint32Array(keys.length);
  for (let id = 1; id < keys.length; id += 1) starts[id] = (starts[id - 1] ?? 0) + (lengths[id - 1] ?? 0);
  const read = new Map<number, SearchDocument>();
  const head = (id: number): Head => kinds[of[id] ?? 0] as Head;
  return {
    keys,
    names,
    head,
    document(id) {
      const known = read.get(id);
      if (known !== undefined) return known;
      const start = starts[id] ?? 0;
      const bytes = packed.texts.subarray(start, start + (lengths[id] ?? 0));
      const [own, version, synonyms, headings, body, blocks] = JSON.parse(decoder.decode(bytes)) as Text;
      const [title = '', ...similar] = names[id] ?? [];
      const document: SearchDocument = {
        ...head(id),
        key: keys[id] ?? '',
        id: own,
        version,
        title,
        similar,
        synonyms,
        headings,
        body,
        blocks,
      };
      read.set(id, document);
      return document;
    },
  };
}
