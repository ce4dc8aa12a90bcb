import type { Push } from '../messaging/protocol.ts';
import { boxOf } from './dom.ts';
import { keepSteady } from './steady.ts';
import { isBig, meet } from './visible.ts';

const HELLO_MS = 2_000;
const WIDTH = 360;
const FOLDED = 44;
const LINE = 36;

export interface PanelFrame {
  /** Takes the panel out of sight in this very microtask. */
  hide(): void;
  /** The panel has drawn something, so the host lets it stand; shows it if that is what the page shows now. */
  show(isCurrent: boolean): void;
  place(change: Push<'panel.place'>): void;
  /** Hands the nonce of a press to our own frame, if that stands untouched: no other frame can learn it (T3, T6). */
  prove(nonce: string): void;
  remove(): void;
  /** The extension behind the frame is gone: leaves one line saying to reload, nothing else. */
  orphan(hint: string): void;
}

interface Place {
  width: number;
  right: number;
  top: number;
  folded: boolean;
}

/** Lowest bottom edge the panel may have so that the areas the adapter names stay free. */
function clearBottom(keepClear: readonly string[], place: Place): number {
  const width = place.folded ? FOLDED : place.width;
  const left = innerWidth - place.right - width;
  let bottom = 8;
  for (const element of document.querySelectorAll(keepClear.join() || '_')) {
    const at = boxOf(element);
    const isBeside = isBig(meet(at, { left, right: left + width, top: 0, bottom: innerHeight }));
    if (isBeside && at.top > place.top + 240) bottom = Math.max(bottom, innerHeight - at.top + 8);
  }
  return bottom;
}

/**
 * The one panel frame of a tab: an iframe of the extension's own origin in a closed shadow root on the document element
 * (body may be a FRAMESET, hosts.md 12). The page can neither read it nor take its keys. Hidden means opacity 0 and no
 * pointer: the frame goes on drawing, so that "drawn" is true when it is shown again.
 */
export function mountPanelFrame(options: {
  address: string;
  /** The extension's own origin, whatever address its files have here. */
  origin: string;
  keepClear: readonly string[];
  topBar: number;
  remembered: Partial<Place>;
  onPlace: (place: Place) => void;
  onRefused: () => void;
  signal: AbortSignal;
}): PanelFrame {
  const { keepClear, signal } = options;
  const root = document.documentElement;
  const place: Place = { width: WIDTH, right: 8, top: options.topBar, folded: false, ...options.remembered };
  // Made in a document without a window: a page that has defined an element of this name would be handed its internals,
  // and by them the closed root.
  const holder = document.implementation.createHTMLDocument('').createElement('tellerwise-root');
  const shadow = holder.attachShadow({ mode: 'closed' });
  document.adoptNode(holder);
  const sheet = new CSSStyleSheet();
  shadow.adoptedStyleSheets = [sheet];
  const frame = document.createElement('iframe');
  frame.src = options.address;
  const box = document.createElement('div');
  box.append(frame);
  shadow.append(box);
  let isShown = false;
  let isMoved = false;
  let bottom = 8;

  /**
   * All of the frame's geometry stands in our own sheet as `:host … !important`, which no rule and no inline style of the
   * page can outweigh: for important declarations the inner tree wins.
   */
  function draw(): void {
    const isReachable = isShown && !isMoved;
    const own =
      `all:initial;display:block;position:fixed;z-index:2147483647;right:${place.right}px;top:${place.top}px;bottom:${bottom}px;` +
      `width:${place.folded ? FOLDED : place.width}px;opacity:${isReachable ? 1 : 0};pointer-events:${isReachable ? 'auto' : 'none'};`;
    const look =
      'overflow:hidden;border-radius:10px;box-shadow:0 4px 16px #0003;font:13px/36px sans-serif;background:#fff;';
    // The box repeats the place: risen, it stands beside its holder, not in it.
    sheet.replaceSync(
      `:host,div{${own}}div{${look}}@media print{:host{display:none;}}`.replaceAll(';', '!important;') +
        'iframe{border:0;width:100%;height:100%}',
    );
  }

  function lay(): void {
    const width = place.folded ? FOLDED : place.width;
    place.right = Math.max(0, Math.min(place.right, innerWidth - width));
    place.top = Math.max(0, Math.min(place.top, innerHeight - 120));
    bottom = clearBottom(keepClear, place);
    draw();
    laid();
  }

  // Keys pressed in the panel never reach the host: they are delivered to another document. Those whose target is our
  // own root (focus on the frame element itself) stop here.
  for (const event of 'keydown,keyup,keypress,focusin,mousedown,click,wheel'.split(',')) {
    holder.addEventListener(event, (each) => each.stopPropagation(), { signal });
  }
  addEventListener('resize', lay, { signal, passive: true });
  const patience = setTimeout(options.onRefused, HELLO_MS);
  // A host that tears our root out gets it back a few times, then we leave it alone: core banking goes first.
  let lives = 5;
  const keeper = new MutationObserver(() => {
    if (holder.isConnected || lives-- < 1) return;
    root.append(holder);
    lay();
  });
  keeper.observe(root, { childList: true });
  const laid = keepSteady({
    box,
    expected: place,
    signal,
    onMoved(now) {
      if (now === isMoved) return;
      isMoved = now;
      draw();
    },
  });
  root.append(holder);
  lay();
  function rise(): void {
    // The backdrop of a popover elsewhere lies, transparent, over the whole page and counts as cover (observer v2). What
    // truly lies over the panel stays there, and a modal dialog is what the teller has to answer first.
    if (!isShown || !('popover' in box) || document.querySelector(':modal')) return;
    const others = [...document.querySelectorAll(':popover-open')];
    if (others.length === 0 || others.some((each) => isBig(meet(boxOf(each), boxOf(box))))) return;
    box.popover = 'manual';
    box.hidePopover();
    box.showPopover();
  }

  // A popover that opens rises above us before anyone sees it; our own, in its shadow, tells nothing.
  addEventListener('toggle', rise, { signal, capture: true });

  const api: PanelFrame = {
    hide() {
      isShown = false;
      draw();
    },
    show(isCurrent) {
      clearTimeout(patience);
      if (!isCurrent) return;
      isShown = true;
      lay();
      // What opened while the panel was out of sight has asked for no rise.
      rise();
    },
    place(change) {
      if (change.folded !== undefined) place.folded = change.folded;
      if (change.width !== undefined) place.width = Math.max(320, Math.min(480, change.width));
      place.right -= change.dx ?? 0;
      place.top += change.dy ?? 0;
      lay();
      options.onPlace({ ...place });
    },
    prove(nonce) {
      // Of all a page can do to its root, a clip alone escapes the panel's own look (observer v2).
      const isBare = getComputedStyle(root).clipPath === 'none' && holder.parentNode === root;
      if (isShown && !isMoved && isBare) frame.contentWindow?.postMessage(nonce, options.origin);
    },
    orphan(hint) {
      box.textContent = `\u3000${hint}`;
      bottom = innerHeight - place.top - LINE;
      isMoved = false;
      isShown = true;
      draw();
    },
    remove() {
      lives = 0;
      clearTimeout(patience);
      holder.remove();
    },
  };
  return api;
}
