import { describe, expect, test } from 'vitest';

import { changedIds, diffBodies } from '../../../core/article/diff.ts';

const shown = (before: string, after: string): string[] =>
  diffBodies(before, after).map(
    ({ id, how, runs }) =>
      `${id} ${how}: ${runs.map(({ how: run, text }) => (run === 'same' ? text : run === 'added' ? `{+${text}+}` : `[-${text}-]`)).join('')}`,
  );

describe('a diff between versions reads as a person would mark it', () => {
  test('words, not letters, and a figure as one piece', () => {
    expect(shown('单笔取现 5 万元以上须登记。 ^a', '单笔取现 10 万元以上须登记用途。 ^a')).toEqual([
      'a changed: 单笔取现 [-5-]{+10+} 万元以上须登记{+用途+}。',
    ]);
  });

  test('a single character between two changes belongs to the change', () => {
    const [line] = shown('由经理和主任签字。 ^a', '由行长和柜员签字。 ^a');
    expect(line).toBe('a changed: 由[-经理和主任-]{+行长和柜员+}签字。');
  });

  test('paragraphs are matched by id: added, taken away, moved and untouched ones', () => {
    expect(
      shown('甲。 ^a\n\n乙。 ^b\n\n丙。 ^c\n\n丁。 ^d', '丙。 ^c\n\n甲。 ^a\n\n新。 ^n\n\n丁。 ^d'),
    ).toEqual(['c same: 丙。', 'a moved: 甲。', 'b removed: [-乙。-]', 'n added: {+新。+}', 'd same: 丁。']);
  });

  test('what a reader of the version before has to read', () => {
    expect(changedIds('甲。 ^a\n\n乙。 ^b', '甲。 ^a\n\n乙，改。 ^b\n\n丙。 ^c')).toEqual(['b', 'c']);
  });
});
