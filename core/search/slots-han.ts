import { engineTerm } from './han-code.ts';
import { type AskedTerm, type Knows, type Slot, weights } from './slot.ts';
import { soundTerms } from './slots-said.ts';
import { readingsOf } from './sounds.ts';

/** Question and function words, the longer ones first. */
export const asking =
  /请问|怎么办理|怎么办|怎么样|怎么|怎样|如何|什么时候|什么|哪些|哪个|多少|多久|几个|可以|是否|能不能|需要|应该|可否|有没有|吗|呢|吧|的|了|该|要|想|我|你|您|是|在|有|会|能|和|或|与|及|请/g;

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
/** A run so short was typed as one word, whatever a dictionary makes of it. */
const SHORT = 6;

/** For each character of a run, whether it belongs to a question or function word. */
function askingAt(text: string): boolean[] {
  const marked = Array.from(text, () => false);
  for (const match of text.matchAll(asking)) {
    for (let at = 0; at < match[0].length; at += 1) marked[match.index + at] = true;
  }
  return marked;
}

/** The pairs of a Han run that say something: what to mark in a hit. */
export function sayingPairs(text: string): string[] {
  const asks = askingAt(text);
  const characters = Array.from(text);
  if (characters.length === 1) return asks[0] ? [] : [text];
  return characters
    .slice(0, -1)
    .flatMap((first, at) => (asks[at] && asks[at + 1] ? [] : [`${first}${characters[at + 1]}`]));
}

/**
 * Slots of a Han run: its pairs, and where no text holds a pair, what it may have been meant to be. In a brief query also
 * what its pairs sound like: a slip may make another word.
 */
export function hanSlots(text: string, knows: Knows, isBrief: boolean): Slot[] {
  const characters = Array.from(text);
  if (characters.length === 1) {
    return [
      { weight: weights.lone, terms: [{ term: engineTerm(text), weight: weights.lone, how: 'prefix' }] },
    ];
  }
  const ends =
    characters.length > SHORT
      ? new Set(Array.from(segmenter.segment(text), ({ index }) => index))
      : undefined;
  const asks = askingAt(text);
  const share = (characters.length - 1) ** -weights.length;
  return characters.slice(0, -1).map((first, at): Slot => {
    const second = characters[at + 1] ?? '';
    const isAsking = asks[at] === true && asks[at + 1] === true;
    const weight = share * (ends?.has(at + 1) ? weights.boundary : 1) * (isAsking ? weights.asking : 1);
    const instead = (pair: string, by: number): AskedTerm[] => {
      const term = engineTerm(pair);
      return pair.length === 2 && knows(term) > 0 ? [{ term, weight: weight * by, how: 'exact' }] : [];
    };
    const heard = (by: number): AskedTerm[] =>
      isAsking ? [] : soundTerms(readingsOf(first), readingsOf(second), weight * by, knows);
    const written = instead(first + second, 1);
    if (written.length > 0)
      return { weight, terms: isBrief ? [...written, ...heard(weights.softSound)] : written };
    // Two neighbours in the wrong order spoil the pairs beside them too: 股票证签 has 票证 for 票签.
    const terms = [
      ...instead(second + first, weights.swapped),
      ...instead(first + (characters[at + 2] ?? ''), weights.skipped),
      ...instead((characters[at - 1] ?? '') + second, weights.skipped),
      ...heard(weights.sound),
    ];
    return { weight, terms };
  });
}
