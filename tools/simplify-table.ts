import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { Converter } from 'opencc-js/t2cn';

/** Writes core/search/simplify-table.ts: every character of the common block that OpenCC simplifies by itself. */
const convert = Converter({ from: 't', to: 'cn' });
let pairs = '';
for (let code = 0x4e00; code <= 0x9fff; code++) {
  const from = String.fromCodePoint(code);
  const to = convert(from);
  if (to !== from && to.length === 1) pairs += from + to;
}
// Shinjitai forms that Chinese input methods offer too; OpenCC leaves them.
pairs += '戸户';
const lines = pairs.match(/.{1,100}/gu) ?? [];
writeFileSync(
  join(import.meta.dirname, '../core/search/simplify-table.ts'),
  [
    '/** Pairs of a traditional character and its simplified form. Made by `node tools/simplify-table.ts` from OpenCC. */',
    'export const simplifyPairs =',
    lines.map((line) => `  '${line}'`).join(' +\n') + ';',
    '',
  ].join('\n'),
);
