/** A group whose figures might say something of single people. */
export interface Group {
  /** People in it. */
  readonly people: number;
  /** Events counted in it. */
  readonly events: number;
}

/** Whether a group is large enough to be shown by itself. */
export const isLarge = ({ people, events }: Group, smallest: number): boolean =>
  people >= smallest && events >= smallest;

/**
 * The groups that may be shown beside their sum. Small ones are withheld; when that leaves a single one, the smallest of
 * the others is withheld too, since it could else be had by subtraction. Groups without events say nothing. Pure.
 */
export function withoutSmall<T extends Group>(
  groups: readonly T[],
  smallest: number,
): { readonly shown: T[]; readonly withheld: T[] } {
  const counted = groups.filter(({ events }) => events > 0);
  const shown = counted.filter((group) => isLarge(group, smallest));
  const withheld = counted.filter((group) => !isLarge(group, smallest));
  const [least] = [...shown].sort((left, right) => left.events - right.events);
  if (withheld.length !== 1 || least === undefined) return { shown, withheld };
  return { shown: shown.filter((group) => group !== least), withheld: [...withheld, least] };
}

/** A figure, or null where it is small but not nothing. */
export const figure = (count: number, smallest: number): number | null =>
  count > 0 && count < smallest ? null : count;
