import { describe, expect, it } from 'vitest';
import { isCollection, parseDocument } from 'yaml';

import {
  editYaml,
  isList,
  isRecord,
  type Path,
  readYamlValue,
  type YamlEdit,
  type YamlValue,
} from '../../../core/draft/edit-yaml.ts';
import { shippedFiles, shippedText } from '../../content/shipped-content.ts';

const files = shippedFiles
  .map(({ path }) => path)
  .filter((path) => /^(scripts|moments)\//.test(path))
  .map((path) => ({ path, text: shippedText(path) }));

/** Every path of a value, with what stands there. */
function paths(value: YamlValue, at: Path = []): { path: Path; value: YamlValue }[] {
  const inner = isList(value)
    ? value.flatMap((item, index) => paths(item, [...at, index]))
    : isRecord(value)
      ? Object.entries(value).flatMap(([key, of]) => paths(of, [...at, key]))
      : [];
  return [...(at.length === 0 ? [] : [{ path: at, value }]), ...inner];
}
const allOf = (text: string) => paths(readYamlValue(text) ?? {});
/** The first path of each shape, in lines and in braces: every field in the way it is written, not every line again. */
function eachShape(text: string) {
  const first = new Map<string, ReturnType<typeof allOf>[number]>();
  const doc = parseDocument(text);
  for (const each of allOf(text)) {
    const holder = doc.getIn(each.path.slice(0, -1), true);
    const way = isCollection(holder) && holder.flow === true ? '{}' : '';
    const shape = each.path.map((key) => (typeof key === 'number' ? '*' : key)).join('.') + way;
    if (!first.has(shape)) first.set(shape, each);
  }
  return first;
}
/** Each shape in the first file that has it. */
const spread = (() => {
  const seen = new Set<string>();
  return files.flatMap(({ path: file, text }) =>
    [...eachShape(text)].flatMap(([shape, each]) => {
      const kind = `${file.split('/')[0]} ${shape}`;
      if (seen.has(kind)) return [];
      seen.add(kind);
      return [{ ...each, text }];
    }),
  );
})();
const valueAt = (text: string | undefined, path: Path): YamlValue | undefined => {
  let value: YamlValue | undefined = readYamlValue(text ?? '');
  for (const key of path)
    value = isList(value) ? value[Number(key)] : isRecord(value) ? value[key] : undefined;
  return value;
};
const once = (text: string, edit: YamlEdit) => editYaml(text, [edit]);
/** Numbers of the lines that two texts of as many lines do not share. */
const linesThatDiffer = (left: string, right: string | undefined): number[] => {
  const [before, after] = [left.split('\n'), (right ?? '').split('\n')];
  expect(after).toHaveLength(before.length);
  return before.flatMap((line, at) => (line === after[at] ? [] : [at]));
};
const isScalar = (value: YamlValue): boolean => !isList(value) && !isRecord(value);
const other = (value: YamlValue): YamlValue =>
  typeof value === 'number'
    ? value + 1
    : typeof value === 'boolean'
      ? !value
      : `${JSON.stringify(value).slice(1, -1)}再看`;

describe('editing YAML by its fields, over every shipped script and moment', () => {
  it.each(files)('$path: a field set to what it is changes not one byte', ({ text }) => {
    const edits = allOf(text).map(({ path, value }): YamlEdit => ({ do: 'set', path, value }));
    expect(edits.length).toBeGreaterThan(10);
    expect(editYaml(text, edits)).toBe(text);
  });

  it.each(files)('$path: another word changes its own line alone, and back again', ({ text }) => {
    for (const { path, value } of [...eachShape(text).values()].filter((each) => isScalar(each.value))) {
      const next = once(text, { do: 'set', path, value: other(value) });
      expect(valueAt(next, path), path.join()).toBe(other(value));
      const [line, ...more] = linesThatDiffer(text, next);
      expect(more).toEqual([]);
      expect(text.split('\n')[line ?? -1]).toContain(
        JSON.stringify(value).replaceAll('"', '').replace(/'.*/, ''),
      );
      expect(once(next ?? '', { do: 'set', path, value })).toBe(text);
    }
  });

  it('what is put into a list and taken out leaves the text as it was', () => {
    for (const { path, value, text } of spread) {
      if (!isList(value)) continue;
      for (const at of new Set([0, 1, value.length].filter((place) => place <= value.length))) {
        const place = [...path, at];
        const item = value[Math.min(at, value.length - 1)] ?? 'x';
        const longer = once(text, { do: 'insert', path: place, value: item });
        expect(valueAt(longer, place), place.join()).toEqual(item);
        expect((valueAt(longer, path) as YamlValue[]).length).toBe(value.length + 1);
        expect(once(longer ?? '', { do: 'remove', path: place })).toBe(text);
      }
    }
  });

  it('an item moved there and back leaves the text as it was', () => {
    for (const { path, value, text } of spread) {
      if (!isList(value) || value.length < 2) continue;
      const last = value.length - 1;
      const moved = once(text, { do: 'move', path: [...path, 0], to: last });
      expect(valueAt(moved, path)).toEqual([...value.slice(1), value[0]]);
      expect(once(moved ?? '', { do: 'move', path: [...path, last], to: 0 })).toBe(text);
    }
  });

  it('a key taken away or given says so and nothing else', () => {
    for (const { path, value, text } of spread) {
      const key = path.at(-1);
      if (typeof key !== 'string') continue;
      const parent = path.slice(0, -1);
      const holder = valueAt(text, parent) as Record<string, YamlValue>;
      const { [key]: _gone, ...rest } = holder;
      const without = once(text, { do: 'remove', path });
      expect(valueAt(without, parent), path.join()).toEqual(rest);
      const order = Object.keys(holder);
      expect(valueAt(once(without ?? '', { do: 'set', path, value, order }), parent)).toEqual(holder);
      const more = once(text, { do: 'set', path: [...parent, 'more'], value: '新的' });
      expect(valueAt(more, parent)).toEqual({ ...holder, more: '新的' });
      expect(once(more ?? '', { do: 'remove', path: [...parent, 'more'] })).toBe(text);
    }
  });
});
