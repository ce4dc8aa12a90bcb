import { shanghaiDate } from '../condition/shanghai.ts';
import type { CustomerType } from '../customer/terms.ts';
import type { Person } from '../organisation/person.ts';
import type { AppliesTo, ArticleHead } from './article.ts';

/** What scope is matched against: the person's posts, and where they stand in the bank. */
export type ScopePerson = Pick<Person, 'roles' | 'orgPath' | 'orgUnitKind'>;

/** How deep in the person's own path a region of the scope lies: 0 = everywhere, more = nearer; undefined = not here. */
function nearness(scope: AppliesTo, person: ScopePerson): number | undefined {
  if (scope.regions === undefined) return 0;
  // orgPath runs from the own unit up to head office: an earlier place is nearer.
  const places = scope.regions.map((code) => person.orgPath.indexOf(code)).filter((place) => place >= 0);
  return places.length === 0 ? undefined : person.orgPath.length - Math.min(...places);
}

/** Whether a scope speaks to this person; `staff` is everyone's base role. */
export function isFor(scope: AppliesTo, person: ScopePerson): boolean {
  const roleFits =
    scope.roles === undefined ||
    scope.roles.includes('staff') ||
    scope.roles.some((role) => person.roles.includes(role));
  const kindFits = scope.orgKinds === undefined || scope.orgKinds.includes(person.orgUnitKind);
  return roleFits && kindFits && nearness(scope, person) !== undefined;
}

/** Whether an article is offered for a customer of this type (R2); without a customer everything is. */
export const isForCustomer = (scope: AppliesTo, type: CustomerType | undefined): boolean =>
  type === undefined || scope.customerTypes === undefined || scope.customerTypes.includes(type);

// A retired version still was in force on the days it names; without a last day it names none.
const isPublished = ({ state, effectiveUntil }: ArticleHead): boolean =>
  state === 'inForce' || state === 'scheduled' || (state === 'retired' && effectiveUntil !== undefined);

function isOpen(version: ArticleHead, day: string): boolean {
  return (
    isPublished(version) &&
    version.effectiveFrom <= day &&
    (version.effectiveUntil === undefined || version.effectiveUntil >= day)
  );
}

/**
 * The version of one article in force for this person at an instant (ms UTC; days are Asia/Shanghai), or undefined.
 * Of several the nearest region wins, then the later start, then the higher version number; where the rules no longer let
 * that one guide anybody because its review is overdue, none does: an older one is never better. Pure, independent of order.
 */
export function inForce<T extends ArticleHead>(
  versions: readonly T[],
  now: number,
  person: ScopePerson,
): T | undefined {
  const version = holding(versions, now, person);
  return version === undefined || isStopped(version, now) ? undefined : version;
}

const isStopped = ({ guidanceUntil }: ArticleHead, now: number): boolean =>
  guidanceUntil !== undefined && guidanceUntil < shanghaiDate(now);

/** The version that would hold for this person, were its review not overdue for too long. */
function holding<T extends ArticleHead>(
  versions: readonly T[],
  now: number,
  person: ScopePerson,
): T | undefined {
  const day = shanghaiDate(now);
  let best: T | undefined;
  for (const version of versions) {
    if (!isOpen(version, day) || !isFor(version.appliesTo, person)) continue;
    if (best === undefined || outranks(version, best, person)) best = version;
  }
  return best;
}

function outranks(left: ArticleHead, right: ArticleHead, person: ScopePerson): boolean {
  const near = (nearness(left.appliesTo, person) ?? 0) - (nearness(right.appliesTo, person) ?? 0);
  if (near !== 0) return near > 0;
  if (left.effectiveFrom !== right.effectiveFrom) return left.effectiveFrom > right.effectiveFrom;
  return left.version > right.version;
}

/**
 * The version of one article that is published for this person and begins later: the next change, to be counted down to.
 * Undefined when nothing is coming.
 */
export function coming<T extends ArticleHead>(
  versions: readonly T[],
  now: number,
  person: ScopePerson,
): T | undefined {
  const day = shanghaiDate(now);
  let next: T | undefined;
  for (const version of versions) {
    const isAhead = version.state !== 'retired' && isPublished(version) && version.effectiveFrom > day;
    const hasDays = version.effectiveUntil === undefined || version.effectiveUntil >= version.effectiveFrom;
    if (!isAhead || !hasDays || !isFor(version.appliesTo, person)) continue;
    if (next === undefined || version.effectiveFrom < next.effectiveFrom) next = version;
    else if (version.effectiveFrom === next.effectiveFrom && outranks(version, next, person)) next = version;
  }
  return next;
}

/** Every article's version in force, by article id. */
export const allInForce = <T extends ArticleHead>(
  versions: readonly T[],
  now: number,
  person: ScopePerson,
): Map<string, T> => byArticle(versions, (list) => inForce(list, now, person));

/** Of every article that only its overdue review keeps from guiding this person, the version that would hold, by article id. */
export const allStopped = <T extends ArticleHead>(
  versions: readonly T[],
  now: number,
  person: ScopePerson,
): Map<string, T> =>
  byArticle(versions.some((version) => isStopped(version, now)) ? versions : [], (list) => {
    const version = holding(list, now, person);
    return version !== undefined && isStopped(version, now) ? version : undefined;
  });

function byArticle<T extends ArticleHead>(
  versions: readonly T[],
  choose: (versions: readonly T[]) => T | undefined,
): Map<string, T> {
  const byId = new Map<string, T[]>();
  for (const version of versions) byId.set(version.id, [...(byId.get(version.id) ?? []), version]);
  const current = new Map<string, T>();
  for (const [id, list] of byId) {
    const version = choose(list);
    if (version !== undefined) current.set(id, version);
  }
  return current;
}

/** A version as a retirement leaves it: in force until that day at most; undefined when it would never have begun. */
export function endingOn<T extends ArticleHead>(version: T, lastDay: string): T | undefined {
  if (version.effectiveFrom > lastDay) return undefined;
  const until = version.effectiveUntil;
  return until !== undefined && until <= lastDay ? version : { ...version, effectiveUntil: lastDay };
}
