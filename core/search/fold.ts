import { simplifyPairs } from './simplify-table.ts';

const brackets = '〔〕【】〖〗「」『』《》〈〉';

/**
 * What becomes of the code units that nearly all text is made of, each by itself: ASCII, its full-width forms, common
 * punctuation, Han of the common block. 0: not so simple, the whole text takes the long way.
 */
const become = new Uint16Array(0x1_0000);
const stays = (from: number, to: number): void => {
  for (let unit = from; unit <= to; unit += 1) become[unit] = unit;
};
stays(0x09, 0x0d);
stays(0x20, 0x7e);
stays(0x4e00, 0x9fff);
for (const unit of '、。“”‘’—·') become[unit.charCodeAt(0)] = unit.charCodeAt(0);
for (let unit = 0xff01; unit <= 0xff5e; unit += 1) become[unit] = unit - 0xfee0;
become[0x3000] = 32;
for (let unit = 0; unit < become.length; unit += 1) {
  const upper = become[unit] ?? 0;
  if (upper >= 65 && upper <= 90) become[unit] = upper + 32;
}
const others = new Map<string, string>();
for (let at = 0; at < simplifyPairs.length; at += 2) {
  others.set(simplifyPairs.charAt(at), simplifyPairs.charAt(at + 1));
}
for (const bracket of brackets) others.set(bracket, ' ');
others.set('〇', '零');
for (const [unit, other] of others) become[unit.charCodeAt(0)] = other.charCodeAt(0);

/** The folded text where every code unit becomes one, so that places in both are the same; else undefined. */
export function foldInPlace(text: string): string | undefined {
  let folded = '';
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    const other = become[unit] ?? 0;
    if (other === 0) return undefined;
    if (other === unit) continue;
    folded += text.slice(from, at) + String.fromCharCode(other);
    from = at + 1;
  }
  return from === 0 ? text : folded + text.slice(from);
}

/** One spelling for search, character by character: compatibility forms, case, traditional script; brackets are blanks. */
export function fold(text: string): string {
  const inPlace = foldInPlace(text);
  if (inPlace !== undefined) return inPlace;
  let folded = '';
  for (const character of text.normalize('NFKC').toLowerCase()) folded += others.get(character) ?? character;
  return folded;
}

const han = /^\p{Script=Han}/u;

/** Whether a token is Han; the engine never guesses letters in those (开户 is not 客户). */
export const isHan = (token: string): boolean => han.test(token);
