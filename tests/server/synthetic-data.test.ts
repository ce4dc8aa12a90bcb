import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const files = execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' })
  .split('\n')
  .filter(
    (file) => /\.(ts|tsx|js|mjs|json|yaml|csv|md|html|sql)$/.test(file) && file !== 'package-lock.json',
  );

/** GB 11643: the last character of a resident number by the seventeen before it. */
function isRealIdentity(text: string): boolean {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, index) => total + weight * Number(text[index]), 0);
  const month = Number(text.slice(10, 12));
  const day = Number(text.slice(12, 14));
  const plausible = /^[1-6]/.test(text) && month >= 1 && month <= 12 && day >= 1 && day <= 31;
  return plausible && '10X98765432'[sum % 11] === text[17]?.toUpperCase();
}

/** Card numbers of a real issuer that pass the Luhn check. */
function isRealCard(text: string): boolean {
  if (!/^(62|4|5[1-5])/.test(text)) return false;
  const sum = Array.from(text)
    .toReversed()
    .reduce((total, digit, index) => {
      const doubled = Number(digit) * (index % 2 === 1 ? 2 : 1);
      return total + (doubled > 9 ? doubled - 9 : doubled);
    }, 0);
  return sum % 10 === 0;
}

/** Mobile numbers outside the range that nobody has. */
const isRealPhone = (text: string) => !/^1380000\d{4}$/.test(text);

describe('the repository holds no real-looking person (R-PR3)', () => {
  test.each([
    ['resident numbers', /(?<![\w.])\d{17}[\dXx](?![\w.])/g, isRealIdentity],
    ['card numbers', /(?<![\w.:-])\d{16,19}(?![\w.])/g, isRealCard],
    ['mobile numbers', /(?<![\w.])1[3-9]\d{9}(?![\w.])/g, isRealPhone],
  ])('%s', (_name, pattern, isReal) => {
    expect(files.length).toBeGreaterThan(50);
    const found = files.flatMap((file) =>
      [...readFileSync(join(root, file), 'utf8').matchAll(pattern)].flatMap(([text]) =>
        isReal(text) ? [`${file}: ${text}`] : [],
      ),
    );
    expect(found).toEqual([]);
  });
});
