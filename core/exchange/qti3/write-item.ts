import type { Option } from '../../quiz/questions/question.ts';
import type { Question } from '../../quiz/questions/registry.ts';
import { writable } from '../writable.ts';
import { flowWords } from '../xml/flow.ts';
import { xmlWords } from '../xml/parse.ts';

const template = (name: string): string =>
  `<qti-response-processing template="https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/${name}.xml"/>`;

interface Item {
  readonly declared: string;
  readonly body: string;
  readonly processing: string;
}

const flow = (words: string): string => flowWords(writable(words));
const value = (words: string): string => `<qti-value>${xmlWords(writable(words))}</qti-value>`;
const prompt = (text: string): string => `<qti-prompt>${flow(text)}</qti-prompt>`;

/** A response and its right values; the words that are right as well have their place in the mapping. */
function declare(
  identifier: string,
  cardinality: string,
  type: string,
  right: readonly string[],
  mapped: readonly string[] = [],
): string {
  const entries = mapped.map(
    (each) => `<qti-map-entry map-key="${xmlWords(writable(each))}" mapped-value="1"/>`,
  );
  const mapping =
    mapped.length === 0 ? '' : `<qti-mapping default-value="0">${entries.join('')}</qti-mapping>`;
  return `<qti-response-declaration identifier="${identifier}" cardinality="${cardinality}" base-type="${type}"><qti-correct-response>${right.map(value).join('')}</qti-correct-response>${mapping}</qti-response-declaration>`;
}

const said = ({ id, why }: Pick<Option, 'id' | 'why'>): string =>
  why === undefined
    ? ''
    : `<qti-feedback-inline outcome-identifier="FEEDBACK" identifier="${id}" show-hide="show">${flow(why)}</qti-feedback-inline>`;

const rightOf = (options: readonly Option[]): string[] =>
  options.filter(({ right }) => right).map(({ id }) => id);

function choice(text: string, options: readonly Option[], isMultiple: boolean): Item {
  const choices = options.map(
    (each) =>
      `<qti-simple-choice identifier="${each.id}">${flow(each.text)}${said(each)}</qti-simple-choice>`,
  );
  return {
    declared: declare('RESPONSE', isMultiple ? 'multiple' : 'single', 'identifier', rightOf(options)),
    body: `<qti-choice-interaction response-identifier="RESPONSE" shuffle="true" max-choices="${isMultiple ? 0 : 1}">${prompt(text)}${choices.join('')}</qti-choice-interaction>`,
    processing: template('match_correct'),
  };
}

function typed(text: string, accept: readonly string[]): Item {
  return {
    declared: declare('RESPONSE', 'single', 'string', accept.slice(0, 1), accept),
    body: `<div>${flow(text)}</div><div><qti-text-entry-interaction response-identifier="RESPONSE"/></div>`,
    processing: template('map_response'),
  };
}

function matching({ text, pairs, extra }: Extract<Question, { kind: 'matching' }>): Item {
  const one = (id: string, words: string): string =>
    `<qti-simple-associable-choice identifier="${id}" match-max="1">${flow(words)}</qti-simple-associable-choice>`;
  const lefts = pairs.map(({ id, left }) => one(`L_${id}`, left));
  const rights = [
    ...pairs.map(({ id, right }) => one(`R_${id}`, right)),
    ...extra.map((each) => one(`R_${each.id}`, each.text)),
  ];
  return {
    declared: declare(
      'RESPONSE',
      'multiple',
      'directedPair',
      pairs.map(({ id }) => `L_${id} R_${id}`),
    ),
    body: `<qti-match-interaction response-identifier="RESPONSE" shuffle="true" max-associations="0">${prompt(text)}<qti-simple-match-set>${lefts.join('')}</qti-simple-match-set><qti-simple-match-set>${rights.join('')}</qti-simple-match-set></qti-match-interaction>`,
    processing: template('match_correct'),
  };
}

function cloze({ text, gaps }: Extract<Question, { kind: 'cloze' }>): Item | undefined {
  // A line with nothing but the gap would be read as a word to type.
  if (text.split('\n').some((line) => /^\s*\{\{a\}\}\s*$/.test(line))) return undefined;
  const interactions = gaps.map((gap) => {
    const response = `response-identifier="RESPONSE_${gap.id}"`;
    if (!('choices' in gap)) return `<qti-text-entry-interaction ${response}/>`;
    const choices = gap.choices.map(
      (each) =>
        `<qti-inline-choice identifier="${each.id}">${flow(each.text)}${said(each)}</qti-inline-choice>`,
    );
    return `<qti-inline-choice-interaction ${response} shuffle="true">${choices.join('')}</qti-inline-choice-interaction>`;
  });
  const declared = gaps.map((gap) =>
    'choices' in gap
      ? declare(`RESPONSE_${gap.id}`, 'single', 'identifier', rightOf(gap.choices), rightOf(gap.choices))
      : declare(`RESPONSE_${gap.id}`, 'single', 'string', gap.accept.slice(0, 1), gap.accept),
  );
  const sum = gaps.map(({ id }) => `<qti-map-response identifier="RESPONSE_${id}"/>`).join('');
  const pieces = text.split(/\{\{[a-h]\}\}/).map(flow);
  return {
    declared: declared.join(''),
    body: `<div>${pieces.map((piece, at) => piece + (interactions[at] ?? '')).join('')}</div>`,
    processing: `<qti-response-processing><qti-set-outcome-value identifier="SCORE"><qti-sum>${sum}</qti-sum></qti-set-outcome-value></qti-response-processing>`,
  };
}

function number({ text, unit, answer, tolerance }: Extract<Question, { kind: 'number' }>): Item {
  const equal =
    tolerance === 0
      ? '<qti-equal tolerance-mode="exact">'
      : `<qti-equal tolerance-mode="absolute" tolerance="${tolerance} ${tolerance}">`;
  return {
    declared: declare('RESPONSE', 'single', 'float', [String(answer)]),
    body: `<div>${flow(text)}<qti-text-entry-interaction response-identifier="RESPONSE"/>${flow(unit)}</div>`,
    processing: `<qti-response-processing><qti-response-condition><qti-response-if>${equal}<qti-variable identifier="RESPONSE"/><qti-correct identifier="RESPONSE"/></qti-equal><qti-set-outcome-value identifier="SCORE"><qti-base-value base-type="float">1</qti-base-value></qti-set-outcome-value></qti-response-if></qti-response-condition></qti-response-processing>`,
  };
}

function itemOf(question: Question): Item | undefined {
  const { text } = question;
  switch (question.kind) {
    case 'single':
    case 'multiple':
      return choice(text, question.options, question.kind === 'multiple');
    case 'trueFalse': {
      const { answer } = question;
      return choice(
        text,
        [
          { id: 'true', text: '正确', right: answer },
          { id: 'false', text: '错误', right: !answer },
        ],
        false,
      );
    }
    case 'ordering':
      return {
        declared: declare(
          'RESPONSE',
          'ordered',
          'identifier',
          question.items.map(({ id }) => id),
        ),
        body: `<qti-order-interaction response-identifier="RESPONSE" shuffle="true">${prompt(text)}${question.items.map(({ id, text: words }) => `<qti-simple-choice identifier="${id}">${flow(words)}</qti-simple-choice>`).join('')}</qti-order-interaction>`,
        processing: template('match_correct'),
      };
    case 'matching':
      return matching(question);
    case 'cloze':
      return cloze(question);
    case 'shortText':
      return typed(text, question.accept);
    case 'number':
      return number(question);
    case 'case':
      return undefined;
  }
}

/** A question as the XML of one `qti-assessment-item`; `undefined` where one item cannot hold it. */
export function itemParts(question: Question): string | undefined {
  const item = itemOf(question);
  if (item === undefined) return undefined;
  const { id, why } = question;
  const reason =
    why === ''
      ? ''
      : `<qti-modal-feedback outcome-identifier="FEEDBACK" identifier="why" show-hide="show"><qti-content-body><div>${flow(why)}</div></qti-content-body></qti-modal-feedback>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="${id}" title="${id}" adaptive="false" time-dependent="false" xml:lang="zh-CN">
${item.declared}
<qti-outcome-declaration identifier="SCORE" cardinality="single" base-type="float"/>
<qti-outcome-declaration identifier="FEEDBACK" cardinality="single" base-type="identifier"/>
<qti-item-body>${item.body}</qti-item-body>
${item.processing}
${reason}
</qti-assessment-item>
`;
}
