/**
 * Which of the groups that a sum is made of may be shown beside that sum. A group of fewer persons than `smallest` is
 * withheld; and further groups, the smallest first, until what is left when all that is shown is taken from the sum is
 * again of so many persons, and of two groups at least: nobody is found by subtraction. Persons may be in several groups.
 * Pure; gives the names of the groups to show.
 */
export function shownGroups(
  groups: ReadonlyMap<string, ReadonlySet<string>>,
  smallest: number,
): ReadonlySet<string> {
  const bySize = [...groups]
    .filter(([, persons]) => persons.size > 0)
    .sort(([a, left], [b, right]) => left.size - right.size || (a < b ? -1 : 1));
  const rest = new Set<string>();
  let withheld = 0;
  for (const [, persons] of bySize) {
    const isCovered = withheld === 0 || (withheld > 1 && rest.size >= smallest);
    if (persons.size >= smallest && isCovered) break;
    for (const person of persons) rest.add(person);
    withheld += 1;
  }
  return new Set(bySize.slice(withheld).map(([name]) => name));
}
