/**
 * What a page cannot put its own fields in the place of. A form answers `form.parentElement` with its field of that name,
 * also to a content script: climbing from it would never end, calling its `matches` would throw.
 */
function getter<T>(of: object, name: string): (node: Node) => T {
  const found = Object.getOwnPropertyDescriptor(of, name);
  return (node) => found?.get?.call(node) as T;
}

export const parentOf = getter<Element | null>(Node.prototype, 'parentElement');
export const textOf = getter<string | null>(Node.prototype, 'textContent');
export const nextOf = getter<Element | null>(Element.prototype, 'nextElementSibling');
export const previousOf = getter<Element | null>(Element.prototype, 'previousElementSibling');

// By the prototype and `call`, never by the element.
/* oxlint-disable typescript/unbound-method */
const { getBoundingClientRect, matches: matching, closest: closing, querySelectorAll } = Element.prototype;
/* oxlint-enable typescript/unbound-method */
export const boxOf = (element: Element): DOMRect => getBoundingClientRect.call(element);
export const matches = (element: Element, selector: string) => matching.call(element, selector);
export const closest = (element: Element, selector: string): Element | null =>
  closing.call(element, selector);
export const allIn = (element: Element, selector: string): Element[] => [
  ...querySelectorAll.call(element, selector),
];
