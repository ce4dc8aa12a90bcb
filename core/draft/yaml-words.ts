import { Document, isMap, isPair, isScalar, isSeq, type Node, Scalar } from 'yaml';

/** What a form can write into a YAML text. */
export type YamlValue =
  | string
  | number
  | boolean
  | null
  | readonly YamlValue[]
  | { readonly [key: string]: YamlValue };
export type YamlRecord = Extract<YamlValue, { readonly [key: string]: YamlValue }>;

/** A node of the text whose style (flow or block, quotes) new text is written in; absent = the house's own. */
export type Like = Node | null | undefined;

export const isList = (value: unknown): value is readonly YamlValue[] => Array.isArray(value);
export const isRecord = (value: unknown): value is YamlRecord =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A code or number as a word: files write both for the same; nothing for any other value. */
export const codeOf = (value: YamlValue | undefined): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

const asWritten = {
  lineWidth: 0,
  singleQuote: true,
  doubleQuotedAsJSON: true,
  blockQuote: false,
  flowCollectionPadding: false,
} as const;

function written(value: string | number | boolean | null, inFlow: boolean, type?: Scalar.Type): string {
  const scalar = new Scalar(value);
  if (type !== undefined) scalar.type = type;
  const doc = new Document(inFlow ? [scalar] : scalar);
  if (isSeq(doc.contents)) doc.contents.flow = true;
  const text = doc.toString(asWritten).trimEnd();
  return inFlow ? text.slice(1, -1) : text;
}

/** The quotes a scalar stands in by its author's choice; those that its value needs are none. */
function chosenQuotes(like: Like, inFlow: boolean): Scalar.Type | undefined {
  if (!isScalar(like) || typeof like.value !== 'string') return undefined;
  const { type } = like;
  if (type !== 'QUOTE_SINGLE' && type !== 'QUOTE_DOUBLE') return undefined;
  return /^['"]/.test(written(like.value, inFlow)) ? undefined : type;
}

/** A scalar on one line, plain where it can be, quoted like its neighbour where that one need not be. */
export function scalarText(value: string | number | boolean | null, inFlow: boolean, like?: Like): string {
  if (typeof value !== 'string') return written(value, inFlow);
  // Quotes over several lines would fold what was typed.
  if (value.includes('\n')) return written(value, inFlow, 'QUOTE_DOUBLE');
  return written(value, inFlow, chosenQuotes(like, inFlow));
}

const likeAt = (like: Like, key: string): Like => {
  const found = isMap(like)
    ? like.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === key)
    : undefined;
  return isPair(found) ? (found.value as Like) : undefined;
};
const likeItem = (like: Like): Like => (isSeq(like) ? (like.items[0] as Like) : undefined);

/** Within braces and brackets, on one line. */
export function flowText(value: YamlValue, like?: Like): string {
  if (isList(value)) return `[${value.map((item) => flowText(item, likeItem(like))).join(', ')}]`;
  if (!isRecord(value)) return scalarText(value, true, like);
  const pairs = Object.entries(value).map(
    ([key, of]) => `${scalarText(key, true)}: ${flowText(of, likeAt(like, key))}`,
  );
  return pairs.length === 0 ? '{}' : `{ ${pairs.join(', ')} }`;
}

const isPlainList = (value: YamlValue): boolean =>
  isList(value) && value.every((item) => !isList(item) && !isRecord(item));

/** On one line: as its like is, else whatever holds no map within. */
function isInline(value: YamlValue, like: Like): boolean {
  if (!isList(value) && !isRecord(value)) return true;
  if (Object.keys(value).length === 0) return true;
  if (isList(value) ? isSeq(like) : isMap(like)) return (like as { flow?: boolean }).flow === true;
  return isList(value)
    ? isPlainList(value)
    : Object.values(value).every((of) => (!isList(of) && !isRecord(of)) || isPlainList(of));
}

const inlineText = (value: YamlValue, like: Like): string =>
  isList(value) || isRecord(value) ? flowText(value, like) : scalarText(value, false, like);

/** The pairs of a block map whose lines begin after `pad`; the first line without it. */
export const pairsText = (value: YamlRecord, pad: string, like?: Like): string =>
  Object.entries(value)
    .map(([key, of]) => `${scalarText(key, false)}:${valueText(of, pad, likeAt(like, key))}`)
    .join(`\n${pad}`);

/** What follows the dash of an item whose further lines begin after `pad`. */
export const itemText = (value: YamlValue, pad: string, like?: Like): string =>
  isRecord(value) && !isInline(value, like) ? pairsText(value, pad, like) : inlineText(value, like);

/** What follows the colon of a pair that begins after `pad`: a blank and one line, or lines of its own. */
export function valueText(value: YamlValue, pad: string, like?: Like): string {
  if (isInline(value, like)) return ` ${inlineText(value, like)}`;
  const within = `${pad}  `;
  if (isRecord(value)) return `\n${within}${pairsText(value, within, like)}`;
  const items = isList(value) ? value : [];
  return items.map((item) => `\n${within}- ${itemText(item, `${within}  `, likeItem(like))}`).join('');
}
