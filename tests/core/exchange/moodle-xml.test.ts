import { describe, expect, it } from 'vitest';

import { readMoodleXml } from '../../../core/exchange/moodle-xml/read.ts';

const quiz = (inside: string): string => `<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n${inside}\n</quiz>`;
const text = (name: string, words: string, more = ''): string =>
  `<${name} format="html"><text><![CDATA[${words}]]></text>${more}</${name}>`;

describe('Moodle XML', () => {
  it('reads every kind that we have', () => {
    const { questions, refused } = readMoodleXml(
      quiz(`<question type="category"><category><text>$course$/top/反洗钱</text></category></question>
<question type="multichoice"><name><text>第二步</text></name>${text('questiontext', '<p>识别四步的<b>第二步</b>是？</p>')}
<generalfeedback format="html"><text>先核身份。</text></generalfeedback><single>true</single>
<answer fraction="100" format="html"><text>身份验证</text></answer>
<answer fraction="0"><text>风险评估</text><feedback><text>是第三步。</text></feedback></answer>
<tags><tag><text>四步</text></tag></tags><idnumber>verify-second</idnumber></question>
<question type="multichoice"><name><text>a</text></name>${text('questiontext', '登记什么？')}<single>false</single>
<answer fraction="50"><text>操作人</text></answer><answer fraction="50"><text>原因</text></answer><answer fraction="-100"><text>余额</text></answer></question>
<question type="truefalse"><name><text>b</text></name>${text('questiontext', '可以少核一项。')}<answer fraction="0"><text>true</text></answer><answer fraction="100"><text>false</text></answer></question>
<question type="shortanswer"><name><text>c</text></name>${text('questiontext', '请谁核实？')}<answer fraction="100"><text>当班主管</text></answer><answer fraction="50"><text>柜员</text></answer><answer fraction="100"><text>*主管*</text></answer></question>
<question type="numerical"><name><text>d</text></name>${text('questiontext', '可认领多少？')}<answer fraction="100"><text>48</text><tolerance>0.5</tolerance></answer><answer fraction="0"><text>228</text><feedback><text>把基数也算进去了。</text></feedback></answer><units><unit><multiplier>1</multiplier><unit_name>万元</unit_name></unit></units></question>
<question type="matching"><name><text>e</text></name>${text('questiontext', '配对')}<subquestion><text>一般</text><answer><text>7 天</text></answer></subquestion><subquestion><text>紧急</text><answer><text>24 小时</text></answer></subquestion><subquestion><text></text><answer><text>3 天</text></answer></subquestion></question>
<question type="ordering"><name><text>f</text></name>${text('questiontext', '排列')}<answer fraction="1"><text>受理</text></answer><answer fraction="2"><text>咨询</text></answer><answer fraction="3"><text>归档</text></answer></question>
<question type="cloze"><name><text>g</text></name>${text('questiontext', '有{1:MULTICHOICE:=两#对~一~%0%三}个就停，请{1:SHORTANSWER:=当班主管~=主管}核实。')}</question>`),
    );
    expect(refused).toEqual([]);
    expect(questions.map(({ row }) => row)).toEqual([4, 9, 11, 12, 13, 14, 15, 16]);
    const found = questions.map(({ question }) => question);
    expect(found[0]).toMatchObject({
      kind: 'single',
      id: 'verify-second',
      text: '识别四步的第二步是？',
      tags: ['反洗钱', '四步'],
      why: '先核身份。',
      options: [{ right: true }, { right: false, why: '是第三步。' }],
    });
    expect(questions[0]?.notes).toContainEqual({ code: 'plain', field: 'questiontext', what: '' });
    expect(found[1]).toMatchObject({
      kind: 'multiple',
      options: [{ right: true }, { right: true }, { right: false }],
    });
    expect(found[2]).toMatchObject({ kind: 'trueFalse', answer: false });
    expect(found[3]).toMatchObject({ kind: 'shortText', accept: ['当班主管'] });
    expect(questions[3]?.notes.map(({ what }) => what)).toEqual(
      expect.arrayContaining(['50% 柜员', '100% *主管*']),
    );
    expect(found[4]).toMatchObject({
      kind: 'number',
      answer: 48,
      tolerance: 0.5,
      unit: '万元',
      slips: [{ value: 228 }],
    });
    expect(found[5]).toMatchObject({
      kind: 'matching',
      pairs: [{ left: '一般' }, { left: '紧急' }],
      extra: [{ text: '3 天' }],
    });
    expect(found[6]).toMatchObject({
      kind: 'ordering',
      items: [{ text: '受理' }, { text: '咨询' }, { text: '归档' }],
    });
    expect(found[7]).toMatchObject({
      kind: 'cloze',
      text: '有{{a}}个就停，请{{b}}核实。',
      gaps: [
        { choices: [{ text: '两', right: true }, { text: '一' }, { text: '三' }] },
        { accept: ['当班主管', '主管'] },
      ],
    });
  });

  it('what we have no kind for, or cannot mark, is refused by its line', () => {
    const one = (inside: string, type: string): string =>
      `<question type="${type}"><name><text>${type}</text></name>${text('questiontext', '题干')}${inside}</question>\n`;
    const { refused } = readMoodleXml(
      quiz(
        one('', 'essay') +
          one('<answer fraction="100"><text>甲</text></answer>', 'multichoice') +
          one(
            '<answer fraction="50"><text>甲</text></answer><answer fraction="50"><text>乙</text></answer>',
            'multichoice',
          ) +
          one('<answer fraction="100"><text>yes</text></answer>', 'truefalse') +
          one('<answer fraction="100"><text>四十八</text></answer>', 'numerical') +
          one('<answer fraction="50"><text>甲</text></answer>', 'shortanswer') +
          one('', '__proto__'),
      ),
    );
    expect(refused.map(({ row, code }) => [row, code])).toEqual([
      [3, 'kind.unknown'],
      [4, 'list.few'],
      [5, 'answer.missing'],
      [6, 'answer.unknown'],
      [7, 'number.invalid'],
      [8, 'answer.missing'],
      [9, 'kind.unknown'],
    ]);
  });

  it('no document type, no entities of its own, no depth, nothing unclosed', () => {
    const refusal = (xml: string) => readMoodleXml(xml).refused.map(({ row, code }) => [row, code]);
    const laugh = '<!DOCTYPE quiz [<!ENTITY a "哈哈"><!ENTITY b "&a;&a;">]>';
    expect(refusal(`<?xml version="1.0"?>\n${laugh}<quiz>&b;</quiz>`)).toEqual([[2, 'file.declaration']]);
    expect(refusal('<!DOCTYPE quiz SYSTEM "file:///etc/passwd"><quiz/>')).toEqual([[1, 'file.declaration']]);
    expect(refusal(`<quiz>${'<a>'.repeat(100_000)}`)).toEqual([[1, 'file.xml']]);
    expect(refusal('<quiz>\n<question type="essay">\n</quiz>')).toEqual([[3, 'file.xml']]);
    expect(refusal('<html/>')).toEqual([[1, 'xml.unsupported']]);
  });
});
