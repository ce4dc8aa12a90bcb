const FAINT = 0.1;
/** Sum of the differences of red, green and blue below which ink cannot be told from paper. */
const ALIKE = 30;

/** Alpha of a computed colour: `rgba(0, 0, 0, 0.5)`, `oklch(0.5 0.1 120 / 0.2)`; 1 where it has none. */
export function alphaOf(color: string): number {
  return Number(/(?:\/\s*|^rgba\(.*,\s*)([\d.]+)\)$/.exec(color)?.[1] ?? 1);
}

function areAlike(a: string, b: string): boolean {
  if (!a.startsWith('rgb') || !b.startsWith('rgb')) return a === b;
  const [left, right] = [a, b].map((color) => color.match(/[\d.]+/g)?.map(Number) ?? []);
  return [0, 1, 2].reduce((sum, n) => sum + Math.abs((left?.[n] ?? 0) - (right?.[n] ?? 0)), 0) < ALIKE;
}

/** Whether ink of this computed style can be told from the paper behind it; `paper` is undefined where it is not known. */
export function isInked(style: CSSStyleDeclaration, paper: string | undefined): boolean {
  const ink = style.webkitTextFillColor;
  return alphaOf(ink) >= FAINT && (paper === undefined || !areAlike(ink, paper));
}
