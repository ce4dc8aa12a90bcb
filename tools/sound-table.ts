import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { pinyin, polyphonic } from 'pinyin-pro';

/** Writes core/search/sound-table.ts: the characters of GB 2312 under their toneless syllables, `ü` as `v`. */
const manyReadings = new Set(
  '行还长重调率为得地着了和都会传少数教假藏曾便朝处当倒冲参差弹降解校角空量落乐没蒙模难强切曲塞省盛石识似宿系鲜相血应载扎炸涨种转钻作折属单薄给卡贷存取款息券据担称查度发更号合结尽卷看累论否屏奇区圈任若色舍胜什食说提同委尾吓削咽要与予占正只仔柜',
);
const bySyllable = new Map<string, string>();
const decoder = new TextDecoder('gb2312');
for (let high = 0xb0; high <= 0xf7; high++) {
  for (let low = 0xa1; low <= 0xfe; low++) {
    const character = decoder.decode(Uint8Array.of(high, low));
    if (!/^\p{Script=Han}$/u.test(character)) continue;
    const main = pinyin(character, { toneType: 'none', v: true });
    const all = manyReadings.has(character)
      ? (polyphonic(character, { toneType: 'none', type: 'array' })[0] ?? [])
      : [];
    for (const reading of new Set([main, ...all.map((each) => each.replaceAll('ü', 'v'))])) {
      if (/^[a-z]{1,6}$/.test(reading)) bySyllable.set(reading, (bySyllable.get(reading) ?? '') + character);
    }
  }
}
const entries = [...bySyllable]
  .toSorted(([a], [b]) => (a < b ? -1 : 1))
  .map(([syllable, characters]) => syllable + characters);
const lines: string[] = [];
for (const entry of entries) {
  const last = lines.at(-1);
  if (last !== undefined && last.length + entry.length < 90) lines[lines.length - 1] = `${last} ${entry}`;
  else lines.push(entry);
}
writeFileSync(
  join(import.meta.dirname, '../core/search/sound-table.ts'),
  [
    '/** Characters of GB 2312 behind their toneless syllable. Made by `node tools/sound-table.ts` from pinyin-pro. */',
    'export const sounds =',
    lines.map((line) => `  '${line}'`).join(" + ' ' +\n") + ';',
    '',
  ].join('\n'),
);
