import { globSync } from 'node:fs';
import { join } from 'node:path';

import * as v from 'valibot';
import { describe, expect, it } from 'vitest';

import { nodeExits, nodeKinds, nodeSchema, type ScriptNode } from '../../../core/script/nodes/registry.ts';
import { parseScript } from '../../../core/script/parse.ts';
import type { Script } from '../../../core/script/script.ts';
import { fillSlots, piecesOf, slotNames } from '../../../core/script/slots.ts';
import { validateScripts } from '../../../core/script/validate.ts';

const script = (id: string, nodes: unknown[], start = '1'): Script => {
  const text = JSON.stringify({
    schema: 1,
    id,
    version: 1,
    title: '样例',
    roles: ['teller'],
    knowledge: [],
    start,
    nodes,
  });
  const parsed = parseScript({ file: `${id}.yaml`, text });
  if ('findings' in parsed) throw new Error(JSON.stringify(parsed.findings));
  return parsed.value;
};
const codes = (...scripts: Script[]): string[] =>
  validateScripts(scripts).map(({ code, node }) => `${code} ${node ?? ''}`.trim());
const say = (id: string, next: string, text = '您好') => ({ kind: 'say', id, text, next });
const end = (id: string, outcome = 'done') => ({ kind: 'end', id, outcome });

describe('a script that cannot be walked', () => {
  it('is found: missing target, unreachable node, dead end, duplicate', () => {
    expect(codes(script('SCR-91', [say('1', '2'), end('3')]))).toEqual([
      'script.target 1',
      'script.noEnd 1',
      'script.unreachable 3',
    ]);
    expect(codes(script('SCR-91', [say('1', '2'), say('2', '1'), end('3')]))).toContain('script.noEnd 2');
    expect(codes(script('SCR-91', [say('1', '2'), end('2'), end('2')]))).toContain('script.duplicateNode 2');
    expect(codes(script('SCR-91', [end('1')], '7'))).toEqual(['script.target']);
  });

  it('is found: an unknown slot, with the names there are', () => {
    const [finding] = validateScripts([
      script('SCR-91', [say('1', '2', '您好，{{customerPhone}}'), end('2')]),
    ]);
    expect(finding).toMatchObject({ code: 'script.slot', node: '1' });
    expect(finding?.message).toContain('tellerName');
  });

  it('is found: a missing script, an outcome without a way back, a way back that never comes', () => {
    const target = script('SCR-92', [
      {
        kind: 'check',
        id: '1',
        text: '核对',
        choices: [
          { id: 'yes', label: '是', next: '2' },
          { id: 'no', label: '否', next: '3' },
        ],
      },
      end('2', 'verified'),
      end('3', 'notDone'),
    ]);
    const go = (returns: Record<string, string>) =>
      script('SCR-91', [{ kind: 'goto', id: '1', script: 'SCR-92', returns }, end('2')]);
    expect(codes(go({ verified: '2' }))).toEqual(['content.reference 1']);
    expect(codes(go({ verified: '2' }), target)).toEqual(['script.returns 1']);
    expect(codes(go({ verified: '2', notDone: '2', sold: '2' }), target)).toEqual(['script.returns 1']);
    expect(codes(go({ verified: '2', notDone: '2' }), target)).toEqual([]);
  });

  it('is found: a cycle of sub-scripts, unless it is guarded by once', () => {
    const go = (id: string, to: string, once = false) =>
      script(id, [
        once
          ? { kind: 'goto', id: '1', script: to, once: true, else: '2' }
          : { kind: 'goto', id: '1', script: to, next: '2' },
        end('2'),
      ]);
    expect(codes(go('SCR-91', 'SCR-92'), go('SCR-92', 'SCR-91'))).toEqual(['script.cycle', 'script.cycle']);
    expect(codes(go('SCR-91', 'SCR-92'), go('SCR-92', 'SCR-91', true))).toEqual([]);
    expect(codes(go('SCR-91', 'SCR-91'))).toEqual(['script.cycle']);
  });

  it('is refused whole with the line and what to do: two ways on, one choice, newer format', () => {
    const lines = [
      'schema: 1',
      'id: SCR-91',
      'version: 1',
      'title: 样例',
      'roles: [teller]',
      'knowledge: []',
      'start: 1',
      'nodes:',
      '  - id: 1',
      '    kind: check',
      '    text: 核对',
      '  - { id: 2, kind: end, outcome: done }',
    ];
    const parsed = parseScript({ file: 'a.yaml', text: lines.join('\n') });
    expect('findings' in parsed && parsed.findings[0]).toMatchObject({
      file: 'a.yaml',
      line: 9,
      code: 'content.field',
      message: '去向二选一：写 next，或写 choices',
    });
    const newer = parseScript({ file: 'a.yaml', text: lines.join('\n').replace('schema: 1', 'schema: 9') });
    expect('findings' in newer && newer.findings).toMatchObject([{ line: 1, code: 'content.newerSchema' }]);
  });
});

describe('node kinds', () => {
  it('are one file each, registered, with an example that parses and knows its exits', () => {
    const folder = join(import.meta.dirname, '../../../core/script/nodes');
    const files = globSync('*.ts', { cwd: folder }).map((file) => file.replace('.ts', ''));
    expect(files.filter((file) => !['line', 'registry'].includes(file)).sort()).toEqual(
      Object.keys(nodeKinds).sort(),
    );
    for (const [kind, node] of Object.entries(nodeKinds)) {
      const parsed: ScriptNode = v.parse(nodeSchema, node.example);
      expect(parsed.kind).toBe(kind);
      expect(nodeExits(parsed).length > 0, kind).toBe(kind !== 'end');
    }
  });
});

describe('slots', () => {
  it('are at most 30 names, filled as plain text and never evaluated', () => {
    expect(slotNames.length).toBeLessThanOrEqual(30);
    expect(fillSlots('我是{{tellerName}}', { tellerName: '{{minutes}}<b>' })).toBe('我是{{minutes}}<b>');
    expect(fillSlots('大约{{ minutes }}分钟', {})).toBe('大约〔几〕分钟');
    expect(piecesOf('大约{{minutes}}分钟', { minutes: '5' })).toEqual([
      { text: '大约' },
      { slot: 'minutes', value: '5' },
      { text: '分钟' },
    ]);
  });
});
