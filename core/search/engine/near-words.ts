export interface WordList {
  /** Words one letter added, left out or changed away from this one. */
  near(word: string): string[];
}

/** The letters a word has, as bits: one letter off changes at most two of them. */
function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at += 1) letters |= 1 << (word.charCodeAt(at) & 31);
  return letters;
}

/** Whether a set of bits has at most two. */
function isAtMostTwo(bits: number): boolean {
  const without = bits & (bits - 1);
  return (without & (without - 1)) === 0;
}

/** Words by length with their letters, so that nearly all are passed over without being compared. */
export function wordList(words: Iterable<string>): WordList {
  const byLength = new Map<number, { words: string[]; letters: number[] }>();
  for (const word of words) {
    const group = byLength.get(word.length) ?? { words: [], letters: [] };
    group.words.push(word);
    group.letters.push(lettersOf(word));
    byLength.set(word.length, group);
  }
  return {
    near(word) {
      const wanted = lettersOf(word);
      const found: string[] = [];
      for (const length of [word.length - 1, word.length, word.length + 1]) {
        const group = byLength.get(length);
        group?.letters.forEach((letters, at) => {
          const other = group.words[at] ?? '';
          if (isAtMostTwo(letters ^ wanted) && isOneOff(word, other)) found.push(other);
        });
      }
      return found;
    },
  };
}

/** Whether two different words are one letter added, left out or changed from each other. */
function isOneOff(left: string, right: string): boolean {
  if (left === right) return false;
  let same = 0;
  while (same < left.length && left.charCodeAt(same) === right.charCodeAt(same)) same += 1;
  const difference = left.length - right.length;
  return left.slice(same + (difference >= 0 ? 1 : 0)) === right.slice(same + (difference <= 0 ? 1 : 0));
}
