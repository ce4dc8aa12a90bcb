/** Half the width of a 95 % interval, in standard errors of a normal distribution. */
const Z = 1.959963984540054;

/** A share between 0 and 1 with its 95 % interval. */
export interface Share {
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/** A share of `of` (more than 0) with Wilson's interval, which stays within 0 and 1 and holds for few answers too. */
export function wilson(count: number, of: number): Share {
  const share = count / of;
  const centre = (share + (Z * Z) / (2 * of)) / (1 + (Z * Z) / of);
  const half = (Z / (1 + (Z * Z) / of)) * Math.sqrt((share * (1 - share)) / of + (Z * Z) / (4 * of * of));
  // At 0 and 1 an end is the share itself, but for rounding.
  return {
    share,
    low: Math.max(0, Math.min(share, centre - half)),
    high: Math.min(1, Math.max(share, centre + half)),
  };
}

/** Arithmetic mean; NaN of none. */
export const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** Variance of a sample (n − 1). */
export function varianceOf(values: readonly number[]): number {
  const mean = meanOf(values);
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
}

/** Pearson's correlation; `undefined` where one side does not vary. */
export function correlationOf(pairs: readonly (readonly [number, number])[]): number | undefined {
  const [left, right] = [pairs.map(([x]) => x), pairs.map(([, y]) => y)];
  const [meanLeft, meanRight] = [meanOf(left), meanOf(right)];
  const sum = (of: (x: number, y: number) => number): number =>
    pairs.reduce((total, [x, y]) => total + of(x - meanLeft, y - meanRight), 0);
  const spread = Math.sqrt(sum((x) => x * x) * sum((_, y) => y * y));
  // Sums of equal decimals leave dust: 1e-12 is no variation of shares between 0 and 1.
  return spread < 1e-12 ? undefined : sum((x, y) => x * y) / spread;
}

/** The value below which a share of the sorted values lies, between neighbours in proportion (type 7, as spreadsheets). */
function quantile(sorted: Float64Array, share: number): number {
  const at = (sorted.length - 1) * share;
  const below = sorted[Math.floor(at)] ?? Number.NaN;
  return below + (at - Math.floor(at)) * ((sorted[Math.ceil(at)] ?? below) - below);
}

/** A quarter of the values lies below `lower`, half below `median`, a quarter above `upper`. */
export interface Quartiles {
  readonly lower: number;
  readonly median: number;
  readonly upper: number;
}

/** Quartiles in the unit of the values; `undefined` of none. */
export function quartilesOf(values: readonly number[]): Quartiles | undefined {
  if (values.length === 0) return undefined;
  const sorted = Float64Array.from(values).sort();
  return { lower: quantile(sorted, 0.25), median: quantile(sorted, 0.5), upper: quantile(sorted, 0.75) };
}

/** The chance that Student's t of whole `freedom` lies between −t and t: the finite series (Abramowitz & Stegun 26.7.3-4). */
function within(t: number, freedom: number): number {
  const angle = Math.atan(t / Math.sqrt(freedom));
  const cos2 = Math.cos(angle) ** 2;
  const odd = freedom % 2 === 1;
  let term = odd ? Math.cos(angle) : 1;
  let series = freedom === 1 ? 0 : term;
  for (let k = odd ? 3 : 2; k <= freedom - 2; k += 2) {
    term *= (cos2 * (k - 1)) / k;
    series += term;
  }
  return odd ? (2 / Math.PI) * (angle + Math.sin(angle) * series) : Math.sin(angle) * series;
}

/** How many standard errors the 95 % interval of a mean reaches to each side; `freedom` is n − 1, at least 1. */
export function student95(freedom: number): number {
  let [low, high] = [0, 16];
  for (let step = 0; step < 100 && low < high; step += 1) {
    const middle = (low + high) / 2;
    if (within(middle, freedom) < 0.95) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
