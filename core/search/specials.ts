const numerals = '零一二三四五六七八九';
const digits = new Map(Array.from(numerals, (character, value) => [character, value]));
digits.set('两', 2);
const units = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1000],
]);

/** The number a Chinese or Arabic numeral stands for (十二, 一百零三, 12); undefined for anything else. */
export function numeral(text: string): number | undefined {
  if (/^\d{1,6}$/.test(text)) return Number(text);
  let total = 0;
  let last = 0;
  for (const character of text) {
    const digit = digits.get(character);
    const unit = units.get(character);
    if (digit !== undefined) last = digit;
    else if (unit !== undefined) {
      total += (last === 0 ? 1 : last) * unit;
      last = 0;
    } else return undefined;
  }
  return text === '' ? undefined : total + last;
}

const clause = /第\s*([零一二两三四五六七八九十百千]{1,9}|\d{1,4})\s*([条章节款项])/g;
/** A folded text with article numbers put one way (第七十条, 第 70 条, 70 → 70), for comparing titles. */
export const plainNumbers = (folded: string): string =>
  folded.replace(clause, (whole, number: string, kind: string) =>
    kind === '条' ? String(numeral(number) ?? whole) : whole,
  );

/** 银发〔2023〕12号: issuer, year, number, in any brackets (which folding has made blanks). */
const notice = /(\p{Script=Han}{1,8})\s*[[(]?\s*((?:19|20)\d\d)\s*[\])]?\s*第?(\d{1,4})号/gu;
/** JR/T 0171-2020, GB 11643: a standard, with or without its year. */
const standard = /\b([a-z]{2}(?:\/[a-z])?)\s?(\d{3,6})(?:\.\d{1,3})?(?:-(?:19|20)\d\d)?\b/g;

/** The token of an article's number: 第十二条 and 第12条 are one. */
export const clauseToken = (number: number, kind = '条'): string => `§${kind}${number}`;

/** Numbers by which rules are cited, in folded text, as tokens of their own. */
export function specialTokens(folded: string): string[] {
  const found: string[] = [];
  for (const [, number = '', kind = ''] of folded.matchAll(clause)) {
    const value = numeral(number);
    if (value !== undefined) found.push(clauseToken(value, kind));
  }
  for (const [, issuer = '', year = '', number = ''] of folded.matchAll(notice))
    found.push(`§${issuer}${year}-${Number(number)}`);
  for (const [, letters = '', number = ''] of folded.matchAll(standard))
    found.push(`§${letters.replace('/', '')}${number}`);
  return found;
}
