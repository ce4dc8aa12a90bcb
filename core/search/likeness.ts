import type { Asked, Piece } from './asked.ts';
import { readingSetOf, readingSets } from './sounds.ts';

type Places = Uint8Array;
const none: Places = new Uint8Array(0);

/** Where in a query a unit of a text fits: asked some ten thousand times a query. */
type Fits = (unit: number) => Places;

/** For each different one of a list, the places where it stands. */
function placesBy<T>(list: ArrayLike<T>): Map<T, number[]> {
  const places = new Map<T, number[]>();
  for (let at = 0; at < list.length; at += 1) {
    const each = list[at] as T;
    const known = places.get(each);
    if (known) known.push(at);
    else places.set(each, [at]);
  }
  return places;
}

/** By the unit itself. */
function seenIn(units: Uint16Array): Fits {
  const lists: Places[] = [none];
  const listOf = new Uint8Array(0x1_0000);
  for (const [unit, places] of placesBy(units)) listOf[unit] = lists.push(Uint8Array.from(places)) - 1;
  return (unit) => lists[listOf[unit] ?? 0] ?? none;
}

/** By any of its readings; the last syllable may be only begun. */
function heardIn(sounds: readonly string[]): Fits {
  const sets = readingSets();
  const bySet: (Places | undefined)[] = [];
  const bySound = placesBy(sounds);
  const last = sounds.length - 1;
  const open = sounds[last] ?? '';
  return (unit) => {
    const set = readingSetOf(unit);
    const known = bySet[set];
    if (known !== undefined) return known;
    const fits: number[] = [];
    for (const reading of sets[set] ?? []) {
      for (const at of bySound.get(reading) ?? []) if (!fits.includes(at)) fits.push(at);
      if (reading.startsWith(open) && !fits.includes(last)) fits.push(last);
    }
    return (bySet[set] = fits.length === 0 ? none : Uint8Array.from(fits));
  };
}

/** Length of the longest run that a query of so many units shares with a text. */
function longestShared(text: Uint16Array, length: number, fits: Fits): number {
  let best = 0;
  let before = new Uint8Array(length + 1);
  let run = new Uint8Array(length + 1);
  let last = none;
  for (let index = 0; index < text.length; index += 1) {
    const places = fits(text[index] ?? 0);
    if (places === none && last === none) continue;
    for (let at = 0; at < places.length; at += 1) {
      const place = places[at] ?? 0;
      const shared = (before[place] ?? 0) + 1;
      run[place + 1] = shared;
      if (shared > best) best = shared;
    }
    for (let at = 0; at < last.length; at += 1) before[(last[at] ?? 0) + 1] = 0;
    [before, run] = [run, before];
    last = places;
  }
  return best;
}

/** A sound counts a little less than the very letters. */
const HEARD = 0.95;

/** How much of a piece stands in a text in a row, 0 to 1, by letters or by sounds, whichever is more. */
function sharedBy({ units, sounds }: Piece): (text: Uint16Array) => number {
  const seen = seenIn(units);
  const heard = heardIn(sounds);
  return (text) => {
    const read = longestShared(text, units.length, seen) / units.length;
    const said =
      read === 1 || sounds.length < 2 ? 0 : longestShared(text, sounds.length, heard) / sounds.length;
    return Math.max(read, said * HEARD);
  };
}

export interface Likeness {
  /** Share of the query that stands in a text (given by `unitsOf`), each piece in a row, the longer counting more. */
  readonly shareIn: (text: Uint16Array) => number;
  /** Whether a title is the query. */
  readonly isWhole: (title: Uint16Array) => boolean;
}

/** How much texts look or sound like a query. */
export function likenessTo({ pieces }: Asked): Likeness {
  const parts = pieces.map((piece) => ({
    length: Math.min(piece.units.length, piece.sounds.length || piece.units.length),
    sharedWith: sharedBy(piece),
  }));
  const whole = parts.reduce((sum, { length }) => sum + length, 0);
  const all = pieces.flatMap(({ units }) => [...units]);
  return {
    shareIn: (text) =>
      whole === 0
        ? 0
        : parts.reduce((sum, { length, sharedWith }) => sum + length * sharedWith(text), 0) / whole,
    isWhole: (title) =>
      all.length > 0 && title.length === all.length && all.every((unit, at) => unit === title[at]),
  };
}
