import type { ErrorCode } from '../errors.ts';
import type { Person } from '../organisation/person.ts';
import { missingFields, planStates, type Plan, type PlanState } from './plan.ts';

/** What can be done with a plan. */
export const planSteps = [
  'write',
  'approve',
  'return',
  'schedule',
  'cancel',
  'attend',
  'deliver',
  'rate',
  'evaluate',
  'suggest',
  'reply',
  'showcase',
  'toArticle',
  'close',
] as const;
export type PlanStep = (typeof planSteps)[number];

const all: readonly PlanState[] = planStates;
const from: Readonly<Record<PlanStep, readonly PlanState[]>> = {
  write: ['need', 'drafted'],
  approve: ['drafted'],
  return: ['drafted'],
  schedule: ['approved', 'running'],
  cancel: ['running'],
  // A sheet can be corrected after the plan was delivered.
  attend: ['running', 'delivered', 'evaluated'],
  deliver: ['running'],
  rate: ['running', 'delivered'],
  evaluate: ['delivered'],
  suggest: all.filter((state) => state !== 'closed'),
  reply: all,
  showcase: ['evaluated'],
  toArticle: ['showcased', 'closed'],
  close: ['showcased'],
};

type Planner = Pick<Person, 'staffNo' | 'roles' | 'orgUnitCode' | 'orgPath'>;
/** What a plan is judged by besides its events. */
export interface PlanPlace {
  readonly orgUnitCode: string;
}

const holds = ({ roles }: Planner, ...posts: Person['roles']): boolean =>
  posts.some((post) => roles.includes(post));

/** Who is trained for a post: not those who operate the machine or audit, and nothing else. */
export const isAtWork = ({ roles }: Pick<Person, 'roles'>): boolean =>
  !roles.some((role) => role === 'auditor' || role === 'admin' || role === 'securityOfficer');

/** Who sees the plans, needs and sheets of every unit (domain 02 §2.3). */
export const seesEveryUnit = (person: Planner): boolean => holds(person, 'trainer', 'lineDept', 'auditor');

/** Whether a person decides on plans of this unit: the head of the unit, or the line department. */
const decides = (person: Planner, { orgUnitCode }: PlanPlace): boolean =>
  holds(person, 'lineDept') || (holds(person, 'branchManager') && person.orgUnitCode === orgUnitCode);

/**
 * Whether a person sees a plan: trainers, line department and audit all; the head of a unit those of the own unit and of
 * units over it; others what has been approved there; who operates the machine none.
 */
export function seesPlan(person: Planner, plan: Pick<Plan, 'state'> & PlanPlace): boolean {
  if (seesEveryUnit(person)) return true;
  if (holds(person, 'admin', 'securityOfficer')) return false;
  if (!person.orgPath.includes(plan.orgUnitCode)) return false;
  return holds(person, 'branchManager') || planStates.indexOf(plan.state) >= planStates.indexOf('approved');
}

function mayByPost(step: PlanStep, plan: PlanPlace & Pick<Plan, 'authors'>, person: Planner): boolean {
  if (step === 'approve' || step === 'return') return decides(person, plan);
  // Who was there rates; who was not is told by the sheet, not by the post.
  return step === 'suggest' || step === 'rate' || holds(person, 'trainer');
}

/**
 * Why a person may not take this step now; undefined when they may. `access.denied`, `plan.fourEyes` for one's own plan,
 * `plan.state`, `plan.incomplete` while one of the four fields stands empty (R199), `plan.sessions` while a session is
 * open or none was held. Pure.
 */
export function planRefusal(step: PlanStep, plan: Plan & PlanPlace, person: Planner): ErrorCode | undefined {
  if (!mayByPost(step, plan, person)) return 'access.denied';
  if ((step === 'approve' || step === 'return') && plan.authors.includes(person.staffNo))
    return 'plan.fourEyes';
  if (!from[step].includes(plan.state)) return 'plan.state';
  if (step === 'approve' && missingFields(plan).length > 0) return 'plan.incomplete';
  if (step === 'deliver' && (plan.open.length > 0 || plan.held.length === 0)) return 'plan.sessions';
  return undefined;
}

/** The steps a person may take now. `attended`: was present at a session and has not rated yet. */
export const stepsOpen = (
  plan: Plan & PlanPlace,
  person: Planner,
  { attended }: { readonly attended: boolean },
): PlanStep[] =>
  planSteps.filter((step) => planRefusal(step, plan, person) === undefined && (step !== 'rate' || attended));
