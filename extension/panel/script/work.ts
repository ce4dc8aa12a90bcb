import type { CustomerContext } from '../../../core/contracts/context.ts';
import type { OutboxRecord } from '../../../core/contracts/outbox.ts';
import type { Moment } from '../../../core/moment/decide.ts';
import { type Checklist, checklistOf } from '../../../core/script/checklist.ts';
import type { RunRecord } from '../../../core/script/record.ts';
import { type Run, startRun, withFacts } from '../../../core/script/run.ts';
import type { ScriptLibrary } from '../../../core/script/script.ts';
import type { Slots } from '../../../core/script/slots.ts';

export type SaveState =
  | { readonly state: 'none' }
  | { readonly state: 'saving' }
  | { readonly state: 'saved'; readonly at: number }
  | { readonly state: 'failed' };

/** What the teller has done for one customer on one kind of page: a run of scripts and the page's checks. */
export interface Work {
  readonly run: Run | undefined;
  readonly checklist: Checklist;
  readonly save: SaveState;
}

export interface WorkInput {
  readonly moment: Moment;
  readonly library: ScriptLibrary;
  readonly slots: Slots;
  readonly now: number;
}

/** Work on one customer never shows beside another: it is kept by handle and page kind. */
export const workKey = (customer: CustomerContext | undefined, pageKind: string): string =>
  `${customer?.ref ?? ''}/${pageKind}`;

/** Begins a plan of scripts; ticks already set on this page stay. */
export function beginWork(plan: readonly string[], input: WorkInput, ticks: Checklist['ticks'] = {}): Work {
  const { moment, library, slots, now } = input;
  const checklist = { ...checklistOf(moment.checks), ticks };
  if (plan.length === 0) return { run: undefined, checklist, save: { state: 'none' } };
  const run = startRun({ plan, scripts: library, facts: moment.facts, slots, checks: moment.checks, now });
  return { run: { ...run, checklist }, checklist, save: { state: 'none' } };
}

/** Brings work up to what is known now: new facts decide from here on; an untouched run follows a changed plan. */
export function followMoment(work: Work, input: WorkInput): Work {
  const { moment, now, slots } = input;
  const { run } = work;
  const started = run !== undefined && run.history.length > 0;
  const planned = moment.plan[0] !== undefined && moment.plan[0] !== run?.first;
  if (!started && planned) return beginWork(moment.plan, input, work.checklist.ticks);
  const checklist = { ...work.checklist, items: moment.checks };
  return withChecklist({ ...work, run: run && { ...withFacts(run, moment.facts, now), slots } }, checklist);
}

export const withChecklist = (work: Work, checklist: Checklist): Work => ({
  ...work,
  checklist,
  run: work.run && work.run.ended === undefined ? { ...work.run, checklist } : work.run,
});

/** The record of a run as the outbox takes it. */
export function toOutbox(
  record: RunRecord,
  pageKind: string,
  customer: CustomerContext | undefined,
): OutboxRecord['record'] {
  return { kind: 'scriptRun', pageKind, ...record, ...aboutCustomer(customer) };
}

/** The customer and case a record is about, as handles. */
export function aboutCustomer(customer: CustomerContext | undefined): {
  customerRef?: string;
  serviceCaseId?: string;
} {
  return {
    ...(customer === undefined ? {} : { customerRef: customer.ref }),
    ...(customer?.serviceCase === undefined ? {} : { serviceCaseId: customer.serviceCase.id }),
  };
}
