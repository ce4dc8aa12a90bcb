import { splitFile } from '../../core/article/write.ts';
import type { DraftDetail, DraftSummary } from '../../core/contracts/drafts.ts';
import type { PublishingRules } from '../../core/draft/publishing-rules.ts';
import { approvalsOf, type DraftFacts, type DraftStep, refusalOf } from '../../core/draft/workflow.ts';
import type { Person } from '../../core/organisation/person.ts';
import type { CommentRow, DraftEvent, DraftRow } from './drafts.repository.ts';

/** A draft with everything that decisions about it need. */
export interface DraftRecord {
  readonly row: DraftRow;
  readonly authors: readonly string[];
  readonly events: readonly DraftEvent[];
}

/** Approvals count for the text they were given to: a newer text begins anew, and so does one that was sent back. */
export function factsOf({ row, authors, events }: DraftRecord): DraftFacts {
  const sinceSubmit = events.slice(
    events.findLastIndex(({ event }) => event === 'submitted' || event === 'rejected') + 1,
  );
  const approvals = sinceSubmit
    .filter(({ event, n }) => event === 'approved' && n === row.n)
    .map(({ staffNo, roles }) => ({ staffNo, roles }));
  return { kind: row.kind, confidentiality: row.confidentiality, state: row.state, authors, approvals };
}

export type NameOf = (staffNo: string) => { readonly staffNo: string; readonly name: string };
const steps = [
  'save',
  'submit',
  'approve',
  'reject',
  'publish',
  'abandon',
  'comment',
] as const satisfies readonly DraftStep[];

/** Row → contract, with what this person may do now. */
export function summaryOf(
  record: DraftRecord,
  person: Person,
  rules: PublishingRules,
  nameOf: NameOf,
): DraftSummary {
  const { row, authors } = record;
  const facts = factsOf(record);
  const { have, need } = approvalsOf(facts, rules);
  const may = Object.fromEntries(
    steps.map((step) => [step, refusalOf(step, facts, person, rules) === undefined]),
  ) as DraftSummary['may'];
  return {
    id: row.id,
    kind: row.kind,
    itemId: row.item_id,
    title: row.title,
    action: row.action,
    state: row.state,
    n: row.n,
    confidentiality: row.confidentiality,
    authors: authors.map(nameOf),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    approvals: { have, need },
    ...(row.effective_from === null ? {} : { effectiveFrom: row.effective_from }),
    // A retirement is judged, not written on.
    may: row.action === 'retire' ? { ...may, save: false } : may,
  };
}

export const eventView = (
  { at, staffNo, event, n, reason }: DraftEvent,
  nameOf: NameOf,
): DraftDetail['events'][number] => ({
  at,
  by: nameOf(staffNo),
  event,
  n,
  ...(reason === null ? {} : { reason }),
});

export const commentView = (comment: CommentRow, nameOf: NameOf): DraftDetail['comments'][number] => ({
  id: comment.id,
  at: comment.at,
  by: nameOf(comment.staff_no),
  ...(comment.paragraph === null ? {} : { paragraph: comment.paragraph }),
  text: comment.text,
  resolved: comment.resolved_by !== null,
});

/** Path in the content folder for the next version of an item: its own name, with the version where that is taken. */
export function pathFor(kind: DraftRow['kind'], itemId: string, version: number, text: string): string {
  if (kind !== 'articles') return `${kind}/${itemId}.${kind === 'adapters' ? 'json' : 'yaml'}`;
  const slug = /^slug: *([a-z][a-z0-9-]*) *$/m.exec(splitFile(text).front)?.[1] ?? itemId.toLowerCase();
  return `articles/${slug}${version > 1 ? `.v${version}` : ''}.md`;
}
