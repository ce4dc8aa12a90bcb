import { isMap, isNode, isSeq, type YAMLSeq } from 'yaml';

import { replaced, withItem, withItemMoved, withKey, withoutItem, withoutKey } from './yaml-splice.ts';
import {
  pairOf,
  type Path,
  type Source,
  sourceOf,
  type Spot,
  spotAt,
  startOf,
  endOf,
  keyStart,
} from './yaml-spot.ts';
import { changed, same, stepsBetween, type YamlEdit } from './yaml-change.ts';
import { isRecord, type Like, type YamlValue } from './yaml-words.ts';

export type { YamlEdit } from './yaml-change.ts';
export type { Path } from './yaml-spot.ts';
export { codeOf, isList, isRecord, type YamlValue } from './yaml-words.ts';

/**
 * The text with these changes made one after the other. All else stays byte for byte: comments, quotes, style and order of
 * every other field; what is new is written in the style of its neighbours. A map or list set over another changes only
 * where the two differ. Comments above an item of a list move and go with it. Gives undefined, never an error, when the
 * text is not valid YAML, a path is not there, or the text is written in a way (aliases, a list that begins on the line of
 * its parent's dash) in which the change cannot be made without touching something else.
 *
 * @example editYaml('title: 问候\n', [{ do: 'set', path: ['title'], value: '迎接' }]) // 'title: 迎接\n'
 */
export function editYaml(text: string, edits: readonly YamlEdit[]): string | undefined {
  let now = readOf(text);
  for (const edit of edits) {
    if (now === undefined) return undefined;
    now = edited(now, edit);
  }
  return now?.source.text;
}

/** What a YAML text holds, as plain values; undefined when it is not valid YAML or no map. Never throws. */
export function readYamlValue(text: string): { readonly [key: string]: YamlValue } | undefined {
  const value = readOf(text)?.value;
  return isRecord(value) ? value : undefined;
}

/** The text of the value at a path and the line (from 1) it begins on; undefined where there is none. */
export function yamlTextAt(
  text: string,
  path: Path,
): { readonly text: string; readonly line: number } | undefined {
  const source = sourceOf(text);
  const spot = source && spotAt(source, path);
  if (spot?.node === undefined) return undefined;
  const line = text.slice(0, spot.holder ? keyStart(spot.holder) : startOf(spot.node)).split('\n').length;
  const from = startOf(spot.node);
  // The first line of a block stands as deep as the others.
  const deep = text.slice(text.lastIndexOf('\n', from - 1) + 1, from);
  const lead = deep.trim() === '' ? deep : '';
  const whole = lead + text.slice(from, endOf(text, spot.node));
  return {
    text: whole
      .split('\n')
      .map((each) => each.replace(lead, ''))
      .join('\n'),
    line,
  };
}

/** A text that was read, and what it holds. */
interface Read {
  readonly source: Source;
  readonly value: YamlValue;
}

function readOf(text: string): Read | undefined {
  const source = sourceOf(text);
  if (source === undefined) return undefined;
  try {
    return { source, value: source.doc.toJS({ maxAliasCount: 20 }) as YamlValue };
  } catch {
    // More aliases than any text of ours has.
    return undefined;
  }
}

function edited(before: Read, edit: YamlEdit): Read | undefined {
  const { source, value } = before;
  const wanted = changed(value, edit.path, edit);
  if (wanted === undefined) return undefined;
  if (same(value, wanted)) return before;
  const made = changeOf(source, edit);
  if (made === undefined) return undefined;
  const next = readOf(source.text.includes('\r\n') ? made.replaceAll(/(?<!\r)\n/g, '\r\n') : made);
  // Whatever the text was like: it now says what was asked for and nothing else, or it is left alone.
  return same(next?.value, wanted) ? next : undefined;
}

function changeOf(source: Source, edit: YamlEdit): string | undefined {
  if (edit.do === 'set') return setTo(source, edit.path, edit.value, edit.order ?? []);
  const spot = spotAt(source, edit.path.slice(0, -1));
  const at = edit.path.at(-1);
  if (spot === undefined || at === undefined) return undefined;
  const { node } = spot;
  if (edit.do === 'remove' && isMap(node)) return withoutKey(source, node, spot, at);
  if (!isSeq(node) || typeof at !== 'number') return undefined;
  if (edit.do === 'remove') return withoutItem(source, node, spot, at);
  if (edit.do === 'move') return withItemMoved(source, node, spot, at, edit.to);
  return withItem(source, node, spot, at, edit.value, alike(node, edit.value, at));
}

/** Of the items of a list the one most like a new one: the most keys and the kind in common, then the nearest. */
function alike(list: YAMLSeq, value: YamlValue, at: number): Like {
  const score = (item: unknown): number => {
    if (!isMap(item) || !isRecord(value)) return 0;
    const shared = Object.keys(value).filter((key) => pairOf(item, key) !== undefined).length;
    const isKind = 'kind' in value && item.get('kind') === value['kind'];
    return shared * 2 - item.items.length + (isKind ? 100 : 0);
  };
  const near = list.items.map((item, index) => ({
    item,
    score: score(item),
    far: Math.abs(index - at + 0.6),
  }));
  const [best] = near.sort((left, right) => right.score - left.score || left.far - right.far);
  return isNode(best?.item) ? best.item : undefined;
}

function setTo(source: Source, path: Path, value: YamlValue, order: readonly string[]): string | undefined {
  const spot = spotAt(source, path);
  if (spot === undefined) return undefined;
  const { node } = spot;
  if (spot.holder === undefined && isMap(spot.parent)) {
    return withKey(source, path, value, order, likeKey(spot, String(path.at(-1))));
  }
  const old = node?.toJS(source.doc) as YamlValue | undefined;
  const steps = stepsBetween(path, old, value);
  return steps === undefined ? replaced(source, path, value) : editYaml(source.text, steps);
}

/** How the other items of the list write this key, of those that have it. */
function likeKey({ parents }: Spot, key: string): Like {
  const list = parents.at(-2);
  if (!isSeq(list)) return undefined;
  for (const item of list.items) {
    const found = isMap(item) ? pairOf(item, key)?.value : undefined;
    if (isNode(found)) return found;
  }
  return undefined;
}
