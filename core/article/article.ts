import * as v from 'valibot';

import { customerTypes } from '../customer/terms.ts';
import { orgUnitKinds, roles } from '../organisation/person.ts';
import { pageKinds } from '../page/kinds.ts';
import { categories, levels, subcategories, taxonomy } from './taxonomy.ts';

/** The newest front-matter format this build reads. */
export const articleSchemaVersion = 1;

export const articleId = v.pipe(
  v.string(),
  v.regex(/^ART-\d{2,6}$/, '编号写成 ART- 加两到六位数字，如 ART-01'),
);
/** A cited paragraph: article and block id, `ART-13^verify`. */
export const paragraphRef = v.pipe(
  v.string(),
  v.regex(/^ART-\d{2,6}\^[a-z0-9][a-z0-9-]{0,31}$/, '段落写成 ART-13^段号'),
);
export const confidentialities = ['internal', 'restricted', 'secret'] as const;
export type Confidentiality = (typeof confidentialities)[number];
export const articleStates = ['draft', 'inReview', 'approved', 'scheduled', 'inForce', 'retired'] as const;

const isoDate = v.pipe(v.string(), v.isoDate('日期写成 2026-01-01'));
const words = (max: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(max));
const some = <T extends readonly [string, ...string[]]>(codes: T) =>
  v.optional(v.pipe(v.array(v.picklist(codes)), v.minLength(1, '不限时请删去这一行')));

/** Whom a version is for; an absent list means everyone. Regions are unit codes anywhere on the person's path. */
export const appliesToSchema = v.strictObject({
  customerTypes: some(customerTypes),
  roles: some(roles),
  orgKinds: some(orgUnitKinds),
  regions: v.optional(v.pipe(v.array(words(32)), v.minLength(1, '不限时请删去这一行'))),
});
export type AppliesTo = v.InferOutput<typeof appliesToSchema>;

const headEntries = {
  schema: v.number(),
  id: articleId,
  /** Grows by one with every text; never reused. */
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  slug: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{1,63}$/, 'slug 用小写字母、数字和连字符')),
  title: words(40),
  titleEn: v.optional(words(80)),
  category: v.picklist(categories),
  subcategory: v.picklist(subcategories),
  level: v.picklist(levels),
  tags: v.pipe(v.array(words(32)), v.minLength(1, '至少一个标签'), v.maxLength(16, '标签最多 16 个')),
  appliesTo: v.optional(appliesToSchema, {}),
  confidentiality: v.picklist(confidentialities),
  ownerRole: v.picklist(roles),
  state: v.picklist(articleStates),
  /** First and last day in force, Asia/Shanghai; no last day means until replaced. */
  effectiveFrom: isoDate,
  effectiveUntil: v.optional(isoDate),
  reviewEveryMonths: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(60)),
  source: words(200),
  /** Quoted regulations stay unverified until a compliance officer has confirmed them (Q36, R47). */
  citedBasis: v.optional(v.array(v.strictObject({ text: words(200), verified: v.boolean() })), []),
  related: v.optional(v.array(articleId), []),
  /** Names of the configuration values whose figures stand in the text. */
  configuration: v.optional(v.array(words(64)), []),
  similarQuestions: v.optional(v.array(words(80)), []),
  /** One sentence on what this version changed. */
  change: v.optional(words(200)),
};

const written = v.strictObject(headEntries);
type Written = v.InferOutput<typeof written>;
const endsAfterBegin = (head: Written): boolean =>
  head.effectiveUntil === undefined || head.effectiveUntil >= head.effectiveFrom;
const fits = (head: Written): boolean =>
  (taxonomy[head.category] as readonly string[]).includes(head.subcategory);

/** Front matter as written in a file. */
export const frontMatterSchema = v.pipe(
  written,
  v.forward(v.check(endsAfterBegin, '失效日期早于生效日期，请改正其中之一'), ['effectiveUntil']),
  v.forward(v.check(fits, '小类不属于这个大类，请对照分类表'), ['subcategory']),
);
export type FrontMatter = v.InferOutput<typeof frontMatterSchema>;

/** One version of an article without its text: what lists, moments and `inForce` need. */
export const articleHeadSchema = v.strictObject({
  ...headEntries,
  /** From the `page:*` tags. */
  pages: v.array(v.picklist(pageKinds)),
  /** Day on which a review last found nothing to change in this version (R266); none before the first. */
  reviewedOn: v.optional(isoDate),
  /** Last day it may guide anyone with its review overdue, where the publishing rules stop it. */
  guidanceUntil: v.optional(isoDate),
});
export type ArticleHead = v.InferOutput<typeof articleHeadSchema>;

/**
 * One version of an article; `markdown` is the body with its ` ^id` marks. A published version's text never changes. In a
 * terminal's copy of a large base `markdown` is only the beginning, and `whole` the SHA-256 of the JSON text of all of it.
 */
export const articleSchema = v.strictObject({
  ...articleHeadSchema.entries,
  markdown: v.string(),
  whole: v.optional(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))),
});
export type Article = v.InferOutput<typeof articleSchema>;
