import { fold } from './fold.ts';
import { plainNumbers } from './specials.ts';

/** Whole numbers and pairs of letters stand in the private block, where no text has characters. */
const PAIRS = 0xe000;
const NUMBERS = { from: PAIRS + 26 * 26, count: 0x1000 } as const;

const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isLetter = (code: number): boolean => code >= 97 && code <= 122;
const isHanUnit = (code: number): boolean =>
  (code >= 0x3400 && code <= 0x9fff) || (code >= 0xf900 && code <= 0xfaff);

/**
 * A text as it is compared in a row, one number each: Han characters, whole numbers, and the letters of a word two by
 * two, because one letter stands everywhere; the rest is left out. Article numbers are put one way.
 */
export function unitsOf(text: string): Uint16Array {
  const plain = plainNumbers(fold(text));
  const units = new Uint16Array(plain.length);
  let length = 0;
  let letters = 0;
  let last = 0;
  const endLetters = (): void => {
    if (letters === 1) units[length++] = last;
    letters = 0;
  };
  for (let at = 0; at < plain.length; at += 1) {
    const code = plain.charCodeAt(at);
    if (isLetter(code)) {
      letters += 1;
      if (letters > 1) units[length++] = PAIRS + (last - 97) * 26 + (code - 97);
      last = code;
      continue;
    }
    endLetters();
    if (isHanUnit(code)) units[length++] = code;
    else if (isDigit(code)) {
      let number = code - 48;
      for (; isDigit(plain.charCodeAt(at + 1)); at += 1)
        number = (number * 10 + plain.charCodeAt(at + 1) - 48) % NUMBERS.count;
      units[length++] = NUMBERS.from + number;
    }
  }
  endLetters();
  return units.slice(0, length);
}

/** Whether a unit is a whole number. */
export const isNumberUnit = (unit: number): boolean =>
  unit >= NUMBERS.from && unit < NUMBERS.from + NUMBERS.count;
