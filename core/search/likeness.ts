import type { Asked } from './asked.ts';
import { fold } from './fold.ts';
import { readingsOf } from './sounds.ts';
import { plainNumbers } from './specials.ts';

/** Length of the longest run that two sequences share. */
export function longestShared<T>(
  left: readonly T[],
  right: readonly T[],
  same: (a: T, b: T) => boolean,
): number {
  let best = 0;
  const empty = (): number[] => [0, ...right.map(() => 0)];
  let row = empty();
  for (const a of left) {
    const next = empty();
    for (let at = 0; at < right.length; at += 1) {
      if (!same(a, right[at] as T)) continue;
      const length = (row[at] ?? 0) + 1;
      next[at + 1] = length;
      if (length > best) best = length;
    }
    row = next;
  }
  return best;
}

const plainOf = (folded: string): string => plainNumbers(folded).replaceAll(/[^\p{Script=Han}a-z0-9]/gu, '');
const is = (a: string, b: string): boolean => a === b;

export interface Likeness {
  /** Share of the query that stands in the title in one piece, 0 to 1; by letters or by sounds, whichever is more. */
  readonly share: number;
  readonly isWhole: boolean;
}

/** How much a title looks or sounds like the query. */
export function likenessOf(asked: Asked, title: string): Likeness {
  const plain = plainOf(fold(title));
  if (asked.plain === '') return { share: 0, isWhole: false };
  const byLetter = longestShared(Array.from(asked.plain), Array.from(plain), is) / asked.plain.length;
  const said = Array.from(plain, (character) => readingsOf(character));
  const last = asked.sounds.at(-1);
  const bySound =
    asked.sounds.length < 2
      ? 0
      : (longestShared<readonly string[]>(
          asked.sounds.map((each) => [each]),
          said.map((each, at) => (each.length > 0 ? each : [plain.charAt(at)])),
          ([a = ''], b) => b.some((each) => each === a || (a === last && each.startsWith(a))),
        ) /
          asked.sounds.length) *
        0.95;
  return { share: Math.min(1, Math.max(byLetter, bySound)), isWhole: plain === asked.plain };
}
