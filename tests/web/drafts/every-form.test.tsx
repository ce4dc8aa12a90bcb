import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { rowsOf } from '../../../core/condition/rows.ts';
import { isList, isRecord, type Path, readYamlValue, type YamlValue } from '../../../core/draft/edit-yaml.ts';
import { type NodeKind, nodeKinds } from '../../../core/script/nodes/registry.ts';
import { lineForms } from '../../../web/rehearsal/form/lines/registry.ts';
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

/** Texts with every field there can be, beyond those that shipped ones have. */
const full = {
  scripts: `schema: 1
id: SCR-02
version: 1
title: 全
titleEn: All
pageKinds: [loan]
roles: [teller]
knowledge: [ART-01]
similarQuestions: [甲, 乙]
start: 1
nodes:
  - id: 1
    kind: ask
    must: true
    spoken: false
    text: 问
    textEn: Ask
    variants:
      - { when: { fact: time.hour, op: gte, value: 12 }, text: 午后, textEn: After noon }
    basis: [ART-01^a]
    choices:
      - { id: a, label: 甲, labelEn: A, hint: 提示, mark: true, auto: { fact: customer.isVip, op: 'true' }, complete: true, next: 2 }
      - { id: b, label: 乙, next: [{ when: { fact: run.visits, op: gte, value: 3 }, to: 2 }, { to: 3 }] }
  - { id: 2, kind: goto, script: SCR-03, once: true, else: 3, returns: { done: 3, notDone: 4 } }
  - { id: 3, kind: check, text: 核, items: [{ id: a, text: 甲, textEn: A }], next: 4 }
  - { id: 4, kind: goto, script: SCR-12, direct: true }
`,
  moments: `schema: 1
version: 1
pageKind: loan
caseFirst: true
warnings:
  - { id: a, tone: warn, when: { fact: customer.isVip, op: 'true' }, roles: [teller], text: 甲, textEn: A, detail: 乙, detailEn: B, article: ART-01 }
strip: [overdue, manager]
plans:
  - { when: { fact: customer.isVip, op: 'true' }, roles: [teller, manager], scripts: [SCR-01, SCR-12] }
offers:
  - { script: SCR-03, when: { fact: customer.isVip, op: 'true' }, roles: [teller], text: 甲, textEn: A }
checks:
  - { id: a, text: 甲, textEn: A, must: true, needs: [b], basis: ART-01^a, doubt: 停, when: { fact: customer.isVip, op: 'true' }, roles: [teller] }
articles:
  - { id: ART-01, when: { fact: customer.isVip, op: 'true' }, roles: [teller] }
  - { tag: 贷款, when: { fact: customer.isVip, op: 'true' }, roles: [teller] }
actions:
  - { id: caseNote, when: { fact: customer.isVip, op: 'true' }, roles: [teller], tone: danger, needs: case }
`,
} as const;

it('the form of a kind of line has a field for all that the kind can have', () => {
  for (const [kind, { schema }] of Object.entries(nodeKinds)) {
    const names = lineForms[kind as NodeKind].fields.map(({ name }) => name);
    // Of both ways on one is written: the field of the choices has the other too.
    const ways = names.includes('choices') ? ['next'] : [];
    expect(['id', 'kind', ...names, ...ways].sort(), kind).toEqual(Object.keys(schema.entries).sort());
  }
});

describe.each(['scripts', 'moments'] as const)('every shipped one of the %s', (kind) => {
  it.each([...pathsOf(kind), 'full'])(
    '%s opens in its form, which has every field of it and changes nothing by being opened',
    async (path) => {
      const text = path === 'full' ? full[kind] : shippedText(path);
      const room = await openForm(kind, path.replace(/^.*\/|\.yaml$/g, ''), { text });
      await room.change(() => {
        for (const fold of room.root.querySelectorAll<HTMLElement>('[data-fold]')) fold.click();
      });
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
