import type { Source } from '../../core/page/pack.ts';
import { allIn, closest, matches, nextOf, parentOf, previousOf, textOf } from './dom.ts';
import { foldLabel } from './fold.ts';
import type { Look } from './look.ts';
import { isControlRead, readText } from './text.ts';
import type { Sight } from './visible.ts';

/** One place on the page that may hold a value. */
export interface Place {
  /** The element the value stands in; absent for the address. */
  readonly element?: Element;
  /** The raw text as it stands now, seen or not: cheap, for telling whether anything has changed. */
  readonly read: () => string;
  /** What of it a person can read. */
  readonly shown: (sight: Sight) => string;
  /** A field, whose value scripts can set without a trace. */
  readonly isField?: boolean;
  /** Text beside a field in the same cell: a value only where the pack says what values look like. */
  readonly isAside?: boolean;
}

const SECRET = /密\s*码|口\s*令|验证码|password|passwd|\bpin\b|\bcvn\b|\bcvv\b/i;
const MAX_LABEL = 40;
const MAX_PLACES = 50;
const CONTROLS = 'input,select,textarea';
const NO_FIELD = /^(hidden|password|button|submit|reset|checkbox|radio|image)$/;

function isSecret(element: Element): boolean {
  if (matches(element, 'input[type=password]') || allIn(element, 'input[type=password]').length > 0)
    return true;
  const before = previousOf(element);
  const text = (before && textOf(before)) ?? '';
  return text.length < MAX_LABEL && SECRET.test(text);
}

/** The fields within an element, and its text. */
function textPlace(element: Element): Place[] {
  if (matches(element, CONTROLS)) return valuePlace(element);
  if (isSecret(element)) return [];
  const fields = allIn(element, CONTROLS).flatMap(valuePlace);
  const read = () => textOf(element) ?? '';
  const isAside = fields.length > 0;
  return [...fields, { element, read, shown: (sight) => readText(element, sight), isAside }];
}

function valuePlace(element: Element): Place[] {
  const field = element as HTMLInputElement | HTMLSelectElement;
  if (!matches(field, CONTROLS) || isSecret(field) || NO_FIELD.test(field.type)) return [];
  const read = () =>
    field instanceof HTMLSelectElement ? (field.selectedOptions[0]?.textContent ?? '') : field.value;
  return [{ element, isField: true, read, shown: (sight) => (isControlRead(field, sight) ? read() : '') }];
}

function attributePlace(element: Element, attribute: string): Place[] {
  if (isSecret(element)) return [];
  const read = () => element.getAttribute(attribute) ?? '';
  return [{ element, read, shown: (sight) => (sight.isSeen(element) ? read() : '') }];
}

function afterLabel(label: Element): Element | null {
  if (label instanceof HTMLLabelElement && label.control) return label.control;
  const holder = closest(label, 'label');
  if (holder instanceof HTMLLabelElement && holder.control) return holder.control;
  const own = foldLabel(textOf(label) ?? '');
  // The value follows its label, or follows the wrapper that holds nothing but the label.
  for (let at: Element | null = label; at; at = parentOf(at)) {
    const next = nextOf(at);
    if (next) return next;
    const parent = parentOf(at);
    if (!parent || foldLabel(textOf(parent) ?? '') !== own) return null;
  }
  return null;
}

function cellAfter(label: Element): Element | null {
  const cell = closest(label, 'td,th');
  return cell && nextOf(cell);
}

/** All places in one document (shadow roots are not entered) where a source may stand. */
export function placesOf(source: Source, look: Look): Place[] {
  if (source.source === 'address') {
    const part = { path: 'pathname', query: 'search', hash: 'hash' } as const;
    const read = () => look.view.location[part[source.part]];
    return [{ read, shown: read }];
  }
  if ('labels' in source) {
    const after = source.source === 'cell' ? cellAfter : afterLabel;
    const labels = look.labelled(Object.values(source.labels).flat(), source.within);
    return labels.slice(0, MAX_PLACES).flatMap((label) => {
      const holder = after(label);
      return holder ? textPlace(holder) : [];
    });
  }
  const found = look.select(source.selector).slice(0, MAX_PLACES);
  if (source.source === 'attribute')
    return found.flatMap((element) => attributePlace(element, source.attribute));
  return found.flatMap(source.source === 'text' ? textPlace : valuePlace);
}
