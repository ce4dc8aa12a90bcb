/**
 * What a page cannot put its own fields in the place of. A form answers `form.parentElement` with its field of that name,
 * also to a content script: climbing from it would never end, calling its `matches` would throw.
 */
function getter<T>(of: object, name: string): (node: Node) => T {
  const get = Object.getOwnPropertyDescriptor(of, name)?.get;
  return (node) => get?.call(node) as T;
}

export const parentOf = getter<Element | null>(Node.prototype, 'parentElement');
export const textOf = getter<string | null>(Node.prototype, 'textContent');
export const nextOf = getter<Element | null>(Element.prototype, 'nextElementSibling');
export const previousOf = getter<Element | null>(Element.prototype, 'previousElementSibling');
export const boxOf = (element: Element): DOMRect => Element.prototype.getBoundingClientRect.call(element);
export const matches = (element: Element, selector: string): boolean =>
  Element.prototype.matches.call(element, selector);
export const closest = (element: Element, selector: string): Element | null =>
  Element.prototype.closest.call(element, selector);
export const allIn = (element: Element, selector: string): Element[] => [
  ...Element.prototype.querySelectorAll.call(element, selector),
];
