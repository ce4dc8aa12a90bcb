import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import * as v from 'valibot';
import { describe, expect, it } from 'vitest';

import { questionFileReport } from '../../../core/contracts/question-exchange.ts';
import { readQuestionFile } from '../../../server/exchange/read-file.ts';
import { writeQuestionFile } from '../../../server/exchange/write-file.ts';

const shared = process.env['TELLERWISE_SHARED'] ?? join(import.meta.dirname, '../../../../shared');
const file = join(shared, 'search/exam/questions.jsonl');

describe('7,000 questions at once', () => {
  it('real exam questions are taken, or refused by line and reason', async () => {
    if (!existsSync(file)) return console.log('not run: no shared data');
    const bytes = readFileSync(file);
    const report = v.parse(questionFileReport, await readQuestionFile({ name: 'questions.jsonl', bytes }));
    const lines = bytes.toString('utf8').trim().split('\n').length;
    const rows = new Set([...report.questions, ...report.refused].map(({ row }) => row));
    expect(rows.size).toBe(lines);
    const reasons = new Map<string, number>();
    for (const { code, field = '' } of report.refused) {
      const reason = `${code} ${field}`;
      reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
    }
    console.log(`${lines} lines: ${report.questions.length} read, ${report.refused.length} reasons`, reasons);
    expect(report.questions.length).toBeGreaterThan(lines * 0.98);
    expect(new Set(report.questions.map(({ question }) => question.id)).size).toBe(report.questions.length);
    // Out and in again by every format: not a word is lost.
    const questions = report.questions.map(({ question }) => question);
    for (const format of ['jsonl', 'gift', 'qti3'] as const) {
      const written = await writeQuestionFile(format, questions);
      expect(written?.dropped, format).toEqual([]);
      const back = await readQuestionFile({ name: 'back', bytes: written?.bytes ?? new Uint8Array() });
      expect(back.refused, format).toEqual([]);
      expect(
        JSON.stringify(back.questions.map(({ question }) => question)) === JSON.stringify(questions),
        format,
      ).toBe(true);
    }
  });
});
