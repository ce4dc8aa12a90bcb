import { describe, expect, it } from 'vitest';

import {
  editYaml,
  readYamlValue,
  type YamlEdit,
  type YamlValue,
  yamlTextAt,
} from '../../../core/draft/edit-yaml.ts';

const once = (text: string, edit: YamlEdit) => editYaml(text, [edit]);
describe('the style of what is new', () => {
  const text = `# 说明
nodes:
  # 先问
  - id: 1
    text: "问"   # 这里
    basis: ['ART-01^a']
    choices:
      - { id: a, label: 甲, next: 2 }
  - { id: 9, kind: end }
`;
  const edited = (edit: YamlEdit) => once(text, edit) ?? '';

  it('is that of its neighbours: lines or braces, quoted or not', () => {
    expect(
      edited({
        do: 'insert',
        path: ['nodes', 0, 'choices', 1],
        value: { id: 'b', label: '乙, 丙', next: 3 },
      }),
    ).toContain("\n      - { id: a, label: 甲, next: 2 }\n      - { id: b, label: '乙, 丙', next: 3 }\n");
    expect(edited({ do: 'insert', path: ['nodes', 0, 'basis', 1], value: 'ART-02^b' })).toContain(
      "['ART-01^a', 'ART-02^b']",
    );
    expect(edited({ do: 'set', path: ['nodes', 0, 'text'], value: '说' })).toContain('text: "说"   # 这里\n');
    expect(
      edited({ do: 'insert', path: ['nodes', 1], value: { id: 2, text: '做', basis: ['ART-03^c'] } }),
    ).toContain('\n  - id: 2\n    text: "做"\n    basis: [\'ART-03^c\']\n  - { id: 9');
    expect(edited({ do: 'insert', path: ['nodes', 2], value: { id: 10, kind: 'end' } })).toMatch(
      /\n {2}- \{ id: 10, kind: end \}\n$/,
    );
  });

  it('leaves comments where they are and takes those above an item along with it', () => {
    expect(edited({ do: 'move', path: ['nodes', 1], to: 0 })).toMatch(
      /^# 说明\nnodes:\n {2}- \{ id: 9, kind: end \}\n {2}# 先问\n {2}- id: 1\n/,
    );
    expect(edited({ do: 'remove', path: ['nodes', 0] })).toBe('# 说明\nnodes:\n  - { id: 9, kind: end }\n');
  });

  it('puts a new key where the order says, and takes the last item of a list for an empty list', () => {
    const order = ['id', 'kind', 'text', 'next'];
    expect(edited({ do: 'set', path: ['nodes', 0, 'kind'], value: 'ask', order })).toContain(
      '- id: 1\n    kind: ask\n    text:',
    );
    expect(edited({ do: 'remove', path: ['nodes', 0, 'choices', 0] })).toContain('\n    choices: []\n');
    const emptied = edited({ do: 'remove', path: ['nodes', 0, 'choices', 0] });
    expect(
      once(emptied, {
        do: 'insert',
        path: ['nodes', 0, 'choices', 0],
        value: { id: 'a', label: '甲', next: 2 },
      }),
    ).toBe(text);
  });

  it('changes a condition only where it differs', () => {
    const when = "when:\n  any:\n    - { fact: a, op: 'true' } # 甲\n    - { fact: b, op: is, value: c }\n";
    const set = (value: YamlValue) => once(when, { do: 'set', path: ['when'], value });
    const [a, b] = [
      { fact: 'a', op: 'true' },
      { fact: 'b', op: 'is', value: 'c' },
    ];
    expect(set({ any: [a, { ...b, value: 'd' }] })).toBe(when.replace('value: c', 'value: d'));
    expect(set({ any: [a] })).toBe("when:\n  any:\n    - { fact: a, op: 'true' } # 甲\n");
    expect(set({ any: [a, { fact: 'b', op: 'exists' }] })).toBe(when.replace('is, value: c', 'exists'));
    expect(set(a)).toBe("when: { fact: a, op: 'true' }\n");
    expect(
      once("when: { fact: a, op: 'true' }\n", { do: 'set', path: ['when'], value: { all: [a, { not: b }] } }),
    ).toBe("when:\n  all:\n    - { fact: a, op: 'true' }\n    - not: { fact: b, op: is, value: c }\n");
  });
});

describe('a text that cannot be edited so', () => {
  it('is left alone: not valid, a path that is not there, a value that stands in two places', () => {
    expect(once('a: [', { do: 'set', path: ['a'], value: 1 })).toBeUndefined();
    expect(readYamlValue('a: [')).toBeUndefined();
    expect(readYamlValue('- a')).toBeUndefined();
    expect(once('a: 1\n', { do: 'set', path: ['b', 'c'], value: 1 })).toBeUndefined();
    expect(once('a: 1\n', { do: 'insert', path: ['a', 0], value: 1 })).toBeUndefined();
    expect(once('a: &x { b: 1 }\nc: *x\n', { do: 'set', path: ['a', 'b'], value: 2 })).toBeUndefined();
  });

  it('keeps the line ends of another system and quotes what a plain word cannot hold', () => {
    expect(once('a:\r\n  - { b: 1 }\r\nc: 2\r\n', { do: 'insert', path: ['a', 1], value: { b: 2 } })).toBe(
      'a:\r\n  - { b: 1 }\r\n  - { b: 2 }\r\nc: 2\r\n',
    );
    for (const value of [
      '',
      ' a',
      'a: b',
      '# a',
      'true',
      '12',
      'a\nb',
      "it's",
      '{{x}} 评定',
      '- a',
      'null',
      '1e3',
    ]) {
      const next = once('a: 甲 # 注\nb: [甲, 乙]\n', { do: 'set', path: ['a'], value });
      expect(readYamlValue(next ?? '')?.['a']).toBe(value);
      expect(readYamlValue(once(next ?? '', { do: 'set', path: ['b', 0], value }) ?? '')?.['b']).toEqual([
        value,
        '乙',
      ]);
      expect(once(next ?? '', { do: 'set', path: ['a'], value: '甲' })).toBe('a: 甲 # 注\nb: [甲, 乙]\n');
    }
  });

  it('shows the text of one value with its line', () => {
    expect(yamlTextAt('a: 1\nb:\n  all:\n    - c\n  not: d\n', ['b'])).toEqual({
      text: 'all:\n  - c\nnot: d',
      line: 2,
    });
  });
});
