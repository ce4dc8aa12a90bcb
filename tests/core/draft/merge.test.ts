import { describe, expect, test } from 'vitest';

import { mergeBodies } from '../../../core/draft/merge.ts';

const base = '甲。 ^a\n\n乙。 ^b\n\n丙。 ^c';

describe('two texts that grew from one', () => {
  test.each([
    [
      'changes of different paragraphs',
      '甲改。 ^a\n\n乙。 ^b\n\n丙。 ^c',
      '甲。 ^a\n\n乙。 ^b\n\n丙改。 ^c',
      '甲改。 ^a\n\n乙。 ^b\n\n丙改。 ^c',
    ],
    [
      'the same change twice',
      '甲改。 ^a\n\n乙。 ^b\n\n丙。 ^c',
      '甲改。 ^a\n\n乙。 ^b\n\n丙。 ^c',
      '甲改。 ^a\n\n乙。 ^b\n\n丙。 ^c',
    ],
    [
      'a new paragraph on each side',
      '甲。 ^a\n\n新一。\n\n乙。 ^b\n\n丙。 ^c',
      '甲。 ^a\n\n乙。 ^b\n\n丙。 ^c\n\n新二。 ^d',
      '甲。 ^a\n\n新一。\n\n乙。 ^b\n\n丙。 ^c\n\n新二。 ^d',
    ],
    [
      'one taken away, another changed',
      '甲。 ^a\n\n丙。 ^c',
      '甲改。 ^a\n\n乙。 ^b\n\n丙。 ^c',
      '甲改。 ^a\n\n丙。 ^c',
    ],
    [
      'a paragraph put first',
      '起。\n\n甲。 ^a\n\n乙。 ^b\n\n丙。 ^c',
      base,
      '起。\n\n甲。 ^a\n\n乙。 ^b\n\n丙。 ^c',
    ],
  ])('%s go together', (_name, mine, theirs, merged) => {
    expect(mergeBodies(base, mine, theirs)).toEqual({ text: merged, clashes: [] });
  });

  test('a paragraph that both changed is a clash that names both, and nothing else is', () => {
    const mine = '甲，我的。 ^a\n\n乙，我的。 ^b\n\n丙。 ^c';
    const theirs = '甲，她的。 ^a\n\n乙。 ^b\n\n丙。 ^c';
    expect(mergeBodies(base, mine, theirs)).toEqual({
      text: '甲，她的。 ^a\n\n乙，我的。 ^b\n\n丙。 ^c',
      clashes: [{ id: 'a', mine: '甲，我的。', theirs: '甲，她的。' }],
    });
  });

  test('what one took away and the other changed is a clash, both ways round', () => {
    const away = '甲。 ^a\n\n丙。 ^c';
    const changed = '甲。 ^a\n\n乙改。 ^b\n\n丙。 ^c';
    expect(mergeBodies(base, away, changed).clashes).toEqual([{ id: 'b', mine: '', theirs: '乙改。' }]);
    const other = mergeBodies(base, changed, away);
    expect(other.clashes).toEqual([{ id: 'b', mine: '乙改。', theirs: '' }]);
    expect(other.text).toContain('乙改。 ^b');
  });
});
