import { describe, expect, it } from 'vitest';

import { readGift } from '../../../core/exchange/gift/read.ts';

const only = (text: string) => {
  const { questions, refused } = readGift(text);
  expect(refused).toEqual([]);
  expect(questions).toHaveLength(1);
  return questions[0];
};

describe('GIFT', () => {
  it('reads every kind, with title, id, tags, category, comments and reasons', () => {
    const { questions, refused } = readGift(`// 本行是注释
$CATEGORY: $course$/top/反洗钱/大额 A//B

// 出自 2026 年培训 [id:verify-second] [tag:四步]
::第二步::识别四步的第二步是？ {
  // 注释可以写在括号里
  =身份验证
  ~风险评估#风险评估是第三步。
  ~签字
  ####收集之后先核身份。
}

改正信息必须登记？{~%50%操作人 ~%50%原因 ~%-50%余额#与变更无关}

VIP 客户可以少核一项身份。{FALSE#优先只是顺序。}

请谁来核实？{=当班主管 =主管 =%50%柜员}

可认领多少？{#48:0.5}

在多少之间？{#46..50}

写出基数{#
  =48:0
  =%0%228#把基数也算进去了。
}

把等级和时限配对。{
  =一般 -> 7 个工作日
  =紧急 -> 24 小时
  = -> 3 个工作日
}

反诈提问有{=两 ~一 ~三}个风险点就暂停。
`);
    expect(refused).toEqual([]);
    expect(questions.map(({ row, question }) => [row, question.kind])).toEqual([
      [5, 'single'],
      [13, 'multiple'],
      [15, 'trueFalse'],
      [17, 'shortText'],
      [19, 'number'],
      [21, 'number'],
      [23, 'number'],
      [28, 'matching'],
      [34, 'cloze'],
    ]);
    const [single, multiple, truth, short, number, range, slips, pairs, cloze] = questions.map(
      ({ question }) => question,
    );
    expect(single).toMatchObject({
      id: 'verify-second',
      text: '识别四步的第二步是？',
      tags: ['反洗钱', '大额 A/B', '四步'],
      why: '收集之后先核身份。',
      options: [
        { id: 'a', text: '身份验证', right: true },
        { id: 'b', text: '风险评估', right: false, why: '风险评估是第三步。' },
        { id: 'c', text: '签字', right: false },
      ],
    });
    expect(multiple).toMatchObject({ options: [{ right: true }, { right: true }, { right: false }] });
    expect(truth).toMatchObject({ answer: false, why: '优先只是顺序。' });
    expect(short).toMatchObject({ accept: ['当班主管', '主管'] });
    expect(questions[3]?.notes).toContainEqual({ code: 'dropped', field: 'accept', what: '50% 柜员' });
    expect(number).toMatchObject({ answer: 48, tolerance: 0.5, unit: '' });
    expect(range).toMatchObject({ answer: 48, tolerance: 2 });
    expect(slips).toMatchObject({ answer: 48, slips: [{ value: 228, why: '把基数也算进去了。' }] });
    expect(pairs).toMatchObject({
      pairs: [
        { left: '一般', right: '7 个工作日' },
        { left: '紧急', right: '24 小时' },
      ],
      extra: [{ text: '3 个工作日' }],
    });
    expect(cloze).toMatchObject({ text: '反诈提问有{{a}}个风险点就暂停。', gaps: [{ id: 'a' }] });
  });

  it('reads the examples of its own description', () => {
    const { questions, refused } = readGift(`// true/false
::Q1:: 1+1=2 {T}

// multiple choice with specified feedback for right and wrong answers
::Q2:: What's between orange and green in the spectrum?
{ =yellow # right; good! ~red # wrong, it's yellow ~blue # wrong, it's yellow }

// fill-in-the-blank
::Q3:: Two plus {=two =2} equals four.

// matching
::Q4:: Which animal eats which food? { =cat -> cat food =dog -> dog food }

// math range question
::Q5:: What is a number from 1 to 5? {#3:2}

// math range specified with interval end points
::Q6:: What number is there from 1 to 5? {#1..5}

// multiple numeric answers with partial credit and feedback
::Q7:: When was Ulysses S. Grant born? {#
         =1822:0      # Correct! Full credit.
         =%50%1822:2  # He was born in 1822. Half credit for being close.
}

// essay
::Q8:: How are you? {}
`);
    expect(questions.map(({ question }) => question.kind)).toEqual([
      'trueFalse',
      'single',
      'cloze',
      'matching',
      'number',
      'number',
      'number',
    ]);
    expect(questions[0]?.question.text).toBe('1+1=2');
    expect(questions[1]?.question).toMatchObject({
      options: [{ text: 'yellow', why: 'right; good!' }, {}, {}],
    });
    expect(questions[2]?.question.text).toBe('Two plus {{a}} equals four.');
    expect(questions[6]?.notes.filter(({ code }) => code === 'dropped')).toHaveLength(2);
    expect(refused).toEqual([{ row: 27, code: 'kind.unknown', what: 'essay' }]);
  });

  it('escapes are the signs they stand for', () => {
    const read = only(String.raw`::a\:b::写成 1 \= 2 \{不是\} \#3 \~ C:\\dir\n第二行 {=\=是 ~\~否}`);
    expect(read?.question).toMatchObject({
      text: '写成 1 = 2 {不是} #3 ~ C:\\dir\n第二行',
      options: [{ text: '=是' }, { text: '~否' }],
    });
    expect(read?.notes).toContainEqual({ code: 'renamed', what: 'a:b' });
  });

  it('HTML becomes its words, and what they do not say is named', () => {
    const read = only('[html]<p>先<b>核实</b>&nbsp;身份</p><img src="@@PLUGINFILE@@/a.png"> {=是 ~否}');
    expect(read?.question.text).toBe('先核实 身份');
    expect(read?.notes).toEqual(
      expect.arrayContaining([
        { code: 'plain', field: 'text', what: '' },
        { code: 'dropped', field: 'text', what: 'img @@PLUGINFILE@@/a.png' },
      ]),
    );
    expect(only('[plain]<b>&amp; {=是 ~否}')?.question.text).toBe('<b>&amp;');
  });

  it('two questions of one title have two ids; of one [id:…] the second is refused', () => {
    const { questions } = readGift('::旧题::一？{T}\n\n::旧题::二？{T}');
    expect(new Set(questions.map(({ question }) => question.id)).size).toBe(2);
    const twice = readGift('// [id:one]\n一？{T}\n\n// [id:one]\n二？{T}');
    expect(twice.refused).toEqual([{ row: 5, field: 'id', code: 'id.taken', what: 'one = 2' }]);
  });

  it('every slip is named with its line, and the questions around it are read', () => {
    const slips: [string, string][] = [
      ['括号没有合上 {=是\n~否', 'gift.unclosed'],
      ['多出的括号 }', 'gift.brace'],
      ['括号里\n又有 {=是 {~否}', 'gift.brace'],
      ['两个\n括号 {=是 ~否} {T}', 'gift.brace'],
      ['::题名没有合上 {=是 ~否}', 'gift.title'],
      ['没有正确答案 {\n~是 ~否}', 'gift.noAnswer'],
      ['两个\n正确答案 {=是\n=对 ~否}', 'gift.twoAnswers'],
      ['答案前没有符号 {是 =否}', 'gift.mark'],
      ['权重写坏 {\n~%50是 ~%50%否}', 'gift.weight'],
      ['权重太大 {~%150%是 ~%50%否}', 'gift.weight'],
      ['不是数 {#四十八}', 'gift.number'],
      ['范围倒了 {#50..46}', 'gift.number'],
      ['误差为负 {#48:-1}', 'gift.number'],
      ['没有正确的数 {#=%50%48}', 'gift.noAnswer'],
      ['配对缺箭头 {=甲 -> 乙\n=丙}', 'gift.pair'],
      ['配对缺右边 {=甲 -> 乙 =丙 -> }', 'gift.pair'],
      ['$CATEGORY:', 'gift.command'],
      ['$CATEGROY: 反洗钱', 'gift.command'],
      ['谈谈你的看法。{}', 'kind.unknown'],
      ['这是一段说明。', 'kind.unknown'],
      ['两个选项一样 {=是 ~是}', 'list.same'],
      ['选项是空的 {=是 ~ ~否}', 'text.missing'],
      ['只有一个选项 {~%100%是}', 'list.few'],
      ['{=没有题干 ~否}', 'text.missing'],
    ];
    // The line, within its question, on which the slip stands.
    const lineOf: Record<string, number> = { 2: 2, 3: 2, 5: 2, 6: 3, 8: 2, 14: 2 };
    const good = (at: number): string => `第 ${at} 题？{T}`;
    const text = slips.map(([slip], at) => `${good(at)}\n\n${slip}\n\n`).join('');
    let line = 1;
    const wanted = slips.map(([slip, code], at) => {
      const row = line + 2 + (lineOf[at] ?? 1) - 1;
      line += 2 + slip.split('\n').length + 1;
      return { row, code };
    });
    const { questions, refused } = readGift(text);
    expect(refused.map(({ row, code }) => ({ row, code }))).toEqual(wanted);
    expect(questions).toHaveLength(slips.length);
  });

  it('an answer of a million characters is refused, and nothing hangs', () => {
    const long = '很'.repeat(1_000_000);
    for (const text of [`一？{=${long} ~否}`, `${long}{T}`, `一？{=${long}}`]) {
      expect(readGift(text).refused).toMatchObject([{ row: 1, code: 'text.tooLong' }]);
    }
    expect(readGift('{'.repeat(1_000_000)).refused).toHaveLength(1);
    expect(readGift('~='.repeat(500_000)).refused).toHaveLength(1);
    expect(readGift(`一？{${'=a -> b'.repeat(100_000)}}`).refused.length).toBeGreaterThan(0);
  });
});
