import type { Source } from '../../core/page/pack.ts';

/** One place on the page that may hold a value. `read` gives the raw text as it stands now. */
export interface Place {
  /** The element whose visibility counts; absent for the address. */
  readonly element?: Element;
  readonly read: () => string;
}

const SECRET = /密\s*码|口\s*令|验证码|password|passwd|\bpin\b|\bcvn\b|\bcvv\b/i;
const MAX_LABEL = 40;
const MAX_PLACES = 50;

const fold = (text: string) => text.normalize('NFKC').replaceAll(/\s+/g, ' ').trim();
const foldLabel = (text: string) =>
  fold(text)
    .replace(/\s*[:*]\s*$/, '')
    .replaceAll(/\s/g, '')
    .toLowerCase();

function isSecret(element: Element): boolean {
  if (element.matches('input[type=password]') || element.querySelector('input[type=password]') !== null)
    return true;
  const before = element.previousElementSibling?.textContent ?? '';
  return before.length < MAX_LABEL && SECRET.test(before);
}

function textPlace(element: Element): Place[] {
  if (isSecret(element)) return [];
  const control = element.matches('input,select,textarea')
    ? element
    : element.querySelector('input:not([type=hidden]),select,textarea');
  if (control) return valuePlace(control);
  return [{ element, read: () => element.textContent ?? '' }];
}

function valuePlace(element: Element): Place[] {
  if (isSecret(element)) return [];
  if (element instanceof HTMLSelectElement) {
    return [{ element, read: () => `${element.selectedOptions[0]?.textContent ?? ''} ${element.value}` }];
  }
  if (element instanceof HTMLInputElement && (element.type === 'hidden' || element.type === 'password'))
    return [];
  if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) {
    return [{ element, read: () => element.value }];
  }
  return [];
}

/**
 * Elements that carry one of the labels as their own text. Walks text nodes once instead of asking every element for
 * its text, which on a big page would read the whole page many times over.
 */
function labelled(root: Document, texts: readonly string[], within: string | undefined): Element[] {
  const wanted = new Set(texts.map(foldLabel));
  const scopes: Node[] = within ? [...root.querySelectorAll(within)] : root.body ? [root.body] : [];
  const found: Element[] = [];
  for (const scope of scopes) {
    const walker = root.createTreeWalker(scope, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.nodeValue ?? '';
      const holder = node.parentElement;
      if (text.length > MAX_LABEL * 2 || !holder || holder.matches('script,style,option,textarea')) continue;
      if (wanted.has(foldLabel(text))) found.push(holder);
    }
  }
  return found;
}

function afterLabel(label: Element): Element | null {
  if (label instanceof HTMLLabelElement && label.control) return label.control;
  const holder = label.closest('label');
  if (holder?.control) return holder.control;
  // The value follows its label, or follows the wrapper that holds nothing but the label.
  for (let at: Element | null = label; at; at = at.parentElement) {
    if (at.nextElementSibling) return at.nextElementSibling;
    if (foldLabel(at.parentElement?.textContent ?? '') !== foldLabel(label.textContent ?? '')) return null;
  }
  return null;
}

function cellAfter(label: Element): Element | null {
  const cell = label.closest('td,th');
  return cell?.nextElementSibling ?? null;
}

/** All places in one document (open shadow roots are not entered) where a source may stand. */
export function placesOf(source: Source, root: Document): Place[] {
  switch (source.source) {
    case 'address': {
      const view = root.defaultView;
      const part = { path: 'pathname', query: 'search', hash: 'hash' } as const;
      return [{ read: () => view?.location[part[source.part]] ?? '' }];
    }
    case 'text':
      return [...root.querySelectorAll(source.selector)].slice(0, MAX_PLACES).flatMap(textPlace);
    case 'value':
      return [...root.querySelectorAll(source.selector)].slice(0, MAX_PLACES).flatMap(valuePlace);
    case 'attribute':
      return [...root.querySelectorAll(source.selector)]
        .slice(0, MAX_PLACES)
        .flatMap((element) =>
          isSecret(element) ? [] : [{ element, read: () => element.getAttribute(source.attribute) ?? '' }],
        );
    case 'label':
    case 'cell': {
      const isCell = source.source === 'cell';
      return labelled(root, Object.values(source.labels).flat(), source.within)
        .slice(0, MAX_PLACES)
        .flatMap((label) => {
          const holder = isCell ? cellAfter(label) : afterLabel(label);
          return holder ? textPlace(holder) : [];
        });
    }
  }
}

/** White space folded and full-width forms made plain, as every pattern expects its text. */
export const foldText = fold;
