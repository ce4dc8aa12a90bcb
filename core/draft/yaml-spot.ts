import {
  type Document,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
} from 'yaml';
import type { YAMLMap, YAMLSeq } from 'yaml';

export type Path = readonly (string | number)[];

/** A text that was read, with the tokens it was read from. */
export interface Source {
  readonly text: string;
  readonly doc: Document.Parsed;
}

/** Where the value at a path stands: itself, what holds it and whether braces or brackets are around it. */
export interface Spot {
  readonly node: Node | undefined;
  readonly holder: Pair | undefined;
  readonly parent: YAMLMap | YAMLSeq | undefined;
  /** From the outermost to the parent. */
  readonly parents: readonly Node[];
  /** Braces or brackets are around the value. */
  readonly inFlow: boolean;
}

/** The text with its nodes, or undefined when it is not valid YAML. */
export function sourceOf(text: string): Source | undefined {
  const doc = parseDocument(text, { schema: 'core', keepSourceTokens: true, prettyErrors: false });
  return doc.errors.length > 0 ? undefined : { text, doc };
}

export const pairOf = (map: YAMLMap, key: string | number): Pair | undefined =>
  map.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === String(key));

/** The place of a path. A last key or index that is not there has no node; undefined when the way to it is not there. */
export function spotAt({ doc }: Source, path: Path): Spot | undefined {
  let node: Node | undefined = doc.contents ?? undefined;
  let holder: Pair | undefined;
  const parents: Node[] = [];
  for (const key of path) {
    if (!isMap(node) && !isSeq(node)) return undefined;
    parents.push(node);
    holder = isMap(node) ? pairOf(node, key) : undefined;
    const next: unknown = isMap(node) ? holder?.value : node.items[Number(key)];
    node = isNode(next) ? next : undefined;
  }
  const parent = parents.at(-1);
  return {
    node,
    holder,
    parent: isMap(parent) || isSeq(parent) ? parent : undefined,
    parents,
    inFlow: parents.some(isFlow),
  };
}

export const isFlow = (node: Node | undefined): boolean => (isMap(node) || isSeq(node)) && node.flow === true;

/** Where the line that `at` stands in ends, before its line break. */
export function lineEnd(text: string, at: number): number {
  const found = text.indexOf('\n', at);
  const end = found < 0 ? text.length : found;
  return end > at && text[end - 1] === '\r' ? end - 1 : end;
}
const lineStart = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1;

/** As many blanks as stand before `at` in its line, whatever is there. */
export const padTo = (text: string, at: number): string => ' '.repeat(at - lineStart(text, at));
/** Whether nothing but blanks stands before it in its line. */
export const isFirstInLine = (text: string, at: number): boolean =>
  text.slice(lineStart(text, at), at).trim() === '';

export const startOf = (node: unknown): number => (isNode(node) ? (node.range?.[0] ?? 0) : 0);
export const keyStart = (pair: Pair): number => startOf(pair.key);

/** Behind the colon of a pair, or behind its key where there is none. */
export function afterColon(pair: Pair): number {
  const colon = pair.srcToken?.sep?.find(({ type }) => type === 'map-value-ind');
  return colon === undefined ? (isNode(pair.key) ? (pair.key.range?.[1] ?? 0) : 0) : colon.offset + 1;
}

/** Where the last character of a value stands; comments and blank lines behind it are not part of it. */
export function endOf(text: string, of: unknown): number {
  if (isPair(of)) return Math.max(afterColon(of), endOf(text, of.value));
  if (!isNode(of)) return 0;
  if ((isMap(of) || isSeq(of)) && of.flow !== true && of.items.length > 0)
    return endOf(text, of.items.at(-1));
  const [from, to] = of.range ?? [0, 0];
  return from + text.slice(from, to).trimEnd().length;
}

/** Where the dash of an item of a block list stands. */
export function dashOf(list: YAMLSeq, at: number): number | undefined {
  const token = list.srcToken;
  if (token?.type !== 'block-seq') return undefined;
  const dashes = token.items.flatMap(({ start }) => start.filter(({ type }) => type === 'seq-item-ind'));
  return dashes[at]?.offset;
}
