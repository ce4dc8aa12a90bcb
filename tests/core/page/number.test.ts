import { expect, it } from 'vitest';

import { readNumber } from '../../../core/page/number.ts';

it.each([
  ['50,000.00', 50_000],
  ['18.250,75 ¥', 18_250.75],
  ['¥ 18 250,75', 18_250.75],
  ['２００，０００．００', 200_000],
  ['200000元', 200_000],
  ['-3.5', -3.5],
  ['50.000', 50_000],
  ['约 5 万', undefined],
  ['2026-11-23', undefined],
  ['', undefined],
])('amounts as hosts write them: %s', (text, expected) => {
  expect(readNumber(text)).toBe(expected);
});
