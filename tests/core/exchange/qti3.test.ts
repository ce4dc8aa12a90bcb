import { describe, expect, it } from 'vitest';

import { readQti3 } from '../../../core/exchange/qti3/read.ts';

const item = (declared: string, body: string, more = ''): string =>
  `<?xml version="1.0"?><qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="Q.1" title="t">${declared}<qti-item-body>${body}</qti-item-body>${more}</qti-assessment-item>`;
const response = (inside: string, how = 'cardinality="single" base-type="identifier"'): string =>
  `<qti-response-declaration identifier="RESPONSE" ${how}>${inside}</qti-response-declaration>`;
const read = (text: string) => readQti3([{ name: 'item.xml', text }]);
const choice = (more = ''): string =>
  `<qti-choice-interaction response-identifier="RESPONSE" max-choices="1"><qti-prompt>第二步是？</qti-prompt><qti-simple-choice identifier="X">风险</qti-simple-choice><qti-simple-choice identifier="Y">身份${more}</qti-simple-choice></qti-choice-interaction>`;

describe('QTI 3', () => {
  it('reads a choice with a stimulus, a picture and a foreign name', () => {
    const { questions, refused } = read(
      item(
        response('<qti-correct-response><qti-value>Y</qti-value></qti-correct-response>'),
        `<p>识别有四步。<img src="a.png" alt="图"/></p>${choice('<qti-feedback-inline outcome-identifier="F" identifier="Y">对</qti-feedback-inline>')}`,
      ),
    );
    expect(refused).toEqual([]);
    expect(questions[0]?.question).toMatchObject({
      kind: 'single',
      text: '识别有四步。\n第二步是？',
      options: [{ text: '风险' }, { text: '身份', right: true, why: '对' }],
    });
    expect(questions[0]?.notes).toEqual(
      expect.arrayContaining([
        { code: 'dropped', field: 'qti-item-body', what: 'img a.png' },
        { code: 'renamed', what: 'Q.1' },
      ]),
    );
  });

  it('a number with its tolerance and unit, a mapping of several right words', () => {
    const number = read(
      item(
        response(
          '<qti-correct-response><qti-value>48</qti-value></qti-correct-response>',
          'cardinality="single" base-type="float"',
        ),
        '<p>可认领 <qti-text-entry-interaction response-identifier="RESPONSE"/> 万元</p>',
        '<qti-response-processing><qti-equal tolerance-mode="absolute" tolerance="0.5 0.5"/></qti-response-processing>',
      ),
    );
    expect(number.questions[0]?.question).toMatchObject({
      kind: 'number',
      text: '可认领',
      answer: 48,
      tolerance: 0.5,
      unit: '万元',
    });
    const words = read(
      item(
        response(
          '<qti-correct-response><qti-value>主管</qti-value></qti-correct-response><qti-mapping><qti-map-entry map-key="主管" mapped-value="2"/><qti-map-entry map-key="当班主管" mapped-value="2"/><qti-map-entry map-key="柜员" mapped-value="1"/></qti-mapping>',
          'cardinality="single" base-type="string"',
        ),
        '<p>请谁核实？</p><p><qti-text-entry-interaction response-identifier="RESPONSE"/></p>',
      ),
    );
    expect(words.questions[0]?.question).toMatchObject({
      kind: 'shortText',
      text: '请谁核实？',
      accept: ['主管', '当班主管'],
    });
  });

  it('words to drag into gaps are a cloze of choices', () => {
    const pairs = response(
      '<qti-correct-response><qti-value>W2 G1</qti-value><qti-value>W1 G2</qti-value></qti-correct-response>',
      'cardinality="multiple" base-type="directedPair"',
    );
    const { questions, refused } = read(
      item(
        pairs,
        '<qti-gap-match-interaction response-identifier="RESPONSE"><qti-prompt>填空</qti-prompt><qti-gap-text identifier="W1" match-max="1">主管</qti-gap-text><qti-gap-text identifier="W2" match-max="1">两</qti-gap-text><p>有<qti-gap identifier="G1"/>个就停，请<qti-gap identifier="G2"/>核实。</p></qti-gap-match-interaction>',
      ),
    );
    expect(refused).toEqual([]);
    expect(questions[0]?.question).toMatchObject({
      kind: 'cloze',
      text: '填空\n有{{a}}个就停，请{{b}}核实。',
      gaps: [
        { choices: [{ text: '主管' }, { text: '两', right: true }] },
        { choices: [{ text: '主管', right: true }, { text: '两' }] },
      ],
    });
  });

  it.each([
    ['no key', item(response(''), choice()), 'answer.missing'],
    [
      'a key of no option',
      item(response('<qti-correct-response><qti-value>Z</qti-value></qti-correct-response>'), choice()),
      'answer.unknown',
    ],
    [
      'an interaction we have no kind for',
      item('', '<qti-hotspot-interaction response-identifier="RESPONSE"/>'),
      'xml.unsupported',
    ],
    ['two questions in one', item('', choice() + choice()), 'xml.unsupported'],
    ['no interaction', item('', '<p>说明</p>'), 'xml.missing'],
    ['no body', '<qti-assessment-item identifier="a"/>', 'xml.missing'],
    ['QTI 2', '<assessmentItem identifier="a"/>', 'xml.unsupported'],
    ['a document type', `<!DOCTYPE a>${item('', choice())}`, 'file.declaration'],
    ['an element not closed', '<qti-assessment-item><qti-item-body></qti-assessment-item>', 'file.xml'],
  ])('%s is refused', (_, text, code) => {
    expect(read(text)).toMatchObject({ questions: [], refused: [{ row: 1, code }] });
  });

  it('an item the manifest names and the package lacks is refused by its number', () => {
    const manifest =
      '<manifest><resources><resource type="imsqti_item_xmlv3p0" href="a.xml"/><resource type="webcontent" href="b.png"/></resources></manifest>';
    expect(readQti3([{ name: 'imsmanifest.xml', text: manifest }]).refused).toEqual([
      { row: 1, field: 'href', code: 'xml.missing', what: 'a.xml' },
    ]);
  });
});
