import { shownGroups } from '../../core/quiz/small-groups.ts';
import type { MarkedAttempt } from './marked-attempts.ts';

/** By what attempts are narrowed; what is left out is all of it. */
export interface Narrowed {
  readonly version?: number | undefined;
  readonly month?: string | undefined;
  readonly unit?: string | undefined;
}

const parts = ['version', 'month', 'unit'] as const;
type Part = (typeof parts)[number];

export const selected = (
  attempts: Iterable<MarkedAttempt>,
  { version, month, unit }: Narrowed,
): MarkedAttempt[] =>
  [...attempts].filter(
    (one) =>
      (version === undefined || one.version === version) &&
      (month === undefined || one.month === month) &&
      (unit === undefined || one.unit === unit),
  );

/** The persons of each group that attempts fall into. */
export function personsBy(
  attempts: readonly MarkedAttempt[],
  part: Part,
): ReadonlyMap<string, ReadonlySet<string>> {
  const groups = new Map<string, Set<string>>();
  for (const one of attempts) {
    const name = String(one[part]);
    const persons = groups.get(name);
    if (persons === undefined) groups.set(name, new Set([one.staffNo]));
    else persons.add(one.staffNo);
  }
  return groups;
}

/** What may be asked for beside what is narrowed already: the groups of one part that may be shown beside their sum. */
export function mayAskFor(
  attempts: readonly MarkedAttempt[],
  part: Part,
  narrowed: Narrowed,
  smallest: number,
): string[] {
  const beside = selected(attempts, { ...narrowed, [part]: undefined });
  return [...shownGroups(personsBy(beside, part), smallest)].sort();
}

/**
 * Whether what is narrowed may be shown: of enough persons, and in each part by which it is narrowed one of those that may
 * be shown beside their sum. Who sees one unit alone has no sum over units to subtract from (`ownUnit`).
 */
export function mayShow(
  attempts: readonly MarkedAttempt[],
  narrowed: Narrowed,
  smallest: number,
  ownUnit: string | undefined,
): boolean {
  const persons = new Set(selected(attempts, narrowed).map(({ staffNo }) => staffNo));
  if (persons.size < smallest) return false;
  return parts.every((part) => {
    const value = narrowed[part];
    if (value === undefined || (part === 'unit' && value === ownUnit)) return true;
    return mayAskFor(attempts, part, narrowed, smallest).includes(String(value));
  });
}
