import type { ExchangeNote, RefusalCode } from '../report.ts';
import { letterOf, optionReason } from '../words.ts';
import { flowText } from '../xml/flow.ts';
import { within, type XmlNode } from '../xml/parse.ts';
import type { Declared } from './responses.ts';

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

/** A candidate's kind and fields. */
export type Fields = Readonly<Record<string, unknown>> & { readonly kind: string };

export const isInteraction = (name: string): boolean => name.endsWith('-interaction');
const isFeedback = ({ name }: XmlNode): boolean =>
  name === 'qti-feedback-inline' || name === 'qti-feedback-block';

/** What an option says, and what is said to who takes it. */
export function choiceOf(
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

export const idsOf = (nodes: readonly XmlNode[]): string[] =>
  nodes.map(({ at }) => at.get('identifier') ?? '');

/** Throws where a right value is none of these. */
export function unknownIn(declared: Declared, ids: readonly string[]): void {
  const strange = declared.right.filter((each) => !ids.includes(each));
  if (strange.length > 0) throw new ItemFault('answer.unknown', 'qti-correct-response', strange.join(' '));
}
