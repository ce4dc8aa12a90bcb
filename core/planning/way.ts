import { addMonths } from '../calendar/months.ts';
import type { Role } from '../organisation/person.ts';
import type { PlanningRules } from './planning-rules.ts';

/** A course as the way to it needs it; `validMonths` absent: it counts for good. */
export interface WayCourse {
  readonly id: string;
  readonly title: string;
  readonly validMonths?: number | undefined;
}
/** Shanghai day on which a person finished each course last. */
export type FinishedOn = ReadonlyMap<string, string>;

export interface CourseState {
  readonly id: string;
  readonly title: string;
  /** Finished, and still counting. */
  readonly isDone: boolean;
  readonly finishedOn?: string;
  /** Last day it counts. */
  readonly validUntil?: string;
}
export interface Way {
  readonly step: number;
  readonly label?: PlanningRules['ladder'][number]['label'];
  /** What the step after this one needs. */
  readonly next?: {
    readonly step: number;
    readonly label: PlanningRules['ladder'][number]['label'];
    readonly courses: readonly CourseState[];
    /** How many of them are still to be done. */
    readonly open: number;
  };
  readonly competences: readonly {
    readonly id: string;
    readonly role: Role;
    readonly label: PlanningRules['ladder'][number]['label'];
    readonly courses: readonly CourseState[];
    readonly isReached: boolean;
  }[];
}

/**
 * Where a person stands on the ladder and what is still to go (R204). `given` is the step they were given, else that of
 * their posts. Days are Shanghai. Pure.
 */
export function wayOf(
  person: { readonly roles: readonly Role[]; readonly given?: number | undefined },
  finished: FinishedOn,
  courses: readonly WayCourse[],
  today: string,
  rules: Pick<PlanningRules, 'ladder' | 'startsAt' | 'profiles'>,
): Way {
  const stateOf = (id: string): CourseState => {
    const course = courses.find((one) => one.id === id);
    const on = finished.get(id);
    const title = course?.title ?? id;
    if (on === undefined) return { id, title, isDone: false };
    const until = course?.validMonths === undefined ? undefined : addMonths(on, course.validMonths);
    return {
      id,
      title,
      isDone: until === undefined || today <= until,
      finishedOn: on,
      ...(until === undefined ? {} : { validUntil: until }),
    };
  };
  const byPost = rules.startsAt.filter(({ role }) => person.roles.includes(role)).map(({ step }) => step);
  const step = person.given ?? Math.max(1, ...byPost);
  const here = rules.ladder.find((one) => one.step === step);
  const ahead = rules.ladder.find((one) => one.step === step + 1);
  const needed = ahead?.courses.map(stateOf);
  return {
    step,
    ...(here === undefined ? {} : { label: here.label }),
    ...(ahead === undefined || needed === undefined
      ? {}
      : {
          next: {
            step: ahead.step,
            label: ahead.label,
            courses: needed,
            open: needed.filter(({ isDone }) => !isDone).length,
          },
        }),
    competences: rules.profiles
      .filter(({ role }) => person.roles.includes(role))
      .flatMap(({ role, competences }) =>
        competences.map(({ id, label, courses: wanted }) => {
          const states = wanted.map(stateOf);
          return { id, role, label, courses: states, isReached: states.every(({ isDone }) => isDone) };
        }),
      ),
  };
}
