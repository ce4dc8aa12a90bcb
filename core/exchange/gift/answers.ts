import { findSign, GiftSlip, unescaped } from './scan.ts';

/** One answer between the braces: its sign, its weight in percent, its words and what is said to who gives it. */
export interface GiftAnswer {
  readonly sign: '=' | '~';
  readonly weight: number | undefined;
  /** As written, escapes and all. */
  readonly raw: string;
  readonly feedback: string;
  /** Where it stands in the question. */
  readonly at: number;
}

/** The part up to the first unescaped `#`, and what follows it. */
export function feedbackOf(raw: string): { readonly words: string; readonly feedback: string } {
  const hash = findSign(raw, '#', 0);
  return hash < 0
    ? { words: raw, feedback: '' }
    : { words: raw.slice(0, hash), feedback: raw.slice(hash + 1).trim() };
}

/** The answers of `text` between two places: each begins with `=` or `~`. Throws a slip for words that begin with neither. */
export function answersOf(text: string, from: number, to: number): GiftAnswer[] {
  const answers: GiftAnswer[] = [];
  let at = findSign(text, '=~', from, to);
  const before = text.slice(from, at < 0 ? to : at);
  if (before.trim() !== '') {
    const lead = from + before.length - before.trimStart().length;
    throw new GiftSlip('gift.mark', lead, before);
  }
  while (at >= 0) {
    const next = findSign(text, '=~', at + 1, to);
    const { words, feedback } = feedbackOf(text.slice(at + 1, next < 0 ? to : next));
    const { weight, rest } = weighed(words, at);
    answers.push({ sign: text[at] === '=' ? '=' : '~', weight, raw: rest.trim(), feedback, at });
    at = next;
  }
  return answers;
}

/** `%50%` before an answer. What begins as a weight and is none is a slip. */
function weighed(words: string, at: number): { readonly weight: number | undefined; readonly rest: string } {
  const text = words.trimStart();
  const [whole, digits] = /^%(-?\d{1,3}(?:\.\d{1,6})?)%/.exec(text) ?? [];
  if (whole === undefined) {
    if (/^%-?[\d.]/.test(text)) throw new GiftSlip('gift.weight', at, text.slice(0, 20));
    return { weight: undefined, rest: text };
  }
  const weight = Number(digits);
  if (Math.abs(weight) > 100) throw new GiftSlip('gift.weight', at, whole);
  return { weight, rest: text.slice(whole.length) };
}

const tidy = (value: number): number => Number(value.toPrecision(12));
const digits = String.raw`[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,3})?`;
const exact = new RegExp(`^(${digits})(?:\\s*:\\s*(${digits}))?$`);
const range = new RegExp(`^(${digits})\\s*\\.\\.\\s*(${digits})$`);

/** `48`, `48:2` (give or take) or `46..50`. Throws a slip for what is no number. */
export function numberOf(raw: string, at: number): { readonly answer: number; readonly tolerance: number } {
  const words = unescaped(raw).trim();
  const [, low, high] = range.exec(words) ?? [];
  if (low !== undefined && high !== undefined) {
    const [from, to] = [Number(low), Number(high)];
    if (from > to || !Number.isFinite(to - from)) throw new GiftSlip('gift.number', at, words);
    return { answer: tidy((from + to) / 2), tolerance: tidy((to - from) / 2) };
  }
  const [, value, give = '0'] = exact.exec(words) ?? [];
  const [answer, tolerance] = [Number(value), Number(give)];
  const isNumber =
    value !== undefined && Number.isFinite(answer) && Number.isFinite(tolerance) && tolerance >= 0;
  if (!isNumber) throw new GiftSlip('gift.number', at, words);
  return { answer, tolerance };
}
