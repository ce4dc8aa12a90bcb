import type { TrainingRules } from './rules.ts';

/** Where somebody stands on the ladder, and what the next rung still asks (R204). */
export interface CareerView {
  readonly step: number;
  readonly label: { readonly zh: string; readonly en: string };
  /** The next rung; none at the top. */
  readonly next?: {
    readonly step: number;
    readonly label: { readonly zh: string; readonly en: string };
    readonly courses: readonly { readonly id: string; readonly isDone: boolean }[];
    readonly open: number;
  };
}

/** R204: T-001 at step 1; step 2 needs 3 courses, 1 open. Undefined where the bank has no ladder, or none such rung. */
export function careerOf(
  step: number,
  finished: ReadonlySet<string>,
  { career }: Pick<TrainingRules, 'career'>,
): CareerView | undefined {
  const now = career.find((each) => each.step === step);
  if (now === undefined) return undefined;
  const above = career.find((each) => each.step === step + 1);
  const here = { step, label: now.label };
  if (above === undefined) return here;
  const courses = above.courses.map((id) => ({ id, isDone: finished.has(id) }));
  const open = courses.filter(({ isDone }) => !isDone).length;
  return { ...here, next: { step: above.step, label: above.label, courses, open } };
}
