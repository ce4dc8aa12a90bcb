import { boxOf, matches, parentOf } from './dom.ts';
import { alphaOf } from './ink.ts';

const MIN_PX = 4;
const MIN_FRAME_PX = 16;
const FAINT = 0.1;
const COVERING = 0.8;

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}
const NOTHING: Box = { left: 0, top: 0, right: 0, bottom: 0 };
export const isBig = (box: Box) => box.right - box.left >= MIN_PX && box.bottom - box.top >= MIN_PX;
export const meet = (a: Box, b: Box): Box => ({
  left: Math.max(a.left, b.left),
  top: Math.max(a.top, b.top),
  right: Math.min(a.right, b.right),
  bottom: Math.min(a.bottom, b.bottom),
});

/** How an element stands among its ancestors. */
export interface Standing {
  readonly style: CSSStyleDeclaration;
  readonly opacity: number;
  /** What of it can be seen or scrolled to; the same for its content, and for descendants taken out of the flow. */
  readonly outer: Box;
  readonly flow: Box;
  readonly absolute: Box;
  readonly fixed: Box;
  /** Colour behind it; undefined behind a picture, or where only the browser knows. */
  readonly paper: string | undefined;
  readonly isMirrored: boolean;
}
type Base = Omit<Standing, 'style' | 'outer'>;

/**
 * One look at what a person can see of a document. What holds for an ancestor is worked out once, so a sight must not
 * outlive the reading it was made for.
 */
export interface Sight {
  /** Undefined: nothing of it or in it can be seen. */
  readonly standing: (element: Element) => Standing | undefined;
  /** The part of the element's own box, or of its content's box, that can be seen or scrolled to (T5). */
  readonly partOf: (element: Element, box: Box, isContent: boolean) => Box | undefined;
  /** Something of the element can be seen; what lies over it is not asked. */
  readonly isSeen: (element: Element) => boolean;
}

const scrolls = (overflow: string) => overflow === 'auto' || overflow === 'scroll';

type Scroller = Pick<Element, 'scrollLeft' | 'scrollTop' | 'scrollWidth' | 'scrollHeight'>;
type Overflow = Pick<CSSStyleDeclaration, 'overflowX' | 'overflowY' | 'direction'>;

/** What of a scroll container's content can be brought into sight, where `own` of the container itself can be seen. */
function reach(outer: Box, own: Box, style: Overflow, by: Scroller): Box {
  const seen = meet(outer, own);
  if (!isBig(seen)) return NOTHING;
  let { left, right, top, bottom } = seen;
  if (scrolls(style.overflowX)) {
    // From right to left the offset counts down from 0 at the right edge.
    if (style.direction === 'rtl') left = (right = own.right - by.scrollLeft) - by.scrollWidth;
    else right = (left = own.left - by.scrollLeft) + by.scrollWidth;
  }
  if (scrolls(style.overflowY)) bottom = (top = own.top - by.scrollTop) + by.scrollHeight;
  return { left, right, top, bottom };
}

/** Filters that leave nothing to read. */
function fades(filter: string): boolean {
  const [, name, amount] = /(opacity|blur)\(([\d.]+)/.exec(filter) ?? [];
  return name === 'blur' ? Number(amount) > 3 : Number(amount) < FAINT;
}

/** Styles that take away everything within, whatever its size. */
function removes(style: CSSStyleDeclaration): boolean {
  return (
    style.display === 'none' ||
    fades(style.filter) ||
    style.contentVisibility === 'hidden' ||
    style.clipPath !== 'none' ||
    style.webkitMaskImage !== 'none' ||
    style.clip !== 'auto' ||
    (style.unicodeBidi.endsWith('override') && style.direction === 'rtl')
  );
}

function mirrors(transform: string): boolean {
  const { m11, m12, m21, m22 } = new DOMMatrix(transform);
  return m11 * m22 - m12 * m21 < 0;
}

export function createSight(root: Document, view: Window): Sight {
  const cache = new Map<Element, Standing | undefined>();
  const top = root.documentElement;
  const own = view.getComputedStyle(top);
  // The window scrolls as the root says or, where that says nothing, the body.
  const isHandedOn = own.overflowX === 'visible' && root.body !== null;
  const given = isHandedOn ? view.getComputedStyle(root.body) : own;
  const { innerWidth: right, innerHeight: bottom } = view;
  const window = right < MIN_FRAME_PX || bottom < MIN_FRAME_PX ? NOTHING : { left: 0, top: 0, right, bottom };
  const asked = (overflow: string) => (overflow === 'visible' ? 'auto' : overflow);
  const page = reach(
    window,
    window,
    { overflowX: asked(given.overflowX), overflowY: asked(given.overflowY), direction: own.direction },
    {
      scrollLeft: view.scrollX,
      scrollTop: view.scrollY,
      scrollWidth: Math.max(top.scrollWidth, right),
      scrollHeight: Math.max(top.scrollHeight, bottom),
    },
  );
  const base: Base = {
    opacity: 1,
    flow: page,
    absolute: page,
    fixed: window,
    paper: own.colorScheme.includes('dark') ? undefined : 'rgb(255, 255, 255)',
    isMirrored: false,
  };

  function make(element: Element, above: Base): Standing | undefined {
    const style = view.getComputedStyle(element);
    const opacity = above.opacity * Number(style.opacity || 1);
    if (opacity < FAINT || removes(style)) return undefined;
    const isBent = style.transform !== 'none';
    const { position } = style;
    const outer = position === 'fixed' ? above.fixed : position === 'absolute' ? above.absolute : above.flow;
    const isWindow = element === top || (isHandedOn && element === root.body);
    const isOpen = isWindow || (style.overflowX === 'visible' && style.overflowY === 'visible');
    const flow = isOpen ? outer : reach(outer, boxOf(element), style, element);
    const isPapered = alphaOf(style.backgroundColor) > 0.5;
    return {
      style,
      opacity,
      outer,
      flow,
      absolute: isBent || position !== 'static' ? flow : above.absolute,
      fixed: isBent ? flow : above.fixed,
      paper: style.backgroundImage !== 'none' ? undefined : isPapered ? style.backgroundColor : above.paper,
      isMirrored: isBent && mirrors(style.transform) ? !above.isMirrored : above.isMirrored,
    };
  }

  function standing(element: Element): Standing | undefined {
    if (cache.has(element)) return cache.get(element);
    const parent = parentOf(element) ?? (element.getRootNode() as Partial<ShadowRoot>).host;
    const above = parent ? standing(parent) : base;
    const made = above && make(element, above);
    cache.set(element, made);
    return made;
  }

  function partOf(element: Element, box: Box, isContent: boolean): Box | undefined {
    if (!isBig(box) || !element.isConnected) return undefined;
    if (!element.checkVisibility({ checkVisibilityCSS: true })) return undefined;
    const found = standing(element);
    if (!found || found.style.visibility !== 'visible') return undefined;
    // The text of closed details has a size and is not drawn.
    if (isContent && matches(element, 'details:not([open])')) return undefined;
    const part = meet(box, isContent ? found.flow : found.outer);
    return isBig(part) ? part : undefined;
  }

  return { standing, partOf, isSeen: (element) => partOf(element, boxOf(element), false) !== undefined };
}

/** Whether an opaque element lies over this point. Our own panel does not count, nor what cannot be hit. */
function isCoveredAt(element: Element, x: number, y: number, sight: Sight): boolean {
  for (const over of element.ownerDocument.elementsFromPoint(x, y)) {
    // What stands within may lie over the text beside it just as well.
    if (Node.prototype.contains.call(over, element)) return false;
    if (over.localName === 'tellerwise-root') continue;
    const box = boxOf(over);
    // The backdrop of a modal dialog answers with the dialog itself.
    if (x < box.left || x > box.right || y < box.top || y > box.bottom) continue;
    const found = sight.standing(over);
    if (!found || found.opacity < COVERING) continue;
    const isPicture = /^(img|canvas|video|i?frame|embed|object|svg)$/.test(over.localName);
    const { backgroundImage, backgroundColor } = found.style;
    if (isPicture || backgroundImage !== 'none' || alphaOf(backgroundColor) >= COVERING) return true;
  }
  return false;
}

/** Whether a part is covered at its beginning, middle or end. What is scrolled out of the window cannot be asked. */
export function isCovered(element: Element, part: Box, sight: Sight): boolean {
  const y = (part.top + part.bottom) / 2;
  return [0.1, 0.5, 0.9].some((share) =>
    isCoveredAt(element, part.left + (part.right - part.left) * share, y, sight),
  );
}
