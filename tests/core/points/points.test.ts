import fc from 'fast-check';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';

import { csvText } from '../../../core/table/csv.ts';
import { afterStep, earningReasons, granted, stepsFrom } from '../../../core/points/points.ts';
import { ruleOf } from '../../../core/content/rule.ts';
import { rules as shipped } from '../../content/shipped-content.ts';

const rules = ruleOf(shipped, 'points');

describe('points for sharing (R195)', () => {
  it('are the bank’s defaults, unconfirmed', () => {
    expect(rules).toMatchObject({
      confirmed: false,
      publish: 20,
      acceptedAnswer: 10,
      question: 2,
      quizPassed: 15,
      caseShared: 10,
      dailyCap: 50,
    });
  });

  it('never pass the day’s cap, whatever is done in whatever order', () => {
    if (!rules) throw new Error('points.yaml is shipped');
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...earningReasons), { maxLength: 40 }), (acts) => {
        const earned = acts.reduce((sum, reason) => sum + granted(reason, sum, rules), 0);
        expect(earned).toBeLessThanOrEqual(rules.dailyCap);
        expect(earned).toBe(
          Math.min(
            rules.dailyCap,
            acts.reduce((sum, reason) => sum + rules[reason], 0),
          ),
        );
      }),
    );
  });

  it('a redemption goes requested → approved → handedOut, or is rejected', () => {
    expect(stepsFrom('requested')).toEqual(['approve', 'reject']);
    expect(stepsFrom('approved')).toEqual(['handOut']);
    expect(afterStep('rejected', 'approve')).toBeUndefined();
    expect(stepsFrom('handedOut')).toEqual([]);
  });
});

describe('the CSV of a year', () => {
  it('has a BOM and no cell that a spreadsheet would run', () => {
    const csv = csvText(
      ['姓名', '积分'],
      [
        ['=HYPERLINK("http://x")', -20],
        ['＋cmd', 3],
        ['@x', 1],
        ['-1', 0],
        ['甲,乙', 5],
      ],
    );
    expect(csv.startsWith('\uFEFF姓名,积分\r\n')).toBe(true);
    const rows = parse(csv, { bom: true }) as string[][];
    expect(rows.slice(1)).toEqual([
      [`'=HYPERLINK("http://x")`, '-20'],
      ["'＋cmd", '3'],
      ["'@x", '1'],
      ["'-1", '0'],
      ['甲,乙', '5'],
    ]);
  });

  it('reads back as it was, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1, maxLength: 4 }), (cells) => {
        const header = cells.map((_, at) => `h${at}`);
        const [, row = []] = parse(csvText(header, [cells]), { bom: true }) as string[][];
        expect(row.map((cell) => cell.replace(/^'(?='*[=+\-@\t\r\n＝＋－＠])/, ''))).toEqual(cells);
      }),
    );
  });
});
