import type { AdapterPack, Source } from '../../core/page/pack.ts';
import { closest, matches, parentOf } from './dom.ts';
import { foldLabel, foldText } from './fold.ts';
import { type Sight, createSight } from './visible.ts';

/** Longest text that can be a label, with the white space old pages put around it. */
const MAX_LABEL_TEXT = 80;
const HEADINGS = 'h1,h2,h3,legend,caption,th,.title,[role=heading]';

/**
 * One look at a document: whatever is asked twice during one reading (what an element's ancestors hide, where a label
 * stands, what a selector finds) is worked out once. Thrown away after the reading; nothing of the page is kept.
 */
export interface Look {
  readonly view: Window;
  readonly sight: Sight;
  select(selector: string): readonly Element[];
  /** Folded texts of the visible headings found by a selector. */
  headings(selector?: string): ReadonlySet<string>;
  /** Elements that carry one of the labels as their own text. */
  labelled(texts: readonly string[], within: string | undefined): readonly Element[];
}

const wantedByPack = new WeakMap<AdapterPack, ReadonlySet<string>>();

const labelsOf = (source: Source): string[] =>
  'labels' in source ? Object.values(source.labels).flat() : [];

/** Every label a pack asks for: the one walk over the page's text looks for all of them. */
function wantedLabels(pack: AdapterPack): ReadonlySet<string> {
  const known = wantedByPack.get(pack);
  if (known) return known;
  const sides = Object.values(pack.flags).flatMap(({ left, right }) => [left, right]);
  const sources = [
    ...Object.values(pack.anchors).map((anchor) => anchor.from),
    ...sides.flatMap((side) => ('from' in side ? [side.from] : [])),
  ];
  const wanted = new Set(sources.flatMap(labelsOf).map(foldLabel));
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
    const known = index.get(label);
    if (known) known.push(holder);
    else index.set(label, [holder]);
  }
  return index;
}

export function lookAt(pack: AdapterPack, root: Document, view: Window): Look {
  const selected = new Map<string, readonly Element[]>();
  const headingTexts = new Map<string, ReadonlySet<string>>();
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
    headings(selector = HEADINGS) {
      const known =
        headingTexts.get(selector) ??
        new Set(
          select(selector)
            .filter(
              (element) => (element.textContent ?? '').length <= MAX_LABEL_TEXT && sight.isSeen(element),
            )
            .map((element) => foldText(element.textContent ?? '')),
        );
      headingTexts.set(selector, known);
      return known;
    },
    labelled(texts, within) {
      labels ??= indexLabels(root, wantedLabels(pack));
      const found = texts.flatMap((text) => labels?.get(foldLabel(text)) ?? []);
      return within ? found.filter((element) => closest(element, within) !== null) : found;
    },
  };
}
