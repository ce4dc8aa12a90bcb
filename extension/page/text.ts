import { boxOf, parentOf } from './dom.ts';
import { isInked } from './ink.ts';
import { type Sight, type Standing, isCovered } from './visible.ts';

const MIN_FONT_PX = 4;
const MAX_INDENT_PX = 40;
/** Share of a text's width and height that must be in sight for it to count as read. */
const MOST = 0.8;

/** Not dots in place of letters, not mirrored, of a size and in a colour that can be read. */
function isLegible({ style, paper, isMirrored }: Standing): boolean {
  if (isMirrored || !/^(none)?$/.test(style.getPropertyValue('-webkit-text-security'))) return false;
  return Number.parseFloat(style.fontSize) >= MIN_FONT_PX && isInked(style, paper);
}

/** Whether a person can read what stands in an input, select or textarea. */
export function isControlRead(control: Element, sight: Sight): boolean {
  const found = sight.standing(control);
  if (!found || !isLegible(found)) return false;
  const px = (name: string) => Number.parseFloat(found.style.getPropertyValue(name)) || 0;
  const inset = (side: string) => px(`padding-${side}`) + px(`border-${side}-width`);
  if (Math.abs(px('text-indent')) > MAX_INDENT_PX) return false;
  const box = boxOf(control);
  const inner = {
    left: box.left + inset('left'),
    right: box.right - inset('right'),
    top: box.top + inset('top'),
    bottom: box.bottom - inset('bottom'),
  };
  const part = sight.partOf(control, inner, false);
  return part !== undefined && !isCovered(control, part, sight);
}

/** Letters and digits that a style draws before or after an element: whatever stands between is not all there is. */
function drawn(element: Element): string {
  const contents = ['::before', '::after'].map((which) => getComputedStyle(element, which).content);
  return contents.filter((content) => /^["'ac].*[\p{L}\p{N}]/u.test(content)).join(' ');
}

/** Whether one piece of text goes on where the one before it ends: on the same line, neither raised nor lowered. */
function goesOn(before: DOMRect, after: DOMRect): boolean {
  const height = Math.max(before.height, after.height);
  const gap = after.left - before.right;
  const off = Math.max(Math.abs(before.top - after.top), Math.abs(before.bottom - after.bottom));
  return off < height * 0.15 && gap > -1.5 && gap < height * 0.3;
}

/**
 * The text of an element as a person reads it: only what is in sight, and a blank wherever two pieces do not stand side
 * by side on one line. A number put together from hidden, raised, moved or separate pieces is so no number any more.
 */
export function readText(element: Element, sight: Sight): string {
  const document = element.ownerDocument;
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  let text = '';
  let last: DOMRect | undefined;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const holder = parentOf(node);
    const words = node.nodeValue ?? '';
    if (!holder || words.trim() === '') {
      text += words;
      continue;
    }
    range.selectNodeContents(node);
    const box = range.getBoundingClientRect();
    const part = sight.partOf(holder, box, true);
    const found = part && sight.standing(holder);
    if (!part || !found || !isLegible(found)) continue;
    const isWhole = part.right - part.left >= box.width * MOST && part.bottom - part.top >= box.height * MOST;
    if (!isWhole || isCovered(holder, part, sight)) continue;
    const lines = range.getClientRects();
    if (last && lines[0] && !goesOn(last, lines[0])) text += ' ';
    text += words;
    for (let at: Element | null = holder; at && at !== element; at = parentOf(at)) text += drawn(at);
    last = lines[lines.length - 1];
  }
  return text === '' ? text : text + drawn(element);
}
