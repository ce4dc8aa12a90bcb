import type { TrainingRecord } from './record.ts';

/** What a person has in the ledger, counted. */
export interface Counts {
  readonly readings: number;
  readonly attempts: number;
  readonly passes: number;
  readonly courses: number;
  readonly attendances: number;
  readonly certificates: number;
  readonly points: number;
}

/**
 * Counts the lines of one person. What was corrected counts as it is after the correction: a regraded attempt by its last
 * marking, a certificate taken back not at all, points with what was taken back. Pure.
 */
export function countsOf(records: readonly TrainingRecord[]): Counts {
  const of = (kind: TrainingRecord['kind']) => records.filter((record) => record.kind === kind);
  const marks = of('mark');
  const replaced = new Set(marks.map(({ result }) => result['replaces']));
  return {
    readings: of('reading').length,
    attempts: of('attempt').filter(({ result }) => result['step'] === 'begun').length,
    passes: marks.filter(({ ref, result }) => result['isPass'] === true && !replaced.has(ref)).length,
    courses: of('course').length,
    attendances: of('attendance').filter(({ result }) => result['present'] !== false).length,
    certificates: of('certificate').length - of('revocation').length,
    points: of('points').reduce((sum, { result }) => sum + Number(result['delta'] ?? 0), 0),
  };
}
