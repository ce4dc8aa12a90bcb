import type { Course, CourseStep } from '../course/course.ts';

export const stepKinds = ['article', 'script', 'quiz', 'exercise', 'session'] as const;
export type StepKind = (typeof stepKinds)[number];

/** One step of a course, under the key by which what a person did is kept. */
export interface Step {
  /** `ART-01`, `SCR-02`, `QZ-05`; of the n-th exercise or session of a unit `day-1/exercise-1`. */
  readonly key: string;
  readonly kind: StepKind;
  readonly unit: string;
  /** What is to be done, where it is not an article, script or quiz. */
  readonly text?: string;
  readonly note?: string;
}

/** What a person has done: the instant (ms UTC) by the step's key. The same article in two units is read once. */
export type Done = ReadonlyMap<string, number>;

/** How far a person has come. `next` is the first step still open. */
export interface Progress {
  readonly done: number;
  readonly of: number;
  readonly next?: Step;
  readonly units: readonly { readonly id: string; readonly done: number; readonly of: number }[];
  /** When the last step was done, once all are. Milliseconds UTC. */
  readonly completedAt?: number;
}

const kindOf = (step: CourseStep): StepKind => stepKinds.find((kind) => kind in step) ?? 'exercise';

/** Steps read before, by the units they stand in: a version never changes, and many people learn it. */
const read = new WeakMap<Course['units'], readonly Step[]>();

/** The steps of a course in their order. */
export function stepsOf({ units }: Pick<Course, 'units'>): readonly Step[] {
  const before = read.get(units);
  if (before !== undefined) return before;
  const steps = readSteps(units);
  read.set(units, steps);
  return steps;
}

function readSteps(units: Course['units']): readonly Step[] {
  return units.flatMap(({ id, steps }) => {
    const counts = new Map<StepKind, number>();
    return steps.map((step): Step => {
      const kind = kindOf(step);
      const n = (counts.get(kind) ?? 0) + 1;
      counts.set(kind, n);
      const note = 'note' in step && step.note !== undefined ? { note: step.note } : {};
      if ('article' in step) return { key: step.article, kind, unit: id, ...note };
      if ('script' in step) return { key: step.script, kind, unit: id, ...note };
      if ('quiz' in step) return { key: step.quiz, kind, unit: id, ...note };
      const text = 'exercise' in step ? step.exercise : step.session;
      return { key: `${id}/${kind}-${n}`, kind, unit: id, text };
    });
  });
}

/**
 * How far a course has come by what was done (R192: 4 articles and a quiz, three of them done, is 3/5 of that unit).
 * `since` (ms UTC): what was done before does not count, as when a course is renewed.
 */
export function progressOf(course: Pick<Course, 'units'>, done: Done, since = 0): Progress {
  const steps = stepsOf(course);
  const isDone = ({ key }: Step): boolean => (done.get(key) ?? -1) >= since;
  const next = steps.find((step) => !isDone(step));
  const units = course.units.map(({ id }) => {
    const own = steps.filter(({ unit }) => unit === id);
    return { id, done: own.filter(isDone).length, of: own.length };
  });
  return {
    done: steps.filter(isDone).length,
    of: steps.length,
    units,
    ...(next === undefined
      ? { completedAt: Math.max(...steps.map(({ key }) => done.get(key) ?? 0)) }
      : { next }),
  };
}
