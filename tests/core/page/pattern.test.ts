import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { PatternRefused, linearPattern } from '../../../core/page/pattern.ts';

describe('patterns of adapter packs are linear-time by construction', () => {
  it.each([
    '^(C|P)-\\d{4}$',
    '客户编号[:：]?\\s{0,4}([CP]-\\d{4})',
    '^#?/clients/(\\d{1,12})(?:/|$)',
    '\\(#(\\d{6,12})\\)',
    '^\\d{4}(?: \\d{4}){0}$'.replace('{0}', ''),
  ])('accepts %s', (source) => {
    expect(linearPattern(source)).toBeInstanceOf(RegExp);
  });

  it.each([
    ['(a+)+$', 'unbounded'],
    ['^(\\d*)*x', 'unbounded'],
    ['(\\d{1,9}){1,9}', 'group may not be repeated'],
    ['(a)\\1', 'back-reference'],
    ['(?=a)b', 'look-around'],
    ['(?<=a)b', 'look-around'],
    ['\\d{1,30}\\w{1,30}', 'same character'],
    ['\\d{1,65}', 'above 64'],
    ['[0-9', 'not closed'],
    ['a{2', 'repetition'],
    ['a+?', 'unbounded'],
  ])('refuses %s', (source, why) => {
    expect(() => linearPattern(source)).toThrow(PatternRefused);
    expect(() => linearPattern(source)).toThrow(new RegExp(why.slice(0, 6), 'i'));
  });

  it('whatever is accepted answers in bounded work on hostile text', () => {
    const piece = fc.constantFrom(
      'a',
      '\\d',
      '[a-z]',
      '\\w',
      'x',
      '-',
      '\\s',
      '客',
      '(',
      ')',
      '|',
      '{1,8}',
      '{3}',
      '?',
      '^',
      '$',
    );
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 14 }), (pieces) => {
        let pattern: RegExp;
        try {
          pattern = linearPattern(pieces.join(''));
        } catch (error) {
          expect(error).toBeInstanceOf(PatternRefused);
          return;
        }
        for (const text of ['a'.repeat(3000), '1'.repeat(3000), 'a1'.repeat(1500), `${' '.repeat(3000)}!`]) {
          const start = performance.now();
          pattern.test(text);
          expect(performance.now() - start).toBeLessThan(500);
        }
      }),
      { numRuns: 300 },
    );
  });
});
