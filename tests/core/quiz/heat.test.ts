import { describe, expect, it } from 'vitest';

import { gather } from '../../../core/quiz/gathered.ts';
import { heatOf, talliesOf } from '../../../core/quiz/heat.ts';

const answers = (question: string, right: number, wrong: number) => [
  ...Array.from({ length: right }, () => ({ question, isRight: true, attempt: 'p', earned: 100, of: 100 })),
  ...Array.from({ length: wrong }, () => ({ question, isRight: false, attempt: 'p', earned: 0, of: 100 })),
];
const cites: Readonly<Record<string, readonly string[]>> = {
  limits: ['ART-08^limits'],
  due: ['ART-08^limits', 'ART-08^example', 'ART-08^example'],
  rare: ['ART-09^review'],
};

describe('how paragraphs fare', () => {
  const heat = heatOf({
    tallies: talliesOf(
      gather([...answers('limits', 40, 10), ...answers('due', 20, 30), ...answers('rare', 1, 2)]),
    ),
    citesOf: (question) => cites[question] ?? [],
    readers: new Map([
      ['ART-08^limits', { read: 38, of: 42 }],
      ['ART-08^example', { read: 21, of: 42 }],
      ['ART-02^stages', { read: 10, of: 40 }],
      ['ART-03^hours', { read: 1, of: 3 }],
    ]),
  });
  const rows = heat.map(({ paragraph, read, missed, answers: of }) => [
    paragraph,
    read && Math.round(read.share * 100),
    missed && Math.round(missed.share * 100),
    of,
  ]);

  it('read by so many, missed by so many: most missed first, then least read', () => {
    expect(rows.slice(0, 3)).toEqual([
      ['ART-08^example', 50, 60, 50],
      ['ART-08^limits', 90, 40, 100],
      ['ART-02^stages', 25, undefined, 0],
    ]);
  });

  it('too few answers or persons give no share, which could name one of them', () => {
    expect(rows.slice(3)).toEqual([
      ['ART-03^hours', undefined, undefined, 0],
      ['ART-09^review', undefined, undefined, 3],
    ]);
  });
});
