import { meanOf, student95, varianceOf, wilson, type Share } from './intervals.ts';

/** What an attempt came to, as the figures of a paper take it. */
export interface PaperResult {
  /** Percent of the marks, 0 to 100, not rounded. */
  readonly percent: number;
  readonly isPass: boolean;
}

/** Width of a bar of the distribution, in percent; what has all marks stands in the last bar. */
export const BIN_PERCENT = 5;

/** The figures of a whole paper. Percent of the marks. */
export interface PaperStatistics {
  readonly attempts: number;
  /** With its 95 % interval (Student), which a single attempt does not have. */
  readonly mean: { readonly mean: number; readonly low?: number; readonly high?: number };
  readonly deviation?: number;
  readonly pass: Share;
  /** How many lie from `from` up to, without, the next; empty bars before the first and after the last are left out. */
  readonly bins: readonly { readonly from: number; readonly count: number }[];
}

/** What results say together; `undefined` of none. */
export function paperStatistics(results: readonly PaperResult[]): PaperStatistics | undefined {
  if (results.length === 0) return undefined;
  const percents = results.map(({ percent }) => percent);
  const mean = meanOf(percents);
  const deviation = results.length < 2 ? undefined : Math.sqrt(varianceOf(percents));
  const half =
    deviation === undefined
      ? undefined
      : (student95(results.length - 1) * deviation) / Math.sqrt(results.length);
  return {
    attempts: results.length,
    mean: half === undefined ? { mean } : { mean, low: mean - half, high: mean + half },
    ...(deviation === undefined ? {} : { deviation }),
    pass: wilson(results.filter(({ isPass }) => isPass).length, results.length),
    bins: binsOf(percents),
  };
}

function binsOf(percents: readonly number[]): { from: number; count: number }[] {
  const last = 100 - BIN_PERCENT;
  const counts = new Map<number, number>();
  for (const percent of percents) {
    const from = Math.min(last, Math.floor(percent / BIN_PERCENT) * BIN_PERCENT);
    counts.set(from, (counts.get(from) ?? 0) + 1);
  }
  const [first, end] = [Math.min(...counts.keys()), Math.max(...counts.keys())];
  return Array.from({ length: (end - first) / BIN_PERCENT + 1 }, (_, at) => {
    const from = first + at * BIN_PERCENT;
    return { from, count: counts.get(from) ?? 0 };
  });
}
