import * as v from 'valibot';

import { articleId } from '../article/article.ts';
import { conditionSchema } from '../condition/condition.ts';
import { roles } from '../organisation/person.ts';
import { pageKinds } from '../page/kinds.ts';
import { checkItemSchema } from '../script/checklist.ts';
import { scriptId } from '../script/nodes/line.ts';
import { stripItems } from './strip.ts';

/** The newest moment format this build reads. */
export const momentSchemaVersion = 1;

const code = v.pipe(v.string(), v.regex(/^[a-z][A-Za-z0-9]{0,31}$/, '代码用小写字母开头的英文'));
const line = (max: number) =>
  v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(max, `过长，请控制在 ${max} 字内`));
const when = v.optional(conditionSchema);
const forRoles = v.optional(v.pipe(v.array(v.picklist(roles)), v.minLength(1)));

export const tones = ['danger', 'warn', 'info'] as const;

/** What a warning's or offer's `{{name}}` may stand for; filled from the customer, resolved to words by the screen. */
export const momentSlots = [
  'tierBefore',
  'tierOverride',
  'overrideOn',
  'creditGradeOn',
  'managerName',
  'bookingKind',
  'infoDueOn',
  'visitDueOn',
] as const;
export type MomentSlot = (typeof momentSlots)[number];

export const warningSchema = v.strictObject({
  id: code,
  tone: v.picklist(tones),
  when,
  roles: forRoles,
  /** First what, then what to do; at most 18 characters without its slots (design language 5). */
  text: v.pipe(
    line(60),
    v.check(
      (text) => text.replace(/\{\{.*?\}\}/g, '').length <= 18,
      '预警不超过 18 字（填空不计），先说事，再说怎么办',
    ),
  ),
  textEn: v.optional(line(160)),
  detail: v.optional(line(60)),
  detailEn: v.optional(line(200)),
  article: v.optional(articleId),
});

export const planSchema = v.strictObject({ when, roles: forRoles, scripts: v.array(scriptId) });

export const offerSchema = v.strictObject({
  script: scriptId,
  when,
  roles: forRoles,
  text: line(24),
  textEn: v.optional(line(80)),
});

export const momentArticleSchema = v.union(
  [
    v.strictObject({ id: articleId, when, roles: forRoles }),
    v.strictObject({ tag: line(32), when, roles: forRoles }),
  ],
  '写 id: ART-01，或写 tag: 标签',
);

/** Things a teller can do from the panel; the screen shows those it has. */
export const actionIds = [
  'openCase',
  'closeCase',
  'notifyManager',
  'newVisit',
  'recordComplaint',
  'changeRequest',
  'borrowFile',
  'allocationTask',
  'consentRecord',
  'fileRecord',
  'returnVisitTask',
  'pauseSupervisor',
  'caseNote',
  'securityIncident',
  'followUpTask',
  'repaymentReminder',
  'opportunity',
  'handOver',
  'feedbackLetter',
  'callBack',
  'reviewAppeal',
  'suitabilityCheck',
] as const;

export const actionSchema = v.strictObject({
  id: v.picklist(actionIds),
  when,
  roles: forRoles,
  tone: v.optional(v.picklist(['primary', 'danger', 'plain']), 'plain'),
  /** What must be there: a known customer, or an open service case. */
  needs: v.optional(v.picklist(['nothing', 'customer', 'case']), 'customer'),
});

/** What one page kind shows (domain 05), as the file `content/moments/<pageKind>.yaml` writes it. */
export const momentSchema = v.strictObject({
  schema: v.number(),
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  pageKind: v.picklist(pageKinds),
  /** A teller without an open case first gets 建立服务事项 (loan, product, transfer, cash). */
  caseFirst: v.optional(v.boolean(), false),
  warnings: v.optional(v.array(warningSchema), []),
  strip: v.optional(v.array(v.picklist(stripItems)), []),
  /** The first plan whose condition holds; its scripts run one after the other. */
  plans: v.optional(v.array(planSchema), []),
  offers: v.optional(v.array(offerSchema), []),
  checks: v.optional(v.array(v.strictObject({ ...checkItemSchema.entries, when, roles: forRoles })), []),
  articles: v.optional(v.array(momentArticleSchema), []),
  actions: v.optional(v.array(actionSchema), []),
});
export type MomentDefinition = v.InferOutput<typeof momentSchema>;
export type ActionId = (typeof actionIds)[number];
export type Tone = (typeof tones)[number];
