import { isMap, isSeq, type YAMLMap, type YAMLSeq } from 'yaml';

import {
  flowText,
  itemText,
  type Like,
  scalarText,
  valueText,
  isList,
  isRecord,
  type YamlValue,
} from './yaml-words.ts';
import {
  afterColon,
  dashOf,
  endOf,
  isFirstInLine,
  isFlow,
  keyStart,
  lineEnd,
  padTo,
  pairOf,
  type Path,
  type Source,
  type Spot,
  spotAt,
  startOf,
} from './yaml-spot.ts';

/** A piece of text put in the place of another; undefined where a text is written in a way that cannot be edited so. */
type Spliced = string | undefined;

const splice = (text: string, from: number, to: number, by: string): string =>
  text.slice(0, from) + by + text.slice(to);

/** Where the lines of an item of a block list begin: behind the item before, so that comments above it belong to it. */
function leadOf({ text }: Source, list: YAMLSeq, { holder }: Spot, at: number): number | undefined {
  if (at > 0) return lineEnd(text, endOf(text, list.items[at - 1]));
  const dash = dashOf(list, 0);
  if (holder === undefined || dash === undefined || !isFirstInLine(text, dash)) return undefined;
  return lineEnd(text, afterColon(holder));
}

/** Another value for one that is there. */
export function replaced(source: Source, path: Path, value: YamlValue): Spliced {
  const { text } = source;
  const spot = spotAt(source, path);
  const { node, holder, parent, inFlow } = spot ?? {};
  if (node === undefined || parent === undefined) return undefined;
  const isScalarNow = !isList(value) && !isRecord(value);
  // A map of other keys is something else: its style says nothing about what comes in its place.
  const like =
    isMap(node) && isRecord(value) && !Object.keys(value).some((key) => pairOf(node, key)) ? undefined : node;
  const end = endOf(text, node);
  const isEmpty = end === startOf(node);
  if (inFlow === true) {
    const by = flowText(value, node);
    if (!isEmpty) return splice(text, startOf(node), end, by);
    return holder && splice(text, afterColon(holder), afterColon(holder), ` ${by}`);
  }
  const wasScalar = !isMap(node) && !isSeq(node);
  if (isScalarNow && wasScalar && !isEmpty && node.range?.[1] === end) {
    return splice(text, startOf(node), end, scalarText(value, false, node));
  }
  if (holder !== undefined) {
    const pad = padTo(text, keyStart(holder));
    return splice(text, afterColon(holder), endOf(text, holder), valueText(value, pad, like));
  }
  const dash = isSeq(parent) ? dashOf(parent, Number(path.at(-1))) : undefined;
  if (dash === undefined) return undefined;
  const pad = `${padTo(text, dash)}  `;
  return splice(text, dash + 1, Math.max(end, dash + 1), ` ${itemText(value, pad, like)}`);
}

/** A key that was not there, behind the last of those that `order` puts before it. */
export function withKey(
  source: Source,
  path: Path,
  value: YamlValue,
  order: readonly string[],
  like: Like,
): Spliced {
  const { text } = source;
  const key = String(path.at(-1));
  const spot = spotAt(source, path.slice(0, -1));
  const map = spot?.node;
  if (spot === undefined || !isMap(map)) return undefined;
  const inFlow = spot.inFlow || isFlow(map);
  const [first] = map.items;
  if (first === undefined) {
    return splice(text, startOf(map), endOf(text, map), flowText({ [key]: value }));
  }
  const place = order.indexOf(key);
  const earlier = place < 0 ? [] : order.slice(0, place).map((name) => pairOf(map, name));
  const before = place < 0 ? map.items.at(-1) : earlier.filter((pair) => pair !== undefined).at(-1);
  if (inFlow) {
    const pair = `${scalarText(key, true)}: ${flowText(value, like)}`;
    if (before === undefined) return splice(text, keyStart(first), keyStart(first), `${pair}, `);
    return splice(text, endOf(text, before), endOf(text, before), `, ${pair}`);
  }
  const pad = padTo(text, keyStart(first));
  const pair = `${scalarText(key, false)}:${valueText(value, pad, like)}`;
  if (before === undefined) return splice(text, keyStart(first), keyStart(first), `${pair}\n${pad}`);
  const at = lineEnd(text, endOf(text, before));
  return splice(text, at, at, `\n${pad}${pair}`);
}

/** The map without a key; comments above it stay. */
export function withoutKey(source: Source, map: YAMLMap, spot: Spot, key: string | number): Spliced {
  const { text } = source;
  const at = map.items.findIndex((pair) => pair === pairOf(map, key));
  const pair = map.items[at];
  const next = map.items[at + 1];
  const before = map.items[at - 1];
  if (pair === undefined) return text;
  if (before === undefined && next === undefined) return emptied(source, map, spot, '{}');
  if (spot.inFlow || isFlow(map)) {
    if (next !== undefined) return splice(text, keyStart(pair), keyStart(next), '');
    return splice(text, endOf(text, before), endOf(text, pair), '');
  }
  if (before !== undefined)
    return splice(
      text,
      keyStart(pair) - padTo(text, keyStart(pair)).length - 1,
      lineEnd(text, endOf(text, pair)),
      '',
    );
  return splice(text, keyStart(pair), keyStart(next ?? pair), '');
}

/** The list without an item, its own comments gone with it. */
export function withoutItem(source: Source, list: YAMLSeq, spot: Spot, at: number): Spliced {
  const { text } = source;
  const { items } = list;
  if (items.length === 1) return emptied(source, list, spot, '[]');
  if (isFlow(list)) {
    if (at + 1 < items.length) return splice(text, startOf(items[at]), startOf(items[at + 1]), '');
    return splice(text, endOf(text, items[at - 1]), endOf(text, items[at]), '');
  }
  const from = leadOf(source, list, spot, at);
  return from === undefined ? undefined : splice(text, from, lineEnd(text, endOf(text, items[at])), '');
}

function emptied({ text }: Source, of: YAMLMap | YAMLSeq, { holder }: Spot, by: string): Spliced {
  if (isFlow(of)) return splice(text, startOf(of), endOf(text, of), by);
  if (holder === undefined) return splice(text, startOf(of), endOf(text, of), by);
  return splice(text, afterColon(holder), endOf(text, of), ` ${by}`);
}

/** The list with one more item before the one at `at`, or behind the last. */
export function withItem(
  source: Source,
  list: YAMLSeq,
  spot: Spot,
  at: number,
  value: YamlValue,
  like: Like,
): Spliced {
  const { text } = source;
  const { items } = list;
  if (items.length === 0) {
    const { holder, inFlow } = spot;
    const isLines = holder !== undefined && !inFlow && isRecord(value);
    if (!isLines) return splice(text, startOf(list), endOf(text, list), flowText([value]));
    return splice(
      text,
      afterColon(holder),
      endOf(text, list),
      valueText([value], padTo(text, keyStart(holder))),
    );
  }
  if (isFlow(list)) {
    if (at < items.length)
      return splice(text, startOf(items[at]), startOf(items[at]), `${flowText(value, like)}, `);
    return splice(text, endOf(text, items[at - 1]), endOf(text, items[at - 1]), `, ${flowText(value, like)}`);
  }
  const dash = dashOf(list, 0);
  const from = leadOf(source, list, spot, at);
  if (from === undefined || dash === undefined) return undefined;
  const pad = padTo(text, dash);
  return splice(text, from, from, `\n${pad}- ${itemText(value, `${pad}  `, like)}`);
}

/** The list with an item in another place, each with the comments above it. */
export function withItemMoved(source: Source, list: YAMLSeq, spot: Spot, from: number, to: number): Spliced {
  const { text } = source;
  const order = list.items.map((_, at) => at);
  order.splice(to, 0, ...order.splice(from, 1));
  const edges = list.items.map((item, at) =>
    isFlow(list)
      ? { from: startOf(item), to: endOf(text, item) }
      : { from: leadOf(source, list, spot, at), to: lineEnd(text, endOf(text, item)) },
  );
  let moved = '';
  let last: number | undefined;
  for (const [at, edge] of edges.entries()) {
    const taken = edges[order[at] ?? at];
    if (edge.from === undefined || taken?.from === undefined) return undefined;
    // Between the items of a list in brackets the commas stay where they are.
    moved += text.slice(last ?? edge.from, edge.from) + text.slice(taken.from, taken.to);
    last = edge.to;
  }
  const start = edges[0]?.from;
  return start === undefined || last === undefined ? undefined : splice(text, start, last, moved);
}
