import { addMonths } from '../calendar/months.ts';
import { a2Fields, a3Fields, type CustomerContext, type CustomerIdentity } from '../contracts/context.ts';
import type { AccessLevel } from '../customer/terms.ts';
import { evaluateTier, type TierRules } from '../tier/tier.ts';
import type { CustomerFacts } from './facts.ts';
import { tailOf } from './mask.ts';
import { reaches, type AccessRules, type MaskRules, type ServiceRules } from './rules.ts';

export interface ProjectionRules {
  readonly access: AccessRules;
  readonly masks: MaskRules;
  readonly tier: TierRules;
  readonly service: ServiceRules;
}

export interface Projection {
  readonly ref: string;
  readonly facts: CustomerFacts;
  readonly level: AccessLevel;
  /** Asia/Shanghai date of the asking. */
  readonly today: string;
  readonly serviceCase?: NonNullable<CustomerContext['serviceCase']> | undefined;
}

/** The part that may be shown before the teller has confirmed the customer. */
export function projectIdentity(
  { ref, facts }: Pick<Projection, 'ref' | 'facts'>,
  masks: MaskRules,
): CustomerIdentity {
  return {
    ref,
    customerType: facts.customerType,
    nameMasked: facts.nameMasked,
    customerNoTail: tailOf(facts.customerNo, masks.customerNo),
  };
}

/**
 * A customer as a person of this level sees them (R36): fields above the level are absent and named in `withheld`,
 * whether or not a value exists. The tier is worked out at the asking, by the rules in force (R57-R63); without A2 a
 * tier forced by a bad record shows without its reason.
 */
export function projectCustomer(projection: Projection, rules: ProjectionRules): CustomerContext {
  const { facts, level, today, serviceCase } = projection;
  const may = (field: keyof AccessRules['fields']) => reaches(level, rules.access.fields[field]);
  const context: CustomerContext = {
    ...projectIdentity(projection, rules.masks),
    accessLevel: level,
    isSoleTrader: facts.isSoleTrader,
    hasCredit: facts.hasCredit,
    infoCheck: infoCheck(facts, rules.service, today),
    protected: facts.protected,
    openComplaint: facts.openComplaint,
    dataDate: facts.dataDate,
    withheld: [...a2Fields, ...a3Fields].filter((field) => !may(field)),
  };
  assign(context, {
    enterpriseSize: facts.enterpriseSize,
    vipLevel: facts.vipLevel,
    serviceSegment: facts.serviceSegment,
    lifecycleStage: facts.lifecycleStage,
    serviceCase,
  });
  if (facts.managerName)
    context.manager = { name: facts.managerName, dedicated: facts.managerDedicated ?? false };
  if (facts.bookingAt !== undefined && facts.bookingKind) {
    context.booking = { at: facts.bookingAt, kind: facts.bookingKind };
  }
  assignTier(context, facts, rules.tier, today, may('tierOverride'));
  // Worked out from the last visit, so it must not tell that day to someone who may not see it.
  if (may('lastVisitOn')) assign(context, { visitDueOn: visitDueOn(facts, rules.service, context.corpTier) });

  const risk = dated(facts.riskLevel, facts.riskAssessedOn, rules.service.riskMonths, today);
  const tolerance = dated(
    facts.riskTolerance,
    facts.toleranceAssessedOn,
    rules.service.toleranceMonths,
    today,
  );
  const sensitive = {
    phoneMasked: facts.phoneMasked,
    docNoMasked: facts.docNoMasked,
    accountTail: facts.accountTail,
    creditGrade:
      facts.creditGrade && facts.creditGradeOn
        ? { grade: facts.creditGrade, on: facts.creditGradeOn }
        : undefined,
    overdue: facts.overdue,
    riskLevel: risk,
    riskTolerance: tolerance,
    lastVisitOn: facts.lastVisitOn,
    complaintHistory: facts.complaintHistory,
    standardDepositFen: facts.standardDepositFen,
    avgDailyDepositFen: facts.avgDailyDepositFen,
    plan: facts.plan,
  };
  for (const [field, value] of Object.entries(sensitive)) {
    if (may(field as keyof typeof sensitive)) assign(context, { [field]: value });
  }
  return context;
}

function assignTier(
  context: CustomerContext,
  facts: CustomerFacts,
  rules: TierRules,
  today: string,
  reason: boolean,
): void {
  if (facts.customerType === 'personal') return;
  const { tier, note, override, tierBefore } = evaluateTier(facts, rules, today);
  context.corpTier = tier;
  if (note) context.tierNote = note;
  if (override && reason) context.tierOverride = { ...override, tierBefore };
}

function infoCheck(facts: CustomerFacts, rules: ServiceRules, today: string): CustomerContext['infoCheck'] {
  if (!facts.infoVerifiedOn) return { due: true };
  const { personal, corporate } = rules.infoCheckMonths;
  const dueOn = addMonths(facts.infoVerifiedOn, facts.customerType === 'personal' ? personal : corporate);
  return { dueOn, due: dueOn <= today };
}

/** The day of the next visit by the shortest interval that holds for the customer (R73, R104). */
function visitDueOn(
  facts: CustomerFacts,
  rules: ServiceRules,
  tier: CustomerContext['corpTier'],
): string | undefined {
  const { vipLevel, serviceSegment, corpTier } = rules.visitMonths;
  const months = [
    facts.vipLevel && vipLevel[facts.vipLevel],
    facts.serviceSegment && serviceSegment[facts.serviceSegment],
    tier && corpTier[tier],
  ].filter((each) => each !== undefined);
  return facts.lastVisitOn && months.length > 0
    ? addMonths(facts.lastVisitOn, Math.min(...months))
    : undefined;
}

function dated<Level>(level: Level | undefined, on: string | undefined, months: number, today: string) {
  return level !== undefined && on ? { level, on, expired: addMonths(on, months) < today } : undefined;
}

/** Sets only what is there: an absent field stays absent. */
function assign<Target extends object>(
  target: Target,
  values: { [Key in keyof Target]?: Target[Key] | undefined },
): void {
  for (const [key, value] of Object.entries(values)) {
    if (value !== undefined) Object.assign(target, { [key]: value });
  }
}
