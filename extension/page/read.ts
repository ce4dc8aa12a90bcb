import type { AnchorFacts, FrameFacts } from '../../core/page/facts.ts';
import type { AdapterPack, AnchorRule, When } from '../../core/page/pack.ts';
import { readNumber } from '../../core/page/number.ts';
import { type Place, foldText, placesOf } from './sources.ts';
import { isSeen } from './visible.ts';

/** A place that an anchor stands on now, with the raw text it had when it was read. */
export interface Watched {
  readonly place: Place;
  readonly raw: string;
  readonly seen: boolean;
}

export interface Reading {
  readonly facts: FrameFacts;
  readonly watched: readonly Watched[];
}

const MASKED = /[*•×●…]|x{3,}/i;
const HEADINGS = 'h1,h2,h3,legend,caption,th,.title,[role=heading]';
const MAX_VALUES = 4;
const compiled = new Map<string, RegExp>();

function pattern(source: string): RegExp {
  const known = compiled.get(source) ?? new RegExp(source);
  compiled.set(source, known);
  return known;
}

function extract(text: string, source: string | undefined): string {
  const folded = foldText(text);
  if (!source) return folded;
  const match = pattern(source).exec(folded);
  return (match?.[1] ?? match?.[0] ?? '').trim();
}

/** Name and path by which a pack tells frames apart. */
function frameLabel(view: Window): string {
  let name = '';
  try {
    name = view.name;
  } catch {
    // A frame may be gone between two reads.
  }
  return `${name} ${view.location.pathname}`;
}

function holds(when: When, root: Document, view: Window): boolean {
  if (when.frame && !pattern(when.frame).test(frameLabel(view))) return false;
  const address = view.location.pathname + view.location.search + view.location.hash;
  if (when.address && !when.address.some((each) => pattern(each).test(address))) return false;
  if (when.element && !when.element.some((each) => [...root.querySelectorAll(each)].some(isSeen)))
    return false;
  if (when.label) {
    const texts = new Set(when.label.texts.map((text) => foldText(text)));
    const found = [...root.querySelectorAll(when.label.in ?? HEADINGS)];
    if (!found.some((element) => texts.has(foldText(element.textContent ?? '')) && isSeen(element)))
      return false;
  }
  return true;
}

function readAnchor(
  anchor: string,
  rule: AnchorRule,
  places: readonly Place[],
  watched: Watched[],
): AnchorFacts {
  const values = new Set<string>();
  let hidden = 0;
  let masked = 0;
  let nodes = 0;
  for (const place of places) {
    const raw = place.read();
    const text = foldText(raw);
    if (text === '') {
      // An empty field is watched all the same: what is typed there next is a new claim.
      watched.push({ place, raw, seen: true });
      continue;
    }
    const seen = !place.element || isSeen(place.element);
    watched.push({ place, raw, seen });
    const value = extract(raw, rule.pattern);
    // The raw text too: folding makes `…` three dots, and a shortened value would pass for a whole one.
    const isMasked =
      MASKED.test(value === '' ? raw : value) || (value !== '' && /…/.test(raw) && !rule.pattern);
    if (value === '' && !isMasked) continue;
    nodes++;
    if (!seen) hidden++;
    else if (isMasked) masked++;
    else if (values.size < MAX_VALUES)
      values.add(rule.kind === 'accountNo' ? value.replaceAll(/[\s-]/g, '') : value);
  }
  return { anchor, nodes, hidden, masked, values: [...values] };
}

function readFlag(pack: AdapterPack, flag: string, root: Document, view: Window): boolean {
  const rule = pack.flags[flag];
  if (!rule || (rule.frame && !pattern(rule.frame).test(frameLabel(view)))) return false;
  const [left, right] = [rule.left, rule.right].map((side) => {
    if ('constant' in side) return side.constant;
    const place = placesOf(side.from, root).find((each) => !each.element || isSeen(each.element));
    return place ? readNumber(extract(place.read(), side.pattern)) : undefined;
  });
  if (left === undefined || right === undefined) return false;
  const compare = {
    gte: left >= right,
    gt: left > right,
    lte: left <= right,
    lt: left < right,
    eq: left === right,
  };
  return compare[rule.op];
}

/**
 * Reads one frame by a pack: which page rules hold, what its anchors show, which flags are true. Touches nothing on the
 * page. Reads only the places the pack names, and among these never a password or the cell beside one (hosts.md 11).
 */
export function readFrame(pack: AdapterPack, root: Document, view: Window): Reading {
  const rules = pack.pages.flatMap((page, index) => (holds(page.when, root, view) ? [index] : []));
  const watched: Watched[] = [];
  // Frames that are no page of their own still carry anchors of a page whose heading stands in another frame.
  const names = new Set(
    (rules.length > 0 ? rules.map((i) => pack.pages[i]) : pack.pages).flatMap((page) => page?.anchors ?? []),
  );
  const counterparty = new Set<Element>();
  const found = [...names].flatMap((name) => {
    const rule = pack.anchors[name];
    if (!rule || (rule.frame && !pattern(rule.frame).test(frameLabel(view)))) return [];
    const places = placesOf(rule.from, root);
    if (rule.role === 'other') for (const { element } of places) if (element) counterparty.add(element);
    return [{ name, rule, places }];
  });
  const anchors = found.map(({ name, rule, places }) =>
    readAnchor(
      name,
      rule,
      rule.role === 'other' ? places : places.filter(({ element }) => !element || !counterparty.has(element)),
      watched,
    ),
  );
  const first = rules[0] === undefined ? undefined : pack.pages[rules[0]];
  const busy = (first?.busy ?? []).some((each) => [...root.querySelectorAll(each)].some(isSeen));
  const flags = Object.fromEntries(
    (first?.flags ?? []).map((flag) => [flag, readFlag(pack, flag, root, view)]),
  );
  return { facts: { rules, busy, anchors: anchors.filter((a) => a.nodes > 0), flags }, watched };
}

/**
 * Whether anything an anchor stood on has changed: another text, gone, or (asked for only when something could have
 * hidden it, because it costs layout) no longer seen.
 */
export function stale(watched: readonly Watched[], checkSeen: boolean): boolean {
  return watched.some(({ place, raw, seen }) => {
    if (place.element && !place.element.isConnected) return true;
    if (place.read() !== raw) return true;
    return checkSeen && seen && place.element !== undefined && raw.trim() !== '' && !isSeen(place.element);
  });
}
