import type { ExchangeNote } from '../report.ts';
import { quoted } from '../report.ts';
import { letterOf } from '../words.ts';
import { flowText } from '../xml/flow.ts';
import { childOf, childrenOf, type XmlNode } from '../xml/parse.ts';
import { choiceOf, type Fields, idsOf, isInteraction, ItemFault, unknownIn } from './choices.ts';
import { type Declared, declaredOf } from './responses.ts';

/** Interactions that stand alone: a choice, an order, a match, gaps to drag words into. */
export function blockFields(item: XmlNode, body: XmlNode, node: XmlNode, notes: ExchangeNote[]): Fields {
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
    case 'qti-gap-match-interaction':
      return gapFields(node, asked, declared, notes);
    default:
      throw new ItemFault('xml.unsupported', 'qti-item-body', node.name);
  }
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

/** Words to be dragged into gaps: every gap may be any of them. */
function gapFields(node: XmlNode, asked: string, { right }: Declared, notes: ExchangeNote[]): Fields {
  const offered = childrenOf(node, 'qti-gap-text');
  const words = offered.map((each, at) => choiceOf(each, at, notes).text);
  const ids = idsOf(offered);
  const wordOf = new Map(
    right.map((pair) => pair.trim().split(/\s+/)).map(([word = '', gap = '']) => [gap, word]),
  );
  const gaps: string[] = [];
  const text = flowText(node, 'qti-gap-match-interaction', notes, (each) => {
    if (each.name === 'qti-gap') {
      gaps.push(each.at.get('identifier') ?? '');
      return `{{${letterOf(gaps.length - 1)}}}`;
    }
    return each.name === 'qti-gap-text' || each.name === 'qti-prompt' ? '' : undefined;
  });
  const strange = gaps.filter((gap) => !ids.includes(wordOf.get(gap) ?? ''));
  if (strange.length > 0) throw new ItemFault('answer.unknown', 'qti-correct-response', strange.join(' '));
  return {
    kind: 'cloze',
    text: [asked, text].filter((each) => each !== '').join('\n'),
    gaps: gaps.map((gap, at) => ({
      id: letterOf(at),
      choices: words.map((word, place) => ({
        id: letterOf(place),
        text: word,
        right: ids[place] === wordOf.get(gap),
      })),
    })),
  };
}
