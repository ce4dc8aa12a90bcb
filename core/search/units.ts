import { fold } from './fold.ts';
import { plainNumbers } from './specials.ts';

/** Whole numbers stand in the private block, where no text has characters. */
const NUMBERS = { from: 0xe000, count: 0x1800 } as const;

const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isLetter = (code: number): boolean => code >= 97 && code <= 122;
const isHanUnit = (code: number): boolean =>
  (code >= 0x3400 && code <= 0x9fff) || (code >= 0xf900 && code <= 0xfaff);

/** A text as it is compared in a row, one number each: Han characters, letters, whole numbers; the rest is left out. */
export function unitsOf(text: string): Uint16Array {
  const plain = plainNumbers(fold(text));
  const units = new Uint16Array(plain.length);
  let length = 0;
  for (let at = 0; at < plain.length; at += 1) {
    const code = plain.charCodeAt(at);
    if (isHanUnit(code) || isLetter(code)) units[length++] = code;
    else if (isDigit(code)) {
      let number = 0;
      for (; isDigit(plain.charCodeAt(at)); at += 1)
        number = (number * 10 + plain.charCodeAt(at) - 48) % NUMBERS.count;
      units[length++] = NUMBERS.from + number;
      at -= 1;
    }
  }
  return units.slice(0, length);
}

/** Whether a unit is a whole number. */
export const isNumberUnit = (unit: number): boolean =>
  unit >= NUMBERS.from && unit < NUMBERS.from + NUMBERS.count;
