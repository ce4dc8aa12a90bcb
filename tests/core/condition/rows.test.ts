import * as v from 'valibot';
import { describe, expect, it } from 'vitest';

import { conditionSchema } from '../../../core/condition/condition.ts';
import { factKinds } from '../../../core/condition/facts.ts';
import { conditionOf, operatorsOf, refitted, rowsOf } from '../../../core/condition/rows.ts';
import { isList, isRecord, readYamlValue, type YamlValue } from '../../../core/draft/edit-yaml.ts';
import { shippedFiles, shippedText } from '../../content/shipped-content.ts';

function conditionsIn(value: YamlValue, key = ''): YamlValue[] {
  if (key === 'when' || key === 'auto') return [value];
  if (isList(value)) return value.flatMap((item) => conditionsIn(item));
  return isRecord(value) ? Object.entries(value).flatMap(([name, of]) => conditionsIn(of, name)) : [];
}

describe('a condition as rows', () => {
  it('every shipped one of one level comes back as it was written; those nested deeper are left alone', () => {
    const all = shippedFiles
      .filter(({ path }) => /^(scripts|moments)\//.test(path))
      .flatMap(({ path }) => conditionsIn(readYamlValue(shippedText(path)) ?? {}));
    const [shown, nested] = [all.filter(rowsOf), all.filter((each) => rowsOf(each) === undefined)];
    expect(shown.length).toBeGreaterThan(80);
    for (const each of shown) {
      const rows = rowsOf(each);
      expect(rows && conditionOf(rows)).toEqual(each);
    }
    expect(nested.length).toBeGreaterThan(0);
    for (const each of nested) expect(JSON.stringify(each)).toMatch(/(all|any|not)".*(all|any)"/);
  });

  it('joins several rows, and lets a single one stand alone', () => {
    const [a, b] = [
      { fact: 'customer.isVip', op: 'true' },
      { fact: 'customer.overdue', op: 'true' },
    ];
    expect(conditionOf({ join: 'one', rows: [{ ...a, op: 'true', not: true }] })).toEqual({ not: a });
    const rows = rowsOf({ any: [a, { not: b }] })?.rows ?? [];
    expect(conditionOf({ join: 'one', rows })).toEqual({ all: [a, { not: b }] });
    expect(conditionOf({ join: 'any', rows: rows.slice(0, 1) })).toEqual(a);
    expect(conditionOf({ join: 'all', rows: [] })).toBeUndefined();
  });

  it('shows what is wrong as a row too, and nothing of what is no condition', () => {
    expect(rowsOf({ fact: 'customer.moon', op: 'is', value: 'full' })?.rows).toHaveLength(1);
    expect(rowsOf({ fact: 'customer.isVip', op: true })?.rows[0]?.op).toBe('true');
    for (const none of [
      undefined,
      null,
      'a',
      [],
      {},
      { all: [] },
      { all: 'a' },
      { fact: 'a' },
      { not: { not: { fact: 'a', op: 'is' } } },
      { fact: 'a', op: 'is', more: 1 },
    ])
      expect(rowsOf(none)).toBeUndefined();
  });

  it('another fact or operator gives a row that is right for every fact there is', () => {
    for (const fact of [...Object.keys(factKinds), 'flag.isAged']) {
      for (const op of operatorsOf(fact)) {
        const row = refitted(refitted({ fact: 'customer.isVip', op: 'true', not: false }, { fact }), { op });
        const written = conditionOf({ join: 'one', rows: [row] });
        expect(v.is(conditionSchema, written), `${fact} ${op}`).toBe(true);
      }
    }
    const row = { fact: 'customer.corpTier', op: 'is', value: 'gold', not: true } as const;
    expect(refitted(row, { fact: 'customer.tierBefore' })).toMatchObject({ value: 'gold', not: true });
    expect(refitted(row, { op: 'in' })).toMatchObject({ value: ['gold'] });
    expect(refitted({ ...row, op: 'in', value: ['gold', 'silver'] }, { op: 'isNot' })).toMatchObject({
      value: 'gold',
    });
  });
});
