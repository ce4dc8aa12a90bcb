import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';

import { largestQuestionFile, questionFileReport } from '../../../core/contracts/question-exchange.ts';
import { formats } from '../../../core/exchange/formats.ts';
import { openQuestionSchema } from '../../../core/quiz/questions/registry.ts';
import { readQuestionFile } from '../../../server/exchange/read-file.ts';
import { readQuestions } from '../../../server/exchange/read-questions.ts';
import { writeQuestionFile } from '../../../server/exchange/write-file.ts';
import { writeQuestions } from '../../../server/exchange/write-questions.ts';
import { zipOf } from '../../../server/exchange/zip.ts';
import { workbook } from './workbook.ts';
import { examples } from '../../core/quiz/examples.ts';

const report = async (name: string, bytes: Uint8Array) =>
  v.parse(questionFileReport, await readQuestions({ name, bytes }));
const codes = async (name: string, bytes: Uint8Array) =>
  (await report(name, bytes)).refused.map(({ code }) => code);
const text = (words: string): Buffer => Buffer.from(words);

const questions = Object.values(examples).map((example) => v.parse(openQuestionSchema, example));
const sheet = workbook([
  ['题型', '题干', '选项A', '选项B', '答案'],
  ['单选', '第二步？', '风险', '身份', 'B'],
]);
const moodle = text(
  '<?xml version="1.0"?><quiz><question type="truefalse"><name><text>一</text></name><questiontext><text>是吗？</text></questiontext><answer fraction="100"><text>true</text></answer></question></quiz>',
);
const files = new Map<string, Buffer>([
  ...formats.flatMap(({ name }): [string, Buffer][] => {
    const written = writeQuestions(name, questions.slice(0, 2));
    return written ? [[name, written.bytes]] : [];
  }),
  ['xlsx', sheet],
  ['moodleXml', moodle],
]);

describe('files of questions that are none', () => {
  it('every format is known by what is in the file, whatever its name', async () => {
    for (const [format, bytes] of files) expect((await report('file', bytes)).format, format).toBe(format);
    expect([...files.keys()].sort()).toEqual(formats.map(({ name }) => name).sort());
  });

  it('what is written is read back by the same door', async () => {
    for (const { name } of formats) {
      const written = await writeQuestionFile(name, questions);
      if (written === undefined) continue;
      const kept = questions.filter(
        ({ id }) => !written.dropped.some((each) => each.question === id && each.field === 'question'),
      );
      const back = await report(`file${written.ending}`, written.bytes);
      expect(back.refused, name).toEqual([]);
      expect(
        back.questions.map(({ question }) => question.id),
        name,
      ).toEqual(kept.map(({ id }) => id));
    }
  });

  it('a file cut off anywhere gives a report', async () => {
    for (const [format, bytes] of files) {
      for (let length = 0; length < Math.min(bytes.length, 1500); length += 1) {
        const cut = await report(`file.${format}`, bytes.subarray(0, length));
        expect(cut.questions.length + cut.refused.length, `${format} ${length}`).toBeGreaterThan(0);
      }
    }
  });

  it('a file with bytes changed gives a report, the same each time', async () => {
    const changed = fc.tuple(
      fc.constantFrom(...files.keys()),
      fc.array(fc.tuple(fc.nat(3000), fc.nat(255)), { minLength: 1, maxLength: 12 }),
    );
    await fc.assert(
      fc.asyncProperty(changed, async ([format, changes]) => {
        const bytes = Buffer.from(files.get(format) ?? []);
        for (const [at, value] of changes) if (bytes.length > 0) bytes[at % bytes.length] = value;
        expect(await report('file', bytes)).toEqual(await report('file', bytes));
      }),
      { numRuns: 300 },
    );
  });

  it('any bytes under any name give a report', async () => {
    const name = fc.constantFrom('a.gift', 'a.xml', 'a.zip', 'a.xlsx', 'a.jsonl', 'a', '');
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 400 }),
      fc.string({ maxLength: 400, unit: 'binary' }).map(text),
    );
    await fc.assert(
      fc.asyncProperty(name, bytes, async (file, content) => {
        const { questions: found, refused } = await report(file, content);
        expect(found.length + refused.length).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });

  it('files refused whole say why', async () => {
    expect(await codes('a.gift', text(''))).toEqual(['file.empty']);
    expect(await codes('a.gift', text('  \n \n'))).toEqual(['file.empty']);
    expect(await codes('a.pdf', text('%PDF-1.7'))).toEqual(['file.type']);
    expect(await codes('a.gift', Buffer.from([0x61, 0xff, 0xfe, 0x00]))).toEqual(['file.encoding']);
    expect(await codes('a.zip', text('PK nothing'))).toEqual(['file.archive']);
    expect(await codes('a.zip', zipOf([{ name: 'a.txt', text: 'x' }]))).toEqual(['file.type']);
    expect(await codes('a.zip', zipOf([{ name: 'a.xml', text: ' '.repeat(15_000_000) }]))).toEqual([
      'file.archive',
    ]);
    const large = await readQuestionFile({ name: 'a.gift', bytes: new Uint8Array(largestQuestionFile + 1) });
    expect(large.refused).toMatchObject([{ row: 0, code: 'file.tooLarge' }]);
  });

  it('ten thousand questions are read, and what is beyond them is said to be left', async () => {
    const line = (at: number): string =>
      JSON.stringify({ ...examples.trueFalse, id: `q-${at}`, text: `第 ${at} 题` });
    const lines = Array.from({ length: 10_001 }, (_, at) => line(at)).join('\n');
    const { questions: found, refused } = await readQuestionFile({ name: 'a.jsonl', bytes: text(lines) });
    expect(found).toHaveLength(10_000);
    expect(refused).toEqual([{ row: 0, code: 'file.tooMany', what: '10000' }]);
  });

  it('names of prototypes are names, and a million characters too many', async () => {
    const own = JSON.stringify(examples.single);
    const lines = [
      own.replace('{', '{"__proto__":{"isAdmin":true},"constructor":1,'),
      '{"kind":"__proto__","text":"题"}',
      '{"kind":"toString"}',
      '{"type":"constructor","stem":"题"}',
      '[1]',
      'null',
      '{"kind":"single"',
      `{"kind":"trueFalse","text":"${'很'.repeat(1_000_000)}","answer":true}`,
      `${'['.repeat(90_000)}`,
    ];
    const { questions: found, refused } = await report('a.jsonl', text(lines.join('\n')));
    expect(found).toHaveLength(1);
    expect(found[0]?.notes.map(({ field }) => field)).toEqual(['__proto__', 'constructor']);
    expect(Reflect.get({}, 'isAdmin')).toBeUndefined();
    expect(refused.map(({ row, code }) => [row, code])).toEqual([
      [2, 'kind.unknown'],
      [3, 'kind.unknown'],
      [4, 'kind.unknown'],
      [5, 'line.json'],
      [6, 'line.json'],
      [7, 'line.json'],
      [8, 'line.tooLong'],
      [9, 'line.json'],
    ]);
  });

  it('a file that takes too long is given up, and the next one is read', async () => {
    const lines = `${JSON.stringify(examples.trueFalse)}\n`.repeat(60_000);
    const slow = await readQuestionFile(
      { name: 'a.jsonl', bytes: text(lines) },
      { milliseconds: 1, megabytes: 64 },
    );
    expect(slow.refused).toEqual([{ row: 0, code: 'file.tooComplex', what: '' }]);
    expect((await readQuestionFile({ name: 'a.xlsx', bytes: sheet })).questions).toHaveLength(1);
  });

  it('a workbook whose last cell is a million rows away takes no more than its share', async () => {
    const far = workbook([['题型', '题干'], [{ xml: 't="b"><v>1</v></c><c r="XFD1048576"><v>1</v>' }]]);
    const limits = { milliseconds: 5000, megabytes: 64 };
    const { questions: found, refused } = await readQuestionFile({ name: 'a.xlsx', bytes: far }, limits);
    expect(found).toEqual([]);
    expect(refused).toHaveLength(1);
    expect((await readQuestionFile({ name: 'a.xlsx', bytes: sheet })).questions).toHaveLength(1);
  });
});
