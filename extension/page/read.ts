import type { AnchorFacts, FrameFacts } from '../../core/page/facts.ts';
import { readNumber } from '../../core/page/number.ts';
import type { AdapterPack, AnchorRule, When } from '../../core/page/pack.ts';
import { textOf } from './dom.ts';
import { foldText } from './fold.ts';
import { holdsUnseenFrame, isFrameSeen } from './frames.ts';
import { type Look, lookAt } from './look.ts';
import { type Place, placesOf } from './sources.ts';
import type { Sight } from './visible.ts';

/** A place that an anchor stands on now, with its raw text and what could be read of it. */
export interface Watched {
  readonly place: Place;
  readonly raw: string;
  readonly shown: string;
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

function holds(when: When, look: Look, frame: string, address: string): boolean {
  if (when.frame && !pattern(when.frame).test(frame)) return false;
  if (when.address && !when.address.some((each) => pattern(each).test(address))) return false;
  const { label, element } = when;
  const isNamed = (heading: Element) =>
    label?.texts.map(foldText).includes(foldText(textOf(heading) ?? '')) && look.sight.isSeen(heading);
  if (label && !look.select(label.in ?? HEADINGS).some(isNamed)) return false;
  return !element || element.some((each) => look.select(each).some(look.sight.isSeen));
}

function readAnchor(
  anchor: string,
  rule: AnchorRule,
  places: readonly Place[],
  look: Look,
  watched: Watched[],
): AnchorFacts {
  const values = new Set<string>();
  let hidden = 0;
  let masked = 0;
  let nodes = 0;
  for (const place of places) {
    // What stands beside a field says nothing where any text would do.
    if (place.isAside && !rule.pattern) continue;
    const raw = place.read();
    const shown = raw.trim() === '' ? '' : place.shown(look.sight);
    // An empty or unseen place is watched all the same: what comes to stand there is a new claim.
    watched.push({ place, raw, shown });
    const value = extract(shown, rule.pattern);
    const isMasked = MASKED.test(value === '' ? shown : value);
    if (value !== '' || isMasked) {
      nodes++;
      if (isMasked) masked++;
      else if (values.size < MAX_VALUES)
        values.add(rule.kind === 'accountNo' ? value.replaceAll(/[\s-]/g, '') : value);
    } else if (extract(raw, rule.pattern) !== '') {
      nodes++;
      hidden++;
    }
  }
  return { anchor, nodes, hidden, masked, values: [...values] };
}

function readFlag(pack: AdapterPack, flag: string, look: Look, frame: string): boolean {
  const rule = pack.flags[flag];
  if (!rule || (rule.frame && !pattern(rule.frame).test(frame))) return false;
  const [left, right] = [rule.left, rule.right].map((side) => {
    if ('constant' in side) return side.constant;
    for (const place of placesOf(side.from, look)) {
      const shown = place.shown(look.sight);
      if (shown.trim() !== '') return readNumber(extract(shown, side.pattern));
    }
    return undefined;
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

/** What a frame shows that nobody sees. */
export const NOTHING: Reading = { facts: { rules: [], busy: false, anchors: [], flags: {} }, watched: [] };

/**
 * Reads one frame by a pack: which page rules hold, what its anchors show, which flags are true. Touches nothing on the
 * page. Reads only the places the pack names, and among these never a password or the cell beside one (hosts.md 11).
 * A frame that its page hides shows nothing.
 */
export function readFrame(pack: AdapterPack, root: Document, view: Window): Reading {
  if (!root.documentElement || !isFrameSeen(view)) return NOTHING;
  const look = lookAt(pack, root, view);
  const { pathname, search, hash } = view.location;
  const address = pathname + search + hash;
  // Name and path, by which a pack tells frames apart.
  const frame = `${view.name} ${pathname}`;
  const rules = pack.pages.flatMap((page, index) => (holds(page.when, look, frame, address) ? [index] : []));
  const watched: Watched[] = [];
  // Frames that are no page of their own still carry anchors of a page whose heading stands in another frame.
  const names = new Set(
    (rules.length > 0 ? rules.map((i) => pack.pages[i]) : pack.pages).flatMap((page) => page?.anchors ?? []),
  );
  const counterparty = new Set<Element>();
  const found = [...names].flatMap((name) => {
    const rule = pack.anchors[name];
    if (!rule || (rule.frame && !pattern(rule.frame).test(frame))) return [];
    const places = placesOf(rule.from, look);
    if (rule.role === 'other') for (const { element } of places) if (element) counterparty.add(element);
    return [{ name, rule, places }];
  });
  const anchors = found.map(({ name, rule, places }) =>
    readAnchor(
      name,
      rule,
      rule.role === 'other' ? places : places.filter(({ element }) => !element || !counterparty.has(element)),
      look,
      watched,
    ),
  );
  const first = rules[0] === undefined ? undefined : pack.pages[rules[0]];
  const busy = (first?.busy ?? []).some((each) => look.select(each).some(look.sight.isSeen));
  const flags = Object.fromEntries(
    (first?.flags ?? []).map((flag) => [flag, readFlag(pack, flag, look, frame)]),
  );
  const facts = { rules, busy, anchors: anchors.filter((a) => a.nodes > 0), flags };
  return { facts: holdsUnseenFrame(look) ? { ...facts, veiled: true } : facts, watched };
}

/**
 * Whether anything an anchor stood on has changed: another text, gone, or (asked for with a sight, because it costs
 * layout) read otherwise than before.
 */
export const stale = (watched: readonly Watched[], sight?: Sight): boolean =>
  watched.some(({ place, raw }) => place.element?.isConnected === false || place.read() !== raw) ||
  (sight !== undefined &&
    watched.some(({ place, raw, shown }) => raw.trim() !== '' && place.shown(sight) !== shown));
