/**
 * Reads an amount as hosts write it: `18,250.75`, `18.250,75`, `¥ 18 250,75`, full-width digits, a trailing 元.
 * Gives the number in the page's own unit, or undefined where the text is no single amount.
 * The last separator followed by one or two digits is the decimal one; groups of three are thousands.
 */
export function readNumber(text: string): number | undefined {
  const plain = text.normalize('NFKC').replaceAll(/[\s¥$€元']/g, '');
  const [, sign = '', whole, cents = '0'] =
    /^(-?)(\d{1,3}(?:[.,]\d{3})+|\d+)(?:[.,](\d{1,2}))?$/.exec(plain) ?? [];
  return whole === undefined ? undefined : Number(`${sign}${whole.replaceAll(/[.,]/g, '')}.${cents}`);
}
