const MIN_PX = 4;
const MIN_OPACITY = 0.1;

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

function meet(a: Box, b: Box): Box {
  return {
    left: Math.max(a.left, b.left),
    top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right),
    bottom: Math.min(a.bottom, b.bottom),
  };
}

const seenSize = (box: Box) => box.right - box.left >= MIN_PX && box.bottom - box.top >= MIN_PX;

/** Where the text itself is drawn: `text-indent: -9999px` moves it although the element stays. */
function drawnBox(element: Element): Box {
  if (element.children.length > 0 || element.firstChild?.nodeType !== Node.TEXT_NODE) {
    return element.getBoundingClientRect();
  }
  const range = element.ownerDocument.createRange();
  range.selectNodeContents(element);
  return range.getBoundingClientRect();
}

/** Transparent ink: `transparent` or an alpha of (almost) nothing. */
function inkless(style: CSSStyleDeclaration): boolean {
  const alpha = /^rgba\(.*,\s*([\d.]+)\)$/.exec(style.color);
  return alpha !== null && Number(alpha[1]) < MIN_OPACITY;
}

/**
 * Whether a person can see an element: drawn, not transparent, not clipped away, inside the page's area, at least 4 px.
 * What stands below a scroll container's fold counts as visible, for the teller can scroll there; what stands outside
 * the document, above or left of it, does not (T5).
 */
export function isSeen(element: Element): boolean {
  if (!element.isConnected) return false;
  const view = element.ownerDocument.defaultView;
  if (!view) return false;
  if (
    typeof element.checkVisibility === 'function' &&
    !element.checkVisibility({ checkVisibilityCSS: true })
  ) {
    return false;
  }
  let box = drawnBox(element);
  if (!seenSize(box)) return false;
  const own = view.getComputedStyle(element);
  if (own.visibility !== 'visible' || own.display === 'none' || inkless(own)) return false;
  let opacity = 1;
  for (
    let at: Element | null = element;
    at;
    at = at.parentElement ?? (at.getRootNode() as ShadowRoot).host ?? null
  ) {
    const style = at === element ? own : view.getComputedStyle(at);
    if (style.display === 'none') return false;
    opacity *= Number(style.opacity || 1);
    if (opacity < MIN_OPACITY || style.clipPath.startsWith('inset') || style.clipPath.startsWith('circle'))
      return false;
    if (style.clip !== 'auto' && style.clip !== '' && style.position === 'absolute') return false;
    const isRoot = at === element.ownerDocument.documentElement || at === element.ownerDocument.body;
    if (at !== element && !isRoot && (style.overflowX === 'hidden' || style.overflowX === 'clip')) {
      box = meet(box, at.getBoundingClientRect());
      if (!seenSize(box)) return false;
    }
  }
  const root = element.ownerDocument.documentElement;
  return seenSize(
    meet(box, {
      left: -view.scrollX,
      top: -view.scrollY,
      right: Math.max(root.scrollWidth, view.innerWidth) - view.scrollX,
      bottom: Math.max(root.scrollHeight, view.innerHeight) - view.scrollY,
    }),
  );
}
