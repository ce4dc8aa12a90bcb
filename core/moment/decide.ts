import type { ArticleHead } from '../article/article.ts';
import { allInForce, allStopped, isForCustomer } from '../article/inforce.ts';
import { type Condition, holds } from '../condition/condition.ts';
import type { Facts } from '../condition/facts.ts';
import { factsOf, isCertified, type PageFacts } from '../condition/know.ts';
import type { CustomerContext } from '../contracts/context.ts';
import type { Person, Role } from '../organisation/person.ts';
import type { PageKind } from '../page/kinds.ts';
import type { CheckItem } from '../script/checklist.ts';
import type { Script } from '../script/script.ts';
import type { ActionId, MomentDefinition, MomentSlot, Tone } from './moment.ts';
import { type StripItem, stripOf } from './strip.ts';

/** A slot's value: words as they are, or a code that the screen's catalogue turns into words (`<scale>.<code>`). */
export type SlotValue = { readonly text: string } | { readonly scale: string; readonly code: string };

export interface Warning {
  readonly id: string;
  readonly tone: Tone;
  readonly text: string;
  readonly textEn?: string;
  readonly detail?: string;
  readonly detailEn?: string;
  readonly values: Readonly<Partial<Record<MomentSlot, SlotValue>>>;
  /** Article to read about it. */
  readonly article?: string;
}
export interface Offer {
  readonly script: string;
  readonly text: string;
  readonly textEn?: string;
}
export interface MomentAction {
  readonly id: ActionId;
  readonly tone: 'primary' | 'danger' | 'plain';
}

/** What the panel shows, in the order of its fields (domain 05). */
export interface Moment<A extends ArticleHead = ArticleHead> {
  /** `learning`: no valid certificate (R212); `offline`: no server; `generic`: no customer known; else `full`. */
  readonly mode: 'full' | 'generic' | 'offline' | 'learning';
  readonly pageKind: PageKind;
  readonly warnings: readonly Warning[];
  readonly strip: readonly StripItem[];
  /** Scripts to run one after the other; empty when the page has none. `plan[0]` is the script to begin with. */
  readonly plan: readonly string[];
  readonly offers: readonly Offer[];
  readonly checks: readonly CheckItem[];
  readonly articles: readonly A[];
  /** Articles that would stand among these, were their review not overdue for too long (R266). */
  readonly stopped: readonly A[];
  readonly actions: readonly MomentAction[];
  /** The facts it was decided on: what `startRun` takes. */
  readonly facts: Facts;
}

export interface MomentInput<A extends ArticleHead> {
  readonly page: PageFacts;
  /** Absent while loading, unconfirmed, without right or offline: the generic script and articles stay. */
  readonly customer?: CustomerContext | undefined;
  readonly person: Person;
  /** ms UTC. */
  readonly now: number;
  readonly offline?: boolean;
  readonly moments: readonly MomentDefinition[];
  readonly scripts: readonly Script[];
  /** All versions at hand; the ones in force are chosen here. */
  readonly articles: readonly A[];
}

const empty = (pageKind: PageKind): MomentDefinition => ({
  schema: 1,
  version: 1,
  pageKind,
  caseFirst: false,
  warnings: [],
  strip: [],
  plans: [],
  offers: [],
  checks: [],
  articles: [],
  actions: [],
});

/** Of several definitions of one page kind the highest version. */
function definitionOf(moments: readonly MomentDefinition[], pageKind: PageKind): MomentDefinition {
  return moments
    .filter((moment) => moment.pageKind === pageKind)
    .reduce((best, moment) => (moment.version > best.version ? moment : best), {
      ...empty(pageKind),
      version: 0,
    });
}

function slotValues(customer: CustomerContext | undefined): Warning['values'] {
  if (customer === undefined) return {};
  const { tierOverride, creditGrade, manager, booking, infoCheck, visitDueOn } = customer;
  return {
    ...(tierOverride && {
      tierBefore: { scale: 'corpTier', code: tierOverride.tierBefore },
      tierOverride: { scale: 'tierOverride', code: tierOverride.kind },
      overrideOn: { text: tierOverride.on },
    }),
    ...(creditGrade && { creditGradeOn: { text: creditGrade.on } }),
    ...(manager && { managerName: { text: manager.name } }),
    ...(booking && { bookingKind: { text: booking.kind } }),
    ...(infoCheck.dueOn === undefined ? {} : { infoDueOn: { text: infoCheck.dueOn } }),
    ...(visitDueOn === undefined ? {} : { visitDueOn: { text: visitDueOn } }),
  };
}

function warningsOf(list: MomentDefinition['warnings'], values: Warning['values']): Warning[] {
  return list.map(({ when: _when, roles: _roles, ...warning }) => {
    const used = Object.entries(values).filter(([slot]) =>
      `${warning.text}${warning.detail ?? ''}`.includes(`{{${slot}}}`),
    );
    return { ...defined(warning), values: Object.fromEntries(used) };
  });
}

/** Drops keys whose value is undefined, so that optional fields are absent, not undefined. */
function defined<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}

interface Row {
  readonly when?: Condition | undefined;
  readonly roles?: readonly Role[] | undefined;
}

function articlesOf<A extends ArticleHead>(
  rows: MomentDefinition['articles'],
  current: ReadonlyMap<string, A>,
  pageKind: PageKind,
  customer: CustomerContext | undefined,
  open: (row: Row) => boolean,
): A[] {
  const sorted = [...current.values()].sort((left, right) => (left.id < right.id ? -1 : 1));
  const found = new Map<string, A>();
  const add = (article: A | undefined): void => {
    if (article && isForCustomer(article.appliesTo, customer?.customerType)) found.set(article.id, article);
  };
  for (const row of rows.filter(open)) {
    if ('id' in row) add(current.get(row.id));
    else for (const article of sorted) if (article.tags.includes(row.tag)) add(article);
  }
  // An article the page names under a condition is not let in again by its `page:*` tag.
  const named = new Set(rows.flatMap((row) => ('id' in row ? [row.id] : [])));
  for (const article of sorted) if (article.pages.includes(pageKind) && !named.has(article.id)) add(article);
  return [...found.values()];
}

function actionsOf(
  rows: MomentDefinition['actions'],
  caseFirst: boolean,
  customer: CustomerContext | undefined,
): MomentAction[] {
  const needsCase = customer !== undefined && customer.serviceCase === undefined;
  const usable = rows
    .filter(({ needs }) => needs === 'nothing' || (needs === 'customer' ? customer : customer?.serviceCase))
    .map(({ id, tone }) => ({ id, tone }));
  const first = caseFirst && needsCase && customer.accessLevel === 'A1';
  const rest = usable.filter(({ id }) => id !== 'openCase' || (needsCase && !first));
  return first ? [{ id: 'openCase', tone: 'primary' }, ...rest] : rest;
}

/** `staff` is everyone's base role. */
const hasPost = (person: Person, roles: readonly Role[]): boolean =>
  roles.includes('staff') || roles.some((role) => person.roles.includes(role));

/**
 * What the panel shows for this page, customer, person and instant, in the order of domain 05: warnings, strip, script,
 * checks, articles, actions. Pure. Without a customer the generic script, page checks and articles stay; without a valid
 * certificate only script and articles (R212). Scripts or articles that are not at hand are left out.
 */
export function decideMoment<A extends ArticleHead>(input: MomentInput<A>): Moment<A> {
  const { page, person, now } = input;
  const learning = !isCertified(person, now);
  const customer = learning || input.offline === true ? undefined : input.customer;
  const facts = factsOf({ page, customer, person, now });
  const definition = definitionOf(input.moments, page.pageKind);
  const open = (row: Row): boolean =>
    holds(row.when, facts) && (row.roles === undefined || hasPost(person, row.roles));
  const runnable = new Set(input.scripts.filter(({ roles }) => hasPost(person, roles)).map(({ id }) => id));
  const plan = definition.plans.find(open)?.scripts.filter((id) => runnable.has(id)) ?? [];
  const of = (current: ReadonlyMap<string, A>): A[] =>
    articlesOf(definition.articles, current, page.pageKind, customer, open);
  const articles = of(allInForce(input.articles, now, person));
  const stopped = of(allStopped(input.articles, now, person));
  const base = { pageKind: page.pageKind, plan, articles, stopped, facts };
  if (learning)
    return { mode: 'learning', warnings: [], strip: [], offers: [], checks: [], actions: [], ...base };
  return {
    mode: customer ? 'full' : input.offline === true ? 'offline' : 'generic',
    warnings: warningsOf(definition.warnings.filter(open), slotValues(customer)),
    strip: customer ? stripOf(customer, definition.strip, now) : [],
    offers: definition.offers
      .filter((offer) => open(offer) && runnable.has(offer.script) && !plan.includes(offer.script))
      .map(({ script, text, textEn }) => ({ script, text, ...(textEn === undefined ? {} : { textEn }) })),
    checks: definition.checks.filter(open).map(({ when: _when, roles: _roles, ...item }) => item),
    actions: actionsOf(definition.actions.filter(open), definition.caseFirst, customer),
    ...base,
  };
}
