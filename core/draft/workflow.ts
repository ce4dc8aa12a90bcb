import type { Confidentiality } from '../article/article.ts';
import type { ContentKind } from '../content/kinds.ts';
import type { ErrorCode } from '../errors.ts';
import type { Person, Role } from '../organisation/person.ts';
import type { PublishingRules } from './publishing-rules.ts';

export const draftStates = ['draft', 'inReview', 'approved', 'published', 'abandoned'] as const;
export type DraftState = (typeof draftStates)[number];
/** `publish` puts a text in force; `retire` takes the newest version out of it. */
export const draftActions = ['publish', 'retire'] as const;
export type DraftAction = (typeof draftActions)[number];

export interface Approval {
  readonly staffNo: string;
  readonly roles: readonly Role[];
}

/** What decisions about a draft are made on. */
export interface DraftFacts {
  readonly kind: ContentKind;
  readonly confidentiality: Confidentiality;
  readonly state: DraftState;
  /** Everyone who wrote a word of it. */
  readonly authors: readonly string[];
  /** Approvals of the text as it stands now. */
  readonly approvals: readonly Approval[];
}

export type DraftStep = 'save' | 'submit' | 'approve' | 'reject' | 'publish' | 'abandon' | 'comment';

const holds = (person: { readonly roles: readonly Role[] }, posts: readonly Role[]): boolean =>
  posts.includes('staff') || posts.some((role) => person.roles.includes(role));

const needs = (
  { kind, confidentiality }: Pick<DraftFacts, 'kind' | 'confidentiality'>,
  rules: PublishingRules,
) =>
  kind === 'articles'
    ? rules.confidentiality[confidentiality]
    : { approvers: 1, review: rules.kinds[kind].review, oneOf: undefined };

/** Whether a person's posts let them begin a draft of this kind. */
export const mayDraft = (person: Pick<Person, 'roles'>, kind: ContentKind, rules: PublishingRules): boolean =>
  // Who operates the machine and who audits what was written write nothing themselves (R-AZ4).
  !person.roles.includes('auditor') && holds(person, rules.kinds[kind].draft);

/** Whether a person's posts let them judge this draft, were it not their own. */
export const mayReview = (
  person: Pick<Person, 'roles'>,
  draft: Pick<DraftFacts, 'kind' | 'confidentiality'>,
  rules: PublishingRules,
): boolean => holds(person, needs(draft, rules).review);

/** How many approvals a draft has and needs, and the posts of which one must be among them, if that is still open. */
export function approvalsOf(
  draft: DraftFacts,
  rules: PublishingRules,
): { readonly have: number; readonly need: number; readonly lacks?: readonly Role[] } {
  const { approvers, oneOf } = needs(draft, rules);
  const lacks =
    oneOf !== undefined && !draft.approvals.some((approval) => holds(approval, oneOf)) ? oneOf : undefined;
  return { have: draft.approvals.length, need: approvers, ...(lacks === undefined ? {} : { lacks }) };
}

/** Whether nothing is missing any more. */
export function isApproved(draft: DraftFacts, rules: PublishingRules): boolean {
  const { have, need, lacks } = approvalsOf(draft, rules);
  return have >= need && lacks === undefined;
}

const from: Readonly<Record<DraftStep, readonly DraftState[]>> = {
  save: ['draft'],
  submit: ['draft'],
  approve: ['inReview'],
  reject: ['inReview', 'approved'],
  publish: ['approved'],
  abandon: ['draft', 'inReview', 'approved'],
  comment: ['draft', 'inReview', 'approved'],
};

/**
 * Why a person may not take a step now, as the code of the refusal; undefined when they may. Four eyes (R-MD6): nobody
 * judges a text they wrote a word of, and publishing and retiring are judged alike.
 */
export function refusalOf(
  step: DraftStep,
  draft: DraftFacts,
  person: Pick<Person, 'staffNo' | 'roles'>,
  rules: PublishingRules,
): ErrorCode | undefined {
  const isAuthor = draft.authors.includes(person.staffNo);
  const judges = mayReview(person, draft, rules);
  const allowed = {
    save: isAuthor || (mayDraft(person, draft.kind, rules) && judges),
    submit: isAuthor,
    approve: judges,
    reject: judges,
    publish: judges,
    abandon: isAuthor || judges,
    comment: isAuthor || judges || person.roles.includes('auditor'),
  }[step];
  if (!allowed) return 'access.denied';
  if (!from[step].includes(draft.state)) return 'draft.state';
  if ((step === 'approve' || step === 'publish') && isAuthor) return 'draft.fourEyes';
  if (step === 'approve' && draft.approvals.some(({ staffNo }) => staffNo === person.staffNo))
    return 'draft.twice';
  return step === 'publish' && !isApproved(draft, rules) ? 'draft.approvals' : undefined;
}
