import * as v from 'valibot';

import { accessRules, maskRules, serviceRules } from '../access/rules.ts';
import { calendarYear } from '../calendar/calendar.ts';
import { publishingRules } from '../draft/publishing-rules.ts';
import { planningRules } from '../planning/planning-rules.ts';
import { pointsRules } from '../points/points.ts';
import { tagRules } from '../question/tag-owners.ts';
import { usageRules } from '../gaps/usage.ts';
import { registerDefinition } from '../register/definition.ts';
import { trainingRules } from '../training/rules.ts';
import { tierRules } from '../tier/tier.ts';
import { figureRules } from './figure-rules.ts';
import type { Parsed } from './parsed.ts';
import { thresholdRules, vipBenefitRules } from './provisional.ts';
import { readYaml } from './read-yaml.ts';

/** What a file of `rules/` or `registers/` may be; its `kind` says by which schema it is read. One line a kind. */
export const ruleKinds = {
  access: accessRules,
  masks: maskRules,
  service: serviceRules,
  tags: tagRules,
  points: pointsRules,
  usage: usageRules,
  training: trainingRules,
  tier: tierRules,
  calendar: calendarYear,
  figures: figureRules,
  thresholds: thresholdRules,
  vipBenefits: vipBenefitRules,
  publishing: publishingRules,
  planning: planningRules,
  register: registerDefinition,
} as const;
export type RuleKind = keyof typeof ruleKinds;
export type Rule = { [K in RuleKind]: v.InferOutput<(typeof ruleKinds)[K]> }[RuleKind];

const head = v.looseObject({ kind: v.picklist(Object.keys(ruleKinds) as [RuleKind, ...RuleKind[]]) });

/** Reads one rule or register file (YAML). Gives it, or every finding with file, line and what to do. */
export function parseRule(input: { readonly file: string; readonly text: string }): Parsed<Rule> {
  const kind = readYaml({ ...input, schema: head, newest: 1 });
  if ('findings' in kind) return kind;
  return readYaml({
    ...input,
    schema: ruleKinds[kind.value.kind] as v.GenericSchema<unknown, Rule>,
    newest: 1,
  });
}

/** The id under which versions of a rule follow each other: its kind, a calendar's year, a register's own id. */
export function ruleId(rule: Rule): string {
  if (rule.kind === 'calendar') return `calendar-${rule.year}`;
  return rule.kind === 'register' ? rule.id : rule.kind;
}

/** The newest rule of a kind among published ones; undefined when the bank has none. */
export function ruleOf<K extends RuleKind>(
  published: readonly unknown[],
  kind: K,
): Extract<Rule, { kind: K }> | undefined {
  return published.filter((rule): rule is Extract<Rule, { kind: K }> => v.is(ruleKinds[kind], rule)).at(-1);
}
