import * as v from 'valibot';

import { paragraphRef } from '../article/article.ts';

/** Why a line or check was passed over. A closed list: no words about a customer can be typed into it. */
export const skipReasons = [
  'alreadyDone',
  'notApplicable',
  'customerDeclined',
  'systemDown',
  'supervisorDecides',
] as const;
export type SkipReason = (typeof skipReasons)[number];

const checkCode = v.pipe(v.string(), v.regex(/^[a-z][A-Za-z0-9]{0,31}$/, '核对项代码用小写字母开头的英文'));

/** One line of a page's checklist. */
export const checkItemSchema = v.strictObject({
  id: checkCode,
  text: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(40)),
  textEn: v.optional(v.string()),
  /** 必做: the script cannot end while it is open. */
  must: v.optional(v.boolean()),
  /** Items that must be settled before this one (R16). */
  needs: v.optional(v.array(checkCode)),
  basis: v.optional(paragraphRef),
  /** What to do when in doubt; shown on request, nothing of it is recorded (R223). */
  doubt: v.optional(v.pipe(v.string(), v.maxLength(120))),
});
export type CheckItem = v.InferOutput<typeof checkItemSchema>;

export interface Tick {
  readonly result: 'yes' | 'na';
  /** ms UTC. */
  readonly at: number;
  readonly reason?: SkipReason;
}

/** A page's checks and what has been ticked; works with a script run and without one. */
export interface Checklist {
  readonly items: readonly CheckItem[];
  readonly ticks: Readonly<Record<string, Tick>>;
}

export type TickStep =
  | { readonly ok: true; readonly checklist: Checklist }
  | { readonly ok: false; readonly reason: 'unknownCheck' | 'reasonRequired' }
  /** `needs` is the item to settle first. */
  | { readonly ok: false; readonly reason: 'checkOrder'; readonly needs: string };

export const checklistOf = (items: readonly CheckItem[]): Checklist => ({ items, ticks: {} });

/** Settles one check at `now` (ms UTC): done, or not applicable with a reason. The order of `needs` is kept (R16). */
export function tickCheck(
  checklist: Checklist,
  id: string,
  tick: { readonly result: 'yes' } | { readonly result: 'na'; readonly reason?: SkipReason },
  now: number,
): TickStep {
  const item = checklist.items.find((candidate) => candidate.id === id);
  if (item === undefined) return { ok: false, reason: 'unknownCheck' };
  if (tick.result === 'na' && tick.reason === undefined) return { ok: false, reason: 'reasonRequired' };
  const present = new Set(checklist.items.map((candidate) => candidate.id));
  const missing = (item.needs ?? []).find((need) => present.has(need) && checklist.ticks[need] === undefined);
  if (missing !== undefined) return { ok: false, reason: 'checkOrder', needs: missing };
  return { ok: true, checklist: { ...checklist, ticks: { ...checklist.ticks, [id]: { ...tick, at: now } } } };
}

/** Takes a tick back, with every tick that stood on it. */
export function untickCheck(checklist: Checklist, id: string): Checklist {
  const gone = new Set([id]);
  let before = 0;
  while (gone.size > before) {
    before = gone.size;
    for (const item of checklist.items) if (item.needs?.some((need) => gone.has(need))) gone.add(item.id);
  }
  const kept = Object.entries(checklist.ticks).filter(([key]) => !gone.has(key));
  return { ...checklist, ticks: Object.fromEntries(kept) };
}

/** Obligatory checks that are still open, in order. */
export const openChecks = (checklist: Checklist): readonly CheckItem[] =>
  checklist.items.filter((item) => item.must === true && checklist.ticks[item.id] === undefined);
