import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { FrameFacts } from '../../../core/page/facts.ts';
import { packMatches } from '../../../core/page/pack.ts';
import { parsePack } from '../../../core/page/parse-pack.ts';
import { recognise } from '../../../core/page/recognise.ts';

const raw = {
  schema: 1,
  id: 'sample',
  version: 1,
  title: { zh: '样例', en: 'Sample' },
  hosts: ['http://127.0.0.1:4101/*'],
  anchors: {
    address: {
      kind: 'internalId',
      prefix: 'client:',
      from: { source: 'address', part: 'path' },
      pattern: '^/clients/(\\d{1,12})',
    },
    card: { kind: 'customerNo', from: { source: 'text', selector: 'app-card' }, pattern: '([CP]-\\d{4})' },
    name: { kind: 'name', from: { source: 'text', selector: '.name' } },
    payer: { kind: 'accountNo', role: 'payer', from: { source: 'label', labels: { zh: ['付款账号'] } } },
    payee: { kind: 'accountNo', role: 'other', from: { source: 'label', labels: { zh: ['收款账号'] } } },
  },
  flags: {
    isLarge: {
      left: { from: { source: 'value', selector: '#amount' } },
      op: 'gte',
      right: { constant: 50_000 },
    },
  },
  pages: [
    {
      kind: 'customerDetail',
      when: { address: ['^/clients/'] },
      anchors: ['address', 'card', 'name'],
      agree: [['address', 'card']],
      single: ['address'],
    },
    {
      kind: 'transfer',
      when: { label: { texts: ['转账'] } },
      anchors: ['payer', 'payee'],
      single: ['payer'],
      flags: ['isLarge'],
    },
  ],
};
const parsed = parsePack({ file: 'sample.json', text: JSON.stringify(raw) });
if (!('value' in parsed)) throw new Error('the sample pack must be good');
const { value: pack } = parsed;

type Values = Partial<Record<'address' | 'card' | 'name' | 'payer' | 'payee', string[]>>;
const facts = (rules: number[], values: Values, more: Partial<FrameFacts> = {}): FrameFacts => ({
  rules,
  busy: false,
  flags: {},
  anchors: Object.entries(values).map(([anchor, found]) => ({
    anchor,
    nodes: found.length,
    hidden: 0,
    masked: 0,
    values: found,
  })),
  ...more,
});
const top = (one: FrameFacts) => recognise(pack, [{ frameId: 0, facts: one }]);

describe('recognising a customer (design §4)', () => {
  it('two agreeing anchors are confirmed, every one of them a claim of its own kind', () => {
    const page = top(facts([0], { address: ['100000027'], card: ['C-1002'], name: ['云岭物流有限公司'] }));
    expect(page.level).toBe('confirmed');
    expect(page.claims).toEqual([
      { kind: 'internalId', value: 'client:100000027', role: 'holder' },
      { kind: 'customerNo', value: 'C-1002', role: 'holder' },
    ]);
    expect(page.nameClaim).toBe('云岭物流有限公司');
  });

  it('one strong identifier alone waits for 核对无误', () => {
    expect(top(facts([0], { address: ['100000027'] })).level).toBe('toConfirm');
    expect(top(facts([1], { payer: ['9900000000001002'] })).level).toBe('toConfirm');
  });

  it('never by name alone', () => {
    const page = top(facts([0], { name: ['张伟'] }));
    expect([page.level, page.reason, page.claims]).toEqual(['none', 'none', []]);
  });

  it.each([
    ['two customers in view', facts([0], { address: ['1'], card: ['C-1001', 'C-1002'] }), 'ambiguous'],
    ['still loading', facts([0], { address: ['1'], card: ['C-1001'] }, { busy: true }), 'loading'],
    ['card not there yet', facts([0], { card: ['C-1001'] }), 'loading'],
    [
      'identifier hidden',
      facts([0], {}, { anchors: [{ anchor: 'card', nodes: 1, hidden: 1, masked: 0, values: [] }] }),
      'hidden',
    ],
    [
      'identifier masked',
      facts([0], {}, { anchors: [{ anchor: 'card', nodes: 1, hidden: 0, masked: 1, values: [] }] }),
      'hidden',
    ],
    ['no identity on the page', facts([0], {}), 'none'],
  ] as const)('%s shows nobody and says why', (_, one, reason) => {
    const page = top(one);
    expect([page.level, page.reason, page.claims, page.nameClaim]).toEqual(['none', reason, [], undefined]);
  });

  it('frames that disagree show nobody', () => {
    const page = recognise(pack, [
      { frameId: 0, facts: facts([0], { address: ['1'], card: ['C-1001'] }) },
      { frameId: 3, facts: facts([], { card: ['C-1002'] }) },
    ]);
    expect([page.level, page.reason]).toEqual(['none', 'ambiguous']);
  });

  it('a counterparty is never a claim', () => {
    const page = top(facts([1], { payer: ['9900000000001002'], payee: ['9900000000002002'] }));
    expect(page.claims.map((claim) => claim.value)).toEqual(['9900000000001002']);
  });

  it('R26: flags and evidence carry no value from the page', () => {
    const page = top(facts([1], { payer: ['9900000000001002'] }, { flags: { isLarge: true, other: true } }));
    expect(page.flags).toEqual({ isLarge: true });
    expect(JSON.stringify([page.evidence, page.flags])).not.toContain('6217');
  });

  it('whatever the facts, a shown customer has one value a kind in view', () => {
    const value = fc.constantFrom('C-1001', 'C-1002', 'P-2001');
    const anchor = fc.record({
      anchor: fc.constantFrom('address', 'card', 'name', 'payer', 'payee'),
      nodes: fc.nat(3),
      hidden: fc.nat(2),
      masked: fc.nat(2),
      values: fc.uniqueArray(value, { maxLength: 3 }),
    });
    const frame = fc.record({
      rules: fc.subarray([0, 1]),
      busy: fc.boolean(),
      flags: fc.constant({}),
      anchors: fc.array(anchor, { maxLength: 6 }),
    });
    fc.assert(
      fc.property(fc.array(frame, { minLength: 1, maxLength: 4 }), (frames) => {
        const page = recognise(
          pack,
          frames.map((each, frameId) => ({ frameId, facts: each })),
        );
        if (page.level === 'none') {
          expect(page.claims).toEqual([]);
          expect(page.reason).toBeDefined();
          return;
        }
        expect(page.claims.length).toBeGreaterThan(0);
        for (const kind of ['customerNo', 'internalId'] as const) {
          expect(
            new Set(page.claims.filter((claim) => claim.kind === kind).map((claim) => claim.value)).size,
          ).toBeLessThan(2);
        }
      }),
    );
  });
});

describe('a broken adapter pack is refused whole, with line and what to do', () => {
  const broken = (change: (pack: typeof raw) => unknown) =>
    parsePack({ file: 'broken.json', text: JSON.stringify(change(structuredClone(raw)), null, 2) });
  it.each([
    ['newer schema', broken((p) => ({ ...p, schema: 2 })), /schema must be 1/],
    [
      'unknown anchor',
      broken((p) => ({ ...p, pages: [{ ...p.pages[0], anchors: ['nobody'], agree: [], single: [] }] })),
      /names "nobody"/,
    ],
    [
      'exponential pattern',
      broken((p) => ({ ...p, anchors: { ...p.anchors, card: { ...p.anchors.card, pattern: '(a+)+' } } })),
      /unbounded/,
    ],
    ['name alone', broken((p) => ({ ...p, pages: [{ ...p.pages[0], single: ['name'] }] })), /name alone/],
    ['unknown page kind', broken((p) => ({ ...p, pages: [{ ...p.pages[0], kind: 'casino' }] })), /./],
  ] as const)('%s', (_, result, message) => {
    if (!('findings' in result)) throw new Error('must be refused');
    expect(result.findings[0]).toMatchObject({
      file: 'broken.json',
      message: expect.stringMatching(message),
    });
    expect(result.findings[0]?.line).toBeGreaterThan(0);
  });

  it('text that is no JSON names the line', () => {
    const result = parsePack({ file: 'broken.json', text: '{\n  "schema": 1,\n  oops\n}' });
    expect('findings' in result && result.findings[0]).toMatchObject({ code: 'adapter.json', line: 3 });
  });
});

it.each([
  ['http://127.0.0.1:4101/app/clients/1#x', true],
  ['http://127.0.0.1:41011/app', false],
  ['http://127.0.0.1:4101.evil.test/', false],
  ['https://127.0.0.1:4101/app', false],
])('pack hosts: %s → %s', (address, expected) => {
  expect(packMatches(pack.hosts, address)).toBe(expected);
});
