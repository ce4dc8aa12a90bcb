import type { Asked } from './asked.ts';
import { fold } from './fold.ts';
import { readingsOf } from './sounds.ts';
import { plainNumbers } from './specials.ts';

/** Letters and digits of a folded title, article numbers put one way. */
export const plainTitle = (title: string): string =>
  plainNumbers(fold(title)).replaceAll(/[^\p{Script=Han}a-z0-9]/gu, '');

type Places = readonly number[];
const none: Places = [];

/** Length of the longest run that a query shares with a text: `places` says where in the query a character fits. */
function longestShared(text: string, length: number, places: (character: string) => Places): number {
  let best = 0;
  let before = new Uint16Array(length + 1);
  let run = new Uint16Array(length + 1);
  let last = none;
  for (const character of text) {
    const fits = places(character);
    for (const at of fits) {
      const shared = (before[at] ?? 0) + 1;
      run[at + 1] = shared;
      if (shared > best) best = shared;
    }
    for (const at of last) before[at + 1] = 0;
    [before, run] = [run, before];
    last = fits;
  }
  return best;
}

function placesBy(units: readonly string[]): Map<string, number[]> {
  const places = new Map<string, number[]>();
  units.forEach((unit, at) => {
    const list = places.get(unit);
    if (list) list.push(at);
    else places.set(unit, [at]);
  });
  return places;
}

/** Where in the spoken query a character fits, by any of its readings; the last syllable may be only begun. */
function heardIn(sounds: readonly string[]): (character: string) => Places {
  const bySound = placesBy(sounds);
  const open = sounds.at(-1) ?? '';
  const known = new Map<string, Places>();
  return (character) => {
    const before = known.get(character);
    if (before !== undefined) return before;
    const readings = readingsOf(character);
    const said = readings.length > 0 ? readings : [character];
    const fits = new Set(said.flatMap((each) => bySound.get(each) ?? none));
    if (said.some((each) => each.startsWith(open))) fits.add(sounds.length - 1);
    const places = fits.size === 0 ? none : [...fits];
    known.set(character, places);
    return places;
  };
}

/** A sound counts a little less than the very letters. */
const HEARD = 0.95;

export interface Likeness {
  /** Share of the query that stands in the title in one piece, 0 to 1; by letters or by sounds, whichever is more. */
  readonly share: number;
  readonly isWhole: boolean;
}

/** How much titles (given by `plainTitle`) look or sound like a query. */
export function likenessTo({ plain: asked, sounds }: Asked): (plain: string) => Likeness {
  if (asked === '') return () => ({ share: 0, isWhole: false });
  const letters = Array.from(asked);
  const byLetter = placesBy(letters);
  const seen = (character: string): Places => byLetter.get(character) ?? none;
  const heard = heardIn(sounds);
  return (plain) => {
    const read = longestShared(plain, letters.length, seen) / letters.length;
    const said =
      read === 1 || sounds.length < 2 ? 0 : longestShared(plain, sounds.length, heard) / sounds.length;
    return { share: Math.max(read, said * HEARD), isWhole: plain === asked };
  };
}
