import * as v from 'valibot';

import { addMonths } from '../calendar/months.ts';
import { personalData } from '../content/personal-data.ts';

/**
 * What the use of the knowledge base tells of what it lacks: a search without a result, one whose results nobody opened, an
 * article left at once, an article opened.
 */
export const usageKinds = ['noResult', 'noClick', 'left', 'opened'] as const;
export type UsageKind = (typeof usageKinds)[number];

/** An article left within this many milliseconds was not the one that was looked for. */
export const quickLeaveMs = 5000;
/** Rows that one report holds at most; a terminal keeps no more than this waiting. */
export const mostUsage = 200;
/** Characters of a query that are kept. */
export const queryLength = 64;

const small = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100));

/**
 * content/rules/usage.yaml: below which numbers nothing is shown, how long a gap may take to be closed, and how long counts
 * are kept.
 */
export const usageRules = v.strictObject({
  schema: v.literal(1),
  kind: v.literal('usage'),
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** False until the bank has said so. */
  confirmed: v.boolean(),
  /** A unit with fewer people or fewer events is not shown by itself, nor a figure below it. */
  smallestGroup: small,
  /** A query is quoted only when it was asked this often: what was typed once may be a name. */
  quotedFrom: small,
  /** Working days for a task that closes a gap. */
  taskWorkdays: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(60)),
  /** Whole months for which counts are kept; a file from before this was asked keeps them as long. */
  keepMonths: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(120)), 24),
});
export type UsageRules = v.InferOutput<typeof usageRules>;

/** What holds where the bank has no such file. */
export const usualUsageRules: UsageRules = {
  schema: 1,
  kind: 'usage',
  version: 1,
  confirmed: false,
  smallestGroup: 5,
  quotedFrom: 3,
  taskWorkdays: 10,
  keepMonths: 24,
};

/** First day (Asia/Shanghai, `YYYY-MM-DD`) whose counts are still kept on `day`. Pure. */
export const keptFrom = (day: string, { keepMonths }: Pick<UsageRules, 'keepMonths'>): string =>
  addMonths(day, -keepMonths);

const digits = /\d(?:[\s.-]*\d){5,}/g;
const mask = '******';

/**
 * A query as it may be kept: folded so that the same words count together, runs of six and more digits and e-mail
 * addresses masked, cut to 64 characters. Empty when nothing but such numbers was typed. Pure; both sides apply it.
 */
export function maskedQuery(text: string): string {
  const masked = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(personalData.email.pattern, mask)
    .replace(personalData.document.pattern, mask)
    .replace(digits, mask)
    .replace(/\s+/g, ' ')
    .trim();
  if (!/\p{L}/u.test(masked)) return '';
  return Array.from(masked).slice(0, queryLength).join('').trim();
}
