import type { Found } from '../collect.ts';
import type { ExchangeNote, RefusalCode } from '../report.ts';
import { quoted } from '../report.ts';
import { blank, letterOf, optionReason, reasonWords } from '../words.ts';
import { flowText } from '../xml/flow.ts';
import { childOf, childrenOf, within, type XmlNode } from '../xml/parse.ts';
import { type Declared, declaredOf, toleranceOf } from './responses.ts';

/** Why an item is none of ours. */
export class ItemFault extends Error {
  readonly code: RefusalCode;
  readonly field: string;
  readonly what: string;
  constructor(code: RefusalCode, field: string, what = '') {
    super(code);
    this.code = code;
    this.field = field;
    this.what = what;
  }
}

type Fields = Readonly<Record<string, unknown>> & { readonly kind: string };

const isInteraction = (name: string): boolean => name.endsWith('-interaction');
/** Those that stand within a line. */
const inline = new Set(['qti-text-entry-interaction', 'qti-inline-choice-interaction']);

/** One `qti-assessment-item` as a candidate. Throws `ItemFault` for interactions we have no kind for. */
export function readItem(item: XmlNode): Pick<Found, 'ownId' | 'candidate' | 'notes'> {
  const notes: ExchangeNote[] = [];
  const body = childOf(item, 'qti-item-body');
  if (body === undefined) throw new ItemFault('xml.missing', 'qti-item-body');
  const all = within(body, isInteraction);
  const [first] = all;
  if (first === undefined) throw new ItemFault('xml.missing', 'interaction');
  const isInline = all.every(({ name }) => inline.has(name));
  if (!isInline && all.length > 1) {
    throw new ItemFault('xml.unsupported', 'qti-item-body', all.map(({ name }) => name).join(' '));
  }
  const fields = isInline ? inlineFields(item, body, all, notes) : blockFields(item, body, first, notes);
  const reason = childrenOf(item, 'qti-modal-feedback').map((each) =>
    flowText(each, 'qti-modal-feedback', notes),
  );
  const [why = '', ...others] = reason.filter((each) => each !== '');
  for (const each of others) notes.push({ code: 'dropped', field: 'qti-modal-feedback', what: quoted(each) });
  for (const name of ['qti-template-declaration', 'qti-rubric-block', 'qti-companion-materials-info']) {
    if (within(item, (each) => each === name).length > 0)
      notes.push({ code: 'dropped', field: name, what: '' });
  }
  for (const node of all) {
    const { lesser } = declaredOf(item, node.at.get('response-identifier') ?? 'RESPONSE');
    for (const each of lesser) notes.push({ code: 'dropped', field: 'qti-map-entry', what: quoted(each) });
  }
  return {
    ownId: item.at.get('identifier'),
    candidate: { why: reasonWords(why, 'qti-modal-feedback', notes), ...fields },
    notes,
  };
}

const isFeedback = ({ name }: XmlNode): boolean =>
  name === 'qti-feedback-inline' || name === 'qti-feedback-block';

/** What an option says, and what is said to who takes it. */
function choiceOf(
  node: XmlNode,
  at: number,
  notes: ExchangeNote[],
): { id: string; text: string; why?: string } {
  const text = flowText(node, node.at.get('identifier') ?? node.name, notes, (each) =>
    isFeedback(each) ? '' : undefined,
  );
  const said = within(node, (name) => name.startsWith('qti-feedback-'))
    .map((each) => flowText(each, each.name, notes))
    .join('\n');
  return { id: letterOf(at), text, ...optionReason(said, 'qti-feedback-inline', notes) };
}

function blockFields(item: XmlNode, body: XmlNode, node: XmlNode, notes: ExchangeNote[]): Fields {
  const prompt = childOf(node, 'qti-prompt');
  const around = flowText(body, 'qti-item-body', notes, (each) =>
    isInteraction(each.name) ? '' : undefined,
  );
  const asked = flowText(prompt, 'qti-prompt', notes);
  const text = [around, asked].filter((each) => each !== '').join('\n');
  const declared = declaredOf(item, node.at.get('response-identifier') ?? 'RESPONSE');
  switch (node.name) {
    case 'qti-choice-interaction':
      return { text, ...choiceFields(node, declared, notes) };
    case 'qti-order-interaction':
      return { text, ...orderFields(node, declared, notes) };
    case 'qti-match-interaction':
      return { text, ...matchFields(node, declared, notes) };
    default:
      throw new ItemFault('xml.unsupported', 'qti-item-body', node.name);
  }
}

const idsOf = (nodes: readonly XmlNode[]): string[] => nodes.map(({ at }) => at.get('identifier') ?? '');

function unknownIn(declared: Declared, ids: readonly string[]): void {
  const strange = declared.right.filter((each) => !ids.includes(each));
  if (strange.length > 0) throw new ItemFault('answer.unknown', 'qti-correct-response', strange.join(' '));
}

function choiceFields(node: XmlNode, declared: Declared, notes: ExchangeNote[]): Fields {
  const choices = childrenOf(node, 'qti-simple-choice');
  const ids = idsOf(choices);
  unknownIn(declared, ids);
  const isTruth = ids.length === 2 && ids.includes('true') && ids.includes('false');
  if (isTruth && declared.cardinality === 'single') {
    for (const each of choices) {
      const { why } = choiceOf(each, 0, notes);
      if (why !== undefined) notes.push({ code: 'dropped', field: 'qti-feedback-inline', what: quoted(why) });
    }
    return {
      kind: 'trueFalse',
      ...(declared.right[0] === undefined ? {} : { answer: declared.right[0] === 'true' }),
    };
  }
  return {
    kind: declared.cardinality === 'multiple' ? 'multiple' : 'single',
    options: choices.map((each, at) => {
      const { why, ...choice } = choiceOf(each, at, notes);
      const right = declared.right.includes(ids[at] ?? '');
      return { ...choice, right, ...(why === undefined ? {} : { why }) };
    }),
  };
}

function orderFields(node: XmlNode, { right }: Declared, notes: ExchangeNote[]): Fields {
  const choices = childrenOf(node, 'qti-simple-choice');
  const ids = idsOf(choices);
  if (right.length !== ids.length || !right.every((each) => ids.includes(each))) {
    throw new ItemFault('answer.unknown', 'qti-correct-response', right.join(' '));
  }
  const items = right.flatMap((each, at) => {
    const choice = choices[ids.indexOf(each)];
    return choice ? [{ id: letterOf(at), text: choiceOf(choice, at, notes).text }] : [];
  });
  return { kind: 'ordering', items };
}

function matchFields(node: XmlNode, { right }: Declared, notes: ExchangeNote[]): Fields {
  const [lefts = [], rights = []] = childrenOf(node, 'qti-simple-match-set').map((set) =>
    childrenOf(set, 'qti-simple-associable-choice'),
  );
  const words = (list: readonly XmlNode[]) =>
    new Map(list.map((each, at) => [each.at.get('identifier') ?? '', choiceOf(each, at, notes).text]));
  const [left, other] = [words(lefts), words(rights)];
  const used = new Map(
    right.map((pair) => pair.trim().split(/\s+/)).map(([from = '', to = '']) => [from, to]),
  );
  const isOne =
    used.size === right.length && new Set(used.values()).size === used.size && used.size === left.size;
  if (!isOne) throw new ItemFault('answer.unknown', 'qti-correct-response', right.join(' '));
  const pairs = [...left].map(([id, text], at) => ({
    id: letterOf(at),
    left: text,
    right: other.get(used.get(id) ?? ''),
  }));
  const taken = new Set(used.values());
  const extra = [...other].filter(([id]) => !taken.has(id));
  return {
    kind: 'matching',
    pairs,
    extra: extra.map(([, text], at) => ({ id: letterOf(pairs.length + at), text })),
  };
}

/** Interactions within lines: one that stands alone is a word or a number to type, others are gaps of the text. */
function inlineFields(item: XmlNode, body: XmlNode, all: readonly XmlNode[], notes: ExchangeNote[]): Fields {
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
