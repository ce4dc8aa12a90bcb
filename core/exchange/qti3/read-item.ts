import type { Found } from '../collect.ts';
import type { ExchangeNote } from '../report.ts';
import { quoted } from '../report.ts';
import { reasonWords } from '../words.ts';
import { flowText } from '../xml/flow.ts';
import { childOf, childrenOf, within, type XmlNode } from '../xml/parse.ts';
import { blockFields } from './blocks.ts';
import { isInteraction, ItemFault } from './choices.ts';
import { inline, inlineFields } from './inline.ts';
import { declaredOf } from './responses.ts';

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
  for (const name of [
    'qti-template-declaration',
    'qti-rubric-block',
    'qti-companion-materials-info',
    'qti-assessment-stimulus-ref',
    'qti-catalog-info',
  ]) {
    if (within(item, (each) => each === name).length > 0)
      notes.push({ code: 'dropped', field: name, what: '' });
  }
  for (const node of all) {
    const { lesser } = declaredOf(item, node.at.get('response-identifier') ?? 'RESPONSE');
    for (const each of lesser) notes.push({ code: 'dropped', field: 'qti-map-entry', what: quoted(each) });
  }
  const title = item.at.get('title') ?? '';
  if (title !== '' && title !== item.at.get('identifier')) {
    notes.push({ code: 'dropped', field: 'title', what: quoted(title) });
  }
  return {
    ownId: item.at.get('identifier'),
    candidate: { why: reasonWords(why, 'qti-modal-feedback', notes), ...fields },
    notes,
  };
}
