import type { Person } from '../organisation/person.ts';
import { isOwner, type Owner } from './tag-owners.ts';

/** `open` → `answered` → `accepted`; `closed` is what was merged into another question (R193). */
export const questionStates = ['open', 'answered', 'accepted', 'closed'] as const;
export type QuestionState = (typeof questionStates)[number];

/** What decisions about a question are made on. */
export interface QuestionFacts {
  readonly state: QuestionState;
  readonly askedBy: string;
  readonly owner: Owner;
}

export const questionSteps = ['answer', 'accept', 'merge', 'promote'] as const;
export type QuestionStep = (typeof questionSteps)[number];

/**
 * What a person may do with a question now: anybody answers what is not closed; who asked and who owns it accept one of
 * the answers, also another one later; the owner and trainers merge it into another; an accepted one can become a draft.
 * Pure.
 */
export function stepsFor(
  { state, askedBy, owner }: QuestionFacts,
  person: Pick<Person, 'staffNo' | 'roles'>,
): QuestionStep[] {
  if (state === 'closed') return [];
  const owns = isOwner(owner, person);
  const may: Record<QuestionStep, boolean> = {
    answer: true,
    accept: state !== 'open' && (owns || askedBy === person.staffNo),
    merge: owns || person.roles.includes('trainer'),
    promote: state === 'accepted',
  };
  return questionSteps.filter((step) => may[step]);
}

/** A question is late when nobody has answered it by its due time. Times in milliseconds UTC. */
export const isOverdue = ({ state, dueAt }: { state: QuestionState; dueAt: number }, now: number): boolean =>
  state === 'open' && now > dueAt;
