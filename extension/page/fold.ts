/**
 * White space folded and full-width forms made plain, as every pattern expects its text. Nothing more: a raised or
 * circled digit is no digit of a number (`C-100²` is not `C-1002`).
 */
export const foldText = (text: string) =>
  text
    .replaceAll(/[！-～]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replaceAll(/\s+/g, ' ')
    .trim();

/** A label without its colon, white space and case: 户 名:, 户名 and full-width 户名： are one. */
export const foldLabel = (text: string) =>
  foldText(text).replaceAll(' ', '').replace(/[:*]$/, '').toLowerCase();
