import type { Path } from './yaml-spot.ts';
import { isList, isRecord, type YamlRecord, type YamlValue } from './yaml-words.ts';

/** One change to a YAML text. `to`, and the last step of an `insert`, are places in the list as it will be. */
export type YamlEdit =
  /** `order`: the keys of the map in the order they are written in, for a key that was not there. */
  | { readonly do: 'set'; readonly path: Path; readonly value: YamlValue; readonly order?: readonly string[] }
  | { readonly do: 'remove'; readonly path: Path }
  | { readonly do: 'insert'; readonly path: Path; readonly value: YamlValue }
  | { readonly do: 'move'; readonly path: Path; readonly to: number };

/** Whether two values are the same, whatever the order of their keys. */
export function same(left: YamlValue | undefined, right: YamlValue | undefined): boolean {
  if (isList(left) && isList(right))
    return left.length === right.length && left.every((item, at) => same(item, right[at]));
  if (isRecord(left) && isRecord(right)) {
    const keys = Object.keys(left);
    return (
      keys.length === Object.keys(right).length &&
      keys.every((key) => Object.hasOwn(right, key) && same(left[key], right[key]))
    );
  }
  return left === right;
}

/** The value with one edit made at a path from it; undefined when the path is not there. */
export function changed(value: YamlValue, path: Path, edit: YamlEdit): YamlValue | undefined {
  const [key, ...rest] = path;
  if (key === undefined) return edit.do === 'set' ? edit.value : undefined;
  if (rest.length > 0) {
    const inner = isList(value) ? value[Number(key)] : isRecord(value) ? value[key] : undefined;
    const next = inner === undefined ? undefined : changed(inner, rest, edit);
    return next === undefined ? undefined : withValue(value, key, next);
  }
  if (edit.do === 'set') return withValue(value, key, edit.value);
  if (isRecord(value) && edit.do === 'remove') {
    return Object.fromEntries(Object.entries(value).filter(([name]) => name !== String(key)));
  }
  const at = Number(key);
  if (!isList(value) || at < 0 || at > value.length) return undefined;
  if (edit.do === 'insert') return [...value.slice(0, at), edit.value, ...value.slice(at)];
  const item = value[at];
  if (item === undefined) return undefined;
  const others = value.filter((_, index) => index !== at);
  if (edit.do === 'remove') return others;
  if (edit.do !== 'move' || edit.to < 0 || edit.to > others.length) return undefined;
  return [...others.slice(0, edit.to), item, ...others.slice(edit.to)];
}

function withValue(value: YamlValue, key: string | number, to: YamlValue): YamlValue | undefined {
  if (isRecord(value)) return { ...value, [key]: to };
  const at = Number(key);
  return isList(value) && at >= 0 && at < value.length
    ? value.map((item, index) => (index === at ? to : item))
    : undefined;
}

/** The edits that make one map or list of another, changing only where they differ; undefined where nothing is shared. */
export function stepsBetween(
  path: Path,
  old: YamlValue | undefined,
  value: YamlValue,
): YamlEdit[] | undefined {
  return isRecord(old) && isRecord(value) ? keySteps(path, old, value) : itemSteps(path, old, value);
}

/** Key by key, unless the two have none in common. */
function keySteps(path: Path, old: YamlRecord, value: YamlRecord): YamlEdit[] | undefined {
  const order = Object.keys(value);
  if (!order.some((key) => Object.hasOwn(old, key))) return undefined;
  return [
    ...Object.keys(old)
      .filter((key) => !Object.hasOwn(value, key))
      .map((key): YamlEdit => ({ do: 'remove', path: [...path, key] })),
    ...Object.entries(value)
      .filter(([key, of]) => !same(old[key], of))
      .map(([key, of]): YamlEdit => ({ do: 'set', path: [...path, key], value: of, order })),
  ];
}

/** Item by item between what begins and what ends alike. */
function itemSteps(path: Path, old: YamlValue | undefined, value: YamlValue): YamlEdit[] | undefined {
  if (!isList(old) || !isList(value) || old.length === 0 || value.length === 0) return undefined;
  const most = Math.min(old.length, value.length);
  let head = 0;
  while (head < most && same(old[head], value[head])) head += 1;
  let tail = 0;
  while (tail < most - head && same(old[old.length - 1 - tail], value[value.length - 1 - tail])) tail += 1;
  const [gone, come] = [old.length - head - tail, value.slice(head, value.length - tail)];
  const kept = Math.min(gone, come.length);
  return [
    ...come
      .slice(0, kept)
      .map((item, at): YamlEdit => ({ do: 'set', path: [...path, head + at], value: item })),
    ...come
      .slice(kept)
      .map((item, at): YamlEdit => ({ do: 'insert', path: [...path, head + kept + at], value: item })),
    ...Array.from({ length: gone - kept }, (): YamlEdit => ({ do: 'remove', path: [...path, head + kept] })),
  ];
}
