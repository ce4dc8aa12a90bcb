import type { Asked, Piece } from './asked.ts';
import { readingSetOf, readingSets } from './sounds.ts';

type Places = Uint8Array;
const none: Places = new Uint8Array(0);

/** Where in a query a unit of a text fits: asked some ten thousand times a query. */
type Fits = (unit: number) => Places;

/** By the unit itself. */
function seenIn(units: Uint16Array): Fits {
  const lists: Places[] = [none];
  const listOf = new Uint8Array(0x1_0000);
  units.forEach((unit) => {
    if (listOf[unit] === 0) listOf[unit] = lists.push(placesOf(units, (each) => each === unit)) - 1;
  });
  return (unit) => lists[listOf[unit] ?? 0] ?? none;
}

/** By any of its readings; the last syllable may be only begun. */
function heardIn(sounds: readonly string[]): Fits {
  const bySet: (Places | undefined)[] = readingSets().map(() => undefined);
  return (unit) => {
    const set = readingSetOf(unit);
    const known = bySet[set];
    if (known !== undefined) return known;
    const said = readingSets()[set] ?? [];
    const places = placesOf(sounds, (sound, at) =>
      said.some((each) => each === sound || (at === sounds.length - 1 && each.startsWith(sound))),
    );
    bySet[set] = places.length === 0 ? none : places;
    return bySet[set];
  };
}

function placesOf<T>(list: ArrayLike<T>, fits: (each: T, at: number) => boolean): Places {
  return Uint8Array.from(Array.from(list, (each, at) => (fits(each, at) ? at : -1)).filter((at) => at >= 0));
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
