import type { Push } from '../messaging/protocol.ts';
import { keepSteady } from './steady.ts';

const HELLO_MS = 2_000;
const WIDTH = 360;
const FOLDED = 44;

export interface PanelFrame {
  /** Takes the panel out of sight in this very microtask. */
  hide(): void;
  show(): void;
  place(change: Push<'panel.place'>): void;
  /** The panel document has said hello: the host lets it stand. */
  arrived(): void;
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
function clearBottom(view: Window, keepClear: readonly string[], place: Place): number {
  const width = place.folded ? FOLDED : place.width;
  const left = view.innerWidth - place.right - width;
  let bottom = 8;
  for (const selector of keepClear) {
    for (const element of view.document.querySelectorAll(selector)) {
      const box = element.getBoundingClientRect();
      const isBeside = box.right > left && box.left < left + width && box.height > 0;
      if (isBeside && box.top > place.top + 240) bottom = Math.max(bottom, view.innerHeight - box.top + 8);
    }
  }
  return bottom;
}

/**
 * The one panel frame of a tab: an iframe of the extension's own origin in a closed shadow root on the document element
 * (body may be a FRAMESET, hosts.md 12). The page can neither read it nor take its keys. Hidden means opacity 0 and no
 * pointer: the frame goes on drawing, so that "drawn" is true when it is shown again.
 */
export function mountPanelFrame(options: {
  view: Window;
  address: string;
  keepClear: readonly string[];
  topBar: number;
  remembered: Partial<Place>;
  onPlace: (place: Place) => void;
  onRefused: () => void;
}): PanelFrame {
  const { view, keepClear } = options;
  const root = view.document.documentElement;
  const place: Place = { width: WIDTH, right: 8, top: options.topBar, folded: false, ...options.remembered };
  const holder = view.document.createElement('tellerwise-root');
  const shadow = holder.attachShadow({ mode: 'closed' });
  const sheet = new CSSStyleSheet();
  shadow.adoptedStyleSheets = [sheet];
  const frame = view.document.createElement('iframe');
  frame.src = options.address;
  frame.allow = '';
  shadow.append(frame);
  let isShown = false;
  let isMoved = false;
  let bottom = 8;

  /**
   * All of the frame's geometry stands in our own sheet as `:host … !important`, which no rule and no inline style of the
   * page can outweigh: for important declarations the inner tree wins.
   */
  function draw(): void {
    const isReachable = isShown && !isMoved;
    const width = place.folded ? FOLDED : place.width;
    const rules = {
      all: 'initial',
      display: 'block',
      position: 'fixed',
      'z-index': '2147483647',
      right: `${place.right}px`,
      top: `${place.top}px`,
      bottom: `${bottom}px`,
      width: `${width}px`,
      opacity: isReachable ? '1' : '0',
      'pointer-events': isReachable ? 'auto' : 'none',
      overflow: 'hidden',
      'border-radius': '10px',
      'box-shadow': '0 4px 16px rgba(24,32,45,.22)',
    };
    const host = Object.entries(rules).map(([name, value]) => `${name}:${value}!important`);
    sheet.replaceSync(
      `:host{${host.join(';')}}iframe{border:0;width:100%;height:100%;display:block;color-scheme:normal}` +
        '@media print{:host{display:none!important}}',
    );
  }

  function lay(): void {
    const width = place.folded ? FOLDED : place.width;
    place.right = Math.max(0, Math.min(place.right, view.innerWidth - width));
    place.top = Math.max(0, Math.min(place.top, view.innerHeight - 120));
    bottom = clearBottom(view, keepClear, place);
    draw();
  }

  const stop = new AbortController();
  // Keys pressed in the panel never reach the host: they are delivered to another document. Those whose target is our
  // own root (focus on the frame element itself) stop here.
  for (const event of ['keydown', 'keyup', 'keypress', 'focusin', 'mousedown', 'click', 'wheel'] as const) {
    holder.addEventListener(event, (each) => each.stopPropagation(), { signal: stop.signal });
  }
  view.addEventListener('resize', lay, { signal: stop.signal, passive: true });
  let patience = view.setTimeout(options.onRefused, HELLO_MS);
  // A host that tears our root out gets it back a few times, then we leave it alone: core banking goes first.
  let lives = 5;
  const keeper = new MutationObserver(() => {
    if (holder.isConnected || lives-- <= 0) return;
    root.append(holder);
    lay();
  });
  keeper.observe(root, { childList: true });
  // Our element has no attributes; whoever sets one (`inert`, `popover`, `style`) is working on the panel.
  const owner = new MutationObserver(() => {
    if (holder.attributes.length === 0) return;
    for (const { name } of [...holder.attributes]) holder.removeAttribute(name);
    if (lives-- <= 0) api.remove();
  });
  owner.observe(holder, { attributes: true });
  keepSteady({
    view,
    holder,
    expected: () => place,
    signal: stop.signal,
    onMoved: () => {
      isMoved = true;
      draw();
    },
    onSteady: () => {
      isMoved = false;
      draw();
    },
  });
  lay();
  root.append(holder);

  const api: PanelFrame = {
    hide() {
      isShown = false;
      draw();
    },
    show() {
      isShown = true;
      lay();
    },
    place(change) {
      if (change.folded !== undefined) place.folded = change.folded;
      if (change.width !== undefined) place.width = Math.max(320, Math.min(480, change.width));
      place.right -= change.dx ?? 0;
      place.top += change.dy ?? 0;
      lay();
      options.onPlace({ ...place });
    },
    arrived() {
      view.clearTimeout(patience);
      patience = 0;
    },
    orphan(hint) {
      frame.remove();
      isMoved = false;
      const line = view.document.createElement('p');
      line.textContent = hint;
      line.setAttribute(
        'style',
        'margin:0;padding:8px 12px;font:13px/20px system-ui;background:#fff;color:#18202d',
      );
      shadow.append(line);
      isShown = true;
      draw();
    },
    remove() {
      stop.abort();
      owner.disconnect();
      keeper.disconnect();
      view.clearTimeout(patience);
      holder.remove();
    },
  };
  return api;
}
