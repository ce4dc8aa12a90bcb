import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { rowsOf } from '../../../core/condition/rows.ts';
import { isList, isRecord, type Path, readYamlValue, type YamlValue } from '../../../core/draft/edit-yaml.ts';
import { shippedText } from '../../content/shipped-content.ts';
import { openForm, pathsOf } from './form-stage.tsx';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  localStorage.clear();
});
afterEach(() => vi.useRealTimers());

/** What the file itself says of which no field is offered: its format, its number and the page it is of. */
const fixed = new Set(['schema', 'id', 'version', 'pageKind']);

/** Every place of a text that a form must show, with its value. */
function places(value: YamlValue, path: Path = []): { path: string; value: YamlValue }[] {
  const key = path.at(-1);
  if (path.length === 1 && fixed.has(String(key))) return [];
  if (key === 'when' || key === 'auto' || (!isRecord(value) && !isList(value)))
    return [{ path: path.join('.'), value }];
  if (isList(value) && !value.some(isRecord)) return [{ path: path.join('.'), value }];
  return isList(value)
    ? value.flatMap((item, at) => places(item, [...path, at]))
    : Object.entries(value).flatMap(([name, of]) => places(of, [...path, name]));
}

const shownAt = (place: HTMLElement): string =>
  [
    ...place.querySelectorAll<HTMLInputElement>('input, select, textarea'),
    ...(place.matches('input, select, textarea') ? [place as HTMLInputElement] : []),
  ]
    .map((control) => (control.type === 'checkbox' ? String(control.checked) : control.value))
    .join('\n');

describe.each(['scripts', 'moments'] as const)('every shipped one of the %s', (kind) => {
  it.each(pathsOf(kind))(
    '%s opens in its form, which has every field of it and changes nothing by being opened',
    async (path) => {
      const text = shippedText(path);
      const room = await openForm(kind, path.replace(/^.*\/|\.yaml$/g, ''));
      for (const fold of room.root.querySelectorAll('[data-fold]'))
        await room.unfold(fold.getAttribute('data-fold') ?? '');
      for (const { path: place, value } of places(readYamlValue(text) ?? {})) {
        const field = room.within(place);
        if (place.endsWith('when') || place.endsWith('auto')) {
          const rows = rowsOf(value);
          if (rows === undefined) expect(field.querySelector('pre')?.textContent, place).toContain('fact:');
          else expect(field.querySelectorAll('.form-row'), place).toHaveLength(rows.rows.length);
        } else if (isList(value)) {
          const shown = `${shownAt(field)}\n${field.textContent}`;
          const counted = field.querySelectorAll('input:checked, .form-codes li').length;
          if (counted > 0) expect(counted, place).toBe(value.length);
          else for (const each of value) expect(shown, place).toContain(String(each as string));
        } else if (!place.endsWith('article') && !/^articles\.\d+\.id$/.test(place)) {
          expect(shownAt(field), place).toBe(String(value as string));
        } else expect(field.textContent).toContain(String(value as string));
      }
      expect(await room.saved()).toBe(text);
      expect(room.calls.some(({ name }) => name === 'drafts.save')).toBe(false);
    },
  );
});
