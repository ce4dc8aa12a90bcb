import { describe, expect, it } from 'vitest';

import { readQuestionFile } from '../../../server/exchange/read-file.ts';
import { questionTemplate } from '../../../server/exchange/write-file.ts';
import { workbook } from './workbook.ts';

const head = ['题型', '题干', '选项A', '选项B', '选项C', '答案', '单位', '难度', '标签', '备注'];
const read = (bytes: Buffer) => readQuestionFile({ name: 'questions.xlsx', bytes });

describe('the XLSX template', () => {
  it.each(['zh-CN', 'en'] as const)('reads its own examples (%s)', async (language) => {
    const report = await read(await questionTemplate(language));
    expect(report.format).toBe('xlsx');
    expect(report.refused).toEqual([]);
    expect(report.questions.map(({ row, question }) => [row, question.kind])).toEqual([
      [2, 'single'],
      [3, 'trueFalse'],
      [4, 'number'],
    ]);
    expect(report.questions[0]?.question).toMatchObject({
      difficulty: 'easy',
      cites: ['ART-13^verify'],
      options: [{ right: false }, { right: true }],
    });
  });

  it('reads every kind, numbers in text columns, full-width digits, a formula by its last value', async () => {
    const { questions, refused } = await read(
      workbook([
        ['2026 年题库'],
        head,
        ['多选', '登记什么？', '操作人', '原因', '余额', 'Ａ、Ｂ', '', '难', '登记，柜面'],
        ['判断', '可以少核一项。', '', '', '', { xml: 't="b"><v>0</v>' }],
        ['数值', '可认领多少？', '', '', '', '４８', '万元'],
        ['数值', '多少天？', '', '', '', { xml: '><f>3+4</f><v>7</v>' }, '天'],
        ['排序', '排列', '受理', '咨询', '归档', ''],
        ['配对', '配对', '一般=7 天', '紧急＝24 小时', '=3 天', ''],
        ['填空', '有{{a}}个就停，请{{b}}核实。', '两|二', '主管', '', ''],
        ['简答', '请谁核实？', '', '', '', '主管|当班主管'],
        ['单选', '几个？', 1, 2, 3, 'B', '', '', '', '不是我们的列'],
      ]),
    );
    expect(refused).toEqual([]);
    expect(questions.map(({ row }) => row)).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 11]);
    const found = questions.map(({ question }) => question);
    expect(found[0]).toMatchObject({
      difficulty: 'hard',
      tags: ['登记', '柜面'],
      options: [{ right: true }, { right: true }, { right: false }],
    });
    expect(found[1]).toMatchObject({ answer: false });
    expect(found[2]).toMatchObject({ answer: 48, unit: '万元' });
    expect(found[3]).toMatchObject({ answer: 7 });
    expect(questions[3]?.notes).toContainEqual({ code: 'formula', field: '答案', what: '7' });
    expect(found[4]).toMatchObject({ items: [{ text: '受理' }, { text: '咨询' }, { text: '归档' }] });
    expect(found[5]).toMatchObject({
      pairs: [{ left: '一般', right: '7 天' }, { right: '24 小时' }],
      extra: [{ text: '3 天' }],
    });
    expect(found[6]).toMatchObject({ gaps: [{ accept: ['两', '二'] }, { accept: ['主管'] }] });
    expect(found[7]).toMatchObject({ accept: ['主管', '当班主管'] });
    expect(found[8]).toMatchObject({ options: [{ text: '1' }, { text: '2', right: true }, { text: '3' }] });
    expect(questions[8]?.notes).toContainEqual({ code: 'dropped', field: '备注', what: '' });
  });

  it('wrong types, merged cells, errors and dates are refused by row and column', async () => {
    const { questions, refused } = await read(
      workbook(
        [
          head,
          ['单选', '合并的？', '是', '', '否', 'A'],
          ['单选', { xml: 't="e"><v>#REF!</v>' }, '是', '否', '', 'A'],
          ['单选', '日期？', { xml: 's="1"><v>46000</v>' }, '否', '', 'A'],
          ['单选', '真假？', { xml: 't="b"><v>1</v>' }, '否', '', 'A'],
          ['论述', '谈谈。'],
          ['单选', '没有这个选项？', '是', '否', '', 'D'],
          ['单选', '没有答案？', '是', '否', '', ''],
          ['数值', '不是数？', '', '', '', '约 48', '万元'],
          ['单选', '难度？', '是', '否', '', 'A', '', '变态'],
          ['单选', '空选项？', '是', '', '否', 'A'],
          ['单选', '好的？', '是', '否', '', 'A'],
          ['单选', '好的？', '否', '是', '', 'B'],
        ],
        '<mergeCells count="1"><mergeCell ref="C2:D2"/></mergeCells>',
      ),
    );
    expect(refused.map(({ row, field, code }) => [row, field, code])).toEqual([
      [2, '选项A', 'cell.merged'],
      [3, '题干', 'cell.error'],
      [4, '选项A', 'cell.date'],
      [5, '选项A', 'value.type'],
      [6, '题型', 'kind.unknown'],
      [7, '答案', 'answer.unknown'],
      [8, '答案', 'answer.missing'],
      [9, '答案', 'number.invalid'],
      [10, '难度', 'value.type'],
      [11, '选项B.text', 'text.missing'],
      [13, undefined, 'question.twice'],
    ]);
    expect(questions.map(({ row }) => row)).toEqual([12]);
  });

  it('a sheet without our heading is refused whole', async () => {
    expect((await read(workbook([['问题', '回答']]))).refused).toMatchObject([
      { row: 0, code: 'file.header' },
    ]);
    expect((await read(workbook([]))).refused).toHaveLength(1);
  });
});
