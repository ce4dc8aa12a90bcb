const endings: readonly (readonly [RegExp, string])[] = [
  [/(?<=.{3})'s$/, ''],
  [/ies$/, 'y'],
  [/(?<=ss|x|ch|sh)es$/, ''],
  [/(?<=[^aious])s$/, ''],
  [/(?<=.{3}[^aeiou])(?:ing|ed)$/, ''],
  [/(?<=.{3}[aeiou]{2})(?:ing|ed)$/, ''],
];

/** A light English stem: plural, -ing, -ed, a doubled last letter. Codes with digits stay as they are. */
export function stem(word: string): string {
  if (word.length < 4 || /[^a-z]/.test(word)) return word;
  for (const [ending, by] of endings) {
    if (!ending.test(word)) continue;
    const short = word.replace(ending, by);
    return /([^aeiouls])\1$/.test(short) ? short.slice(0, -1) : short;
  }
  return word;
}
