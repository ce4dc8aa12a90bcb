import type { ExchangeNote } from '../report.ts';
import { blank, letterOf } from '../words.ts';
import { flowText } from '../xml/flow.ts';
import { childrenOf, type XmlNode } from '../xml/parse.ts';
import { choiceOf, type Fields, idsOf, ItemFault, unknownIn } from './choices.ts';
import { type Declared, declaredOf, toleranceOf } from './responses.ts';

/** Those that stand within a line. */
export const inline = new Set(['qti-text-entry-interaction', 'qti-inline-choice-interaction']);

/** Interactions within lines: one that stands alone is a word or a number to type, others are gaps of the text. */
export function inlineFields(
  item: XmlNode,
  body: XmlNode,
  all: readonly XmlNode[],
  notes: ExchangeNote[],
): Fields {
  const [first] = all;
  const declared = all.map((each) => declaredOf(item, each.at.get('response-identifier') ?? ''));
  const numbers = declared.filter(({ type }) => type === 'float' || type === 'integer');
  const isAlone = first?.name === 'qti-text-entry-interaction' && all.length === 1;
  if (numbers.length > 0 && !isAlone) throw new ItemFault('xml.unsupported', 'qti-item-body', 'float');
  const gap = '\uE000';
  const text = flowText(body, 'qti-item-body', notes, (each) => (inline.has(each.name) ? gap : undefined));
  const [own] = declared;
  if (numbers.length > 0 && own) {
    const [before = '', after = ''] = text.split(gap);
    const isUnit = after.trim().length <= 16 && !after.includes('\n');
    const { answer, tolerance } = {
      answer: Number(own.right[0] ?? Number.NaN),
      tolerance: toleranceOf(item, own, notes),
    };
    return {
      kind: 'number',
      text: isUnit ? before : `${before}${blank}${after}`,
      unit: isUnit ? after.trim() : '',
      answer,
      tolerance,
    };
  }
  const line = text.split('\n').find((each) => each.includes(gap));
  if (isAlone && own && line === gap) {
    return { kind: 'shortText', text: text.replace(gap, '').trim(), accept: own.right };
  }
  let at = -1;
  return {
    kind: 'cloze',
    text: text.replaceAll(gap, () => `{{${letterOf((at += 1))}}}`),
    gaps: all.map((each, index) => gapOf(each, declared[index], index, notes)),
  };
}

function gapOf(node: XmlNode, declared: Declared | undefined, index: number, notes: ExchangeNote[]): object {
  const id = letterOf(index);
  if (node.name === 'qti-text-entry-interaction') return { id, accept: declared?.right ?? [] };
  const choices = childrenOf(node, 'qti-inline-choice');
  const ids = idsOf(choices);
  if (declared) unknownIn(declared, ids);
  return {
    id,
    choices: choices.map((each, at) => ({
      ...choiceOf(each, at, notes),
      right: declared?.right.includes(ids[at] ?? '') ?? false,
    })),
  };
}
