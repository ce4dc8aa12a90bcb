import type { AdapterPack } from '../../core/page/pack.ts';
import { closest, matches, parentOf } from './dom.ts';
import { foldLabel } from './fold.ts';
import { type Sight, createSight } from './visible.ts';

/** Longest text that can be a label, with the white space old pages put around it. */
const MAX_LABEL_TEXT = 80;

/**
 * One look at a document: whatever is asked twice during one reading (what an element's ancestors hide, where a label
 * stands, what a selector finds) is worked out once. Thrown away after the reading; nothing of the page is kept.
 */
export interface Look {
  readonly view: Window;
  readonly sight: Sight;
  readonly select: (selector: string) => readonly Element[];
  /** Elements that carry one of the labels as their own text. */
  readonly labelled: (texts: readonly string[], within: string | undefined) => readonly Element[];
}

const wantedByPack = new WeakMap<AdapterPack, Set<string>>();

/** Every label a pack asks for, wherever in it: the one walk over the page's text looks for all of them. */
function wantedLabels(pack: AdapterPack): ReadonlySet<string> {
  const wanted = wantedByPack.get(pack) ?? new Set<string>();
  if (!wantedByPack.has(pack)) {
    JSON.stringify(pack, (key, value: unknown) => {
      if (key === 'labels')
        for (const text of Object.values(value as Record<string, string[]>).flat())
          wanted.add(foldLabel(text));
      return value;
    });
  }
  wantedByPack.set(pack, wanted);
  return wanted;
}

function indexLabels(root: Document, wanted: ReadonlySet<string>): Map<string, Element[]> {
  const index = new Map<string, Element[]>();
  if (wanted.size === 0 || !root.body) return index;
  const walker = root.createTreeWalker(root.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.nodeValue ?? '';
    if (text.length > MAX_LABEL_TEXT) continue;
    const label = foldLabel(text);
    if (!wanted.has(label)) continue;
    const holder = parentOf(node);
    if (!holder || matches(holder, 'script,style,option,textarea')) continue;
    index.set(label, [...(index.get(label) ?? []), holder]);
  }
  return index;
}

export function lookAt(pack: AdapterPack, root: Document, view: Window): Look {
  const selected = new Map<string, readonly Element[]>();
  const sight = createSight(root, view);
  let labels: Map<string, Element[]> | undefined;

  const select = (selector: string): readonly Element[] => {
    const known = selected.get(selector) ?? [...root.querySelectorAll(selector)];
    selected.set(selector, known);
    return known;
  };
  return {
    view,
    sight,
    select,
    labelled: (texts, within) => {
      labels ??= indexLabels(root, wantedLabels(pack));
      const found = texts.flatMap((text) => labels?.get(foldLabel(text)) ?? []);
      return within ? found.filter((element) => closest(element, within) !== null) : found;
    },
  };
}
