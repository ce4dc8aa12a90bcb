import { soundToken } from './analyse.ts';
import type { SpelledOut } from './sounds.ts';
import { type AskedTerm, type Knows, type Slot, weights } from './slot.ts';

/** A unit that can be said: its possible syllables. */
export type Said = readonly string[];

/** The sounds of two neighbours that stand in the index. */
export const soundTerms = (first: Said, second: Said, weight: number, knows: Knows): AskedTerm[] =>
  first
    .flatMap((a) => second.map((b) => soundToken(a, b)))
    .filter((term) => knows(term) > 0)
    .map((term) => ({ term, weight, how: 'sound' }));

/** Pairs whose second syllable is only begun; `longer` where it may also be whole, which is looked for by itself. */
const begun = (first: Said, second: Said, how: 'soundPrefix' | 'soundLonger'): AskedTerm[] =>
  first.flatMap((a) => second.map((b) => ({ term: soundToken(a, b), weight: weights.prefix, how })));

/**
 * Slots of syllables in a row; Han neighbours are read aloud with them (信用ka). `isOpen`: nothing follows, so that the
 * last one may still be typed on.
 */
export function saidSlots(
  { syllables, rest }: SpelledOut,
  around: { readonly before: Said | undefined; readonly after: Said | undefined; readonly isOpen: boolean },
  knows: Knows,
): Slot[] {
  const { before, after, isOpen } = around;
  const units: Said[] = [
    ...(before ? [before] : []),
    ...syllables.map((each) => [each]),
    ...(after ? [after] : []),
  ];
  const slots = units.slice(0, -1).map((first, at): Slot => {
    const second = units[at + 1] ?? [];
    // The last syllable may be only the beginning of one that is still being typed: zhen of zheng.
    const open = isOpen && rest === '' && at + 2 === units.length ? begun(first, second, 'soundLonger') : [];
    return { weight: 1, terms: [...soundTerms(first, second, 1, knows), ...open] };
  });
  const last = units.at(-1);
  if (isOpen && last && (rest !== '' || units.length === 1))
    slots.push({ weight: weights.boundary, terms: begun(last, [rest], 'soundPrefix') });
  return slots;
}
