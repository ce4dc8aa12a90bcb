import * as v from 'valibot';

import {
  accessLevels,
  corpTiers,
  creditGrades,
  customerTypes,
  enterpriseSizes,
  lifecycleStages,
  riskLevels,
  serviceSegments,
  tierOverrides,
  vipLevels,
} from '../customer/terms.ts';
import { claimSchema, flagsSchema } from '../page/context.ts';
import { pageKinds } from '../page/kinds.ts';

const isoDate = v.pipe(v.string(), v.isoDate());
/** Milliseconds since the epoch, UTC. */
const instant = v.number();

/**
 * POST /api/context. Identifier claims with their kind, page kind and flags: nothing else leaves the terminal (R26).
 * `proof` says on what ground the terminal asks: agreeing anchors, a link to the customer confirmed before, the teller's
 * press on 核对无误, or none yet (`toConfirm`: the answer then holds the masked identity only).
 */
export const contextRequest = v.strictObject({
  pageKind: v.picklist(pageKinds),
  claims: v.pipe(v.array(claimSchema), v.minLength(1), v.maxLength(8)),
  flags: flagsSchema,
  proof: v.picklist(['anchors', 'linked', 'pressed', 'toConfirm']),
  /** 32 hex digits, fresh for each request: key of the name proof. */
  nonce: v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/)),
});
export type ContextRequest = v.InferOutput<typeof contextRequest>;

/** The part that may be shown before the teller has confirmed. */
export const customerIdentity = v.strictObject({
  /** Opaque handle of this customer for this session; the only name of a customer in later requests. */
  ref: v.string(),
  customerType: v.picklist(customerTypes),
  /** Surname + `*` for persons (R35), full name for organisations. */
  nameMasked: v.string(),
  /** Last four characters of the customer number. */
  customerNoTail: v.string(),
});

/** Fields that need A2; named in `withheld` while they do, whether or not a value exists. */
export const a2Fields = [
  'phoneMasked',
  'docNoMasked',
  'accountTail',
  'creditGrade',
  'tierOverride',
  'overdue',
  'riskLevel',
  'riskTolerance',
  'lastVisitOn',
  'complaintHistory',
] as const;
export const a3Fields = ['standardDepositFen', 'avgDailyDepositFen', 'plan'] as const;

const bilingual = v.strictObject({ zh: v.string(), en: v.string() });
/** One event of a register that may be raised now, ready to be drawn as a button with its form. */
export const caseStep = v.strictObject({
  event: v.string(),
  label: bilingual,
  requires: v.array(v.strictObject({ name: v.string(), label: bilingual })),
});
export type CaseStep = v.InferOutput<typeof caseStep>;

/** A customer as this person may see them now. An absent optional field has no value or is listed in `withheld`. */
export const customerContext = v.strictObject({
  ...customerIdentity.entries,
  accessLevel: v.picklist(accessLevels),
  enterpriseSize: v.optional(v.picklist(enterpriseSizes)),
  isSoleTrader: v.boolean(),
  hasCredit: v.boolean(),
  corpTier: v.optional(v.picklist(corpTiers)),
  /** `notYet` = less than half a year of relationship (R57). */
  tierNote: v.optional(v.picklist(['notYet', 'noData'])),
  vipLevel: v.optional(v.picklist(vipLevels)),
  serviceSegment: v.optional(v.picklist(serviceSegments)),
  manager: v.optional(v.strictObject({ name: v.string(), dedicated: v.boolean() })),
  lifecycleStage: v.optional(v.picklist(lifecycleStages)),
  /** The information check (R24): day it falls due, and whether it is due now. */
  infoCheck: v.strictObject({ dueOn: v.optional(isoDate), due: v.boolean() }),
  protected: v.boolean(),
  openComplaint: v.boolean(),
  booking: v.optional(v.strictObject({ at: instant, kind: v.string() })),
  /** The open service case of the own unit that raises A1 to A2. */
  serviceCase: v.optional(
    v.strictObject({
      id: v.string(),
      no: v.string(),
      state: v.string(),
      openedAt: instant,
      /** What this person may do with the case now, by the register's definition, with its words and fields to fill. */
      steps: v.optional(v.array(caseStep)),
    }),
  ),
  /** Day of the snapshot the values come from. */
  dataDate: isoDate,
  withheld: v.array(v.picklist([...a2Fields, ...a3Fields])),
  phoneMasked: v.optional(v.string()),
  docNoMasked: v.optional(v.string()),
  accountTail: v.optional(v.string()),
  creditGrade: v.optional(v.strictObject({ grade: v.picklist(creditGrades), on: isoDate })),
  tierOverride: v.optional(
    v.strictObject({
      kind: v.picklist(tierOverrides),
      on: isoDate,
      /** The tier the standard deposit alone would give (R63). */
      tierBefore: v.picklist(corpTiers),
    }),
  ),
  overdue: v.optional(v.boolean()),
  riskLevel: v.optional(v.strictObject({ level: v.picklist(riskLevels), on: isoDate, expired: v.boolean() })),
  /** Tolerance 1-5 (R20); `expired` after the configured months. */
  riskTolerance: v.optional(v.strictObject({ level: v.number(), on: isoDate, expired: v.boolean() })),
  lastVisitOn: v.optional(isoDate),
  visitDueOn: v.optional(isoDate),
  complaintHistory: v.optional(v.number()),
  standardDepositFen: v.optional(v.number()),
  avgDailyDepositFen: v.optional(v.number()),
  plan: v.optional(v.string()),
});
export type CustomerContext = v.InferOutput<typeof customerContext>;
export type CustomerIdentity = v.InferOutput<typeof customerIdentity>;

/** HMAC-SHA-256(key = nonce bytes, normalised full name) in hex; the terminal compares it with the name it sees. */
const nameProof = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

export const contextResponse = v.variant('result', [
  v.strictObject({ result: v.literal('context'), customer: customerContext, nameProof }),
  v.strictObject({ result: v.literal('identity'), customer: customerIdentity, nameProof }),
  v.strictObject({ result: v.literal('disagree') }),
  v.strictObject({ result: v.literal('unknown') }),
]);
export type ContextResponse = v.InferOutput<typeof contextResponse>;

/** Fields that A4 reveals one at a time (R35, R48). */
export const revealFields = ['phone', 'docNo', 'fullName'] as const;
export const revealRequest = v.strictObject({
  ref: v.string(),
  field: v.picklist(revealFields),
  /** Typed purpose; at least four characters (R34). */
  purpose: v.pipe(v.string(), v.trim(), v.minLength(4), v.maxLength(200)),
});
export const revealResponse = v.strictObject({
  field: v.picklist(revealFields),
  value: v.string(),
  /** The terminal forgets the value at this instant: 60 seconds after the reveal. */
  expiresAt: instant,
});
