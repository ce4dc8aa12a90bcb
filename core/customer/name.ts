/**
 * The form of a name that both sides put into the name proof: NFKC (full-width to half-width), every blank and
 * invisible character dropped, the dots of transcribed names made one, Latin letters in capitals.
 */
export function normaliseName(name: string): string {
  return name
    .normalize('NFKC')
    .replaceAll(/[\s\p{Cf}\p{Cc}]/gu, '')
    .replaceAll(/[•‧∙⋅・]/gu, '·')
    .toUpperCase();
}
