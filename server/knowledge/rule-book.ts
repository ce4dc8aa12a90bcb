import * as v from 'valibot';

import type { ProjectionRules } from '../../core/access/project.ts';
import { accessRules, maskRules, serviceRules } from '../../core/access/rules.ts';
import { calendarYear, createCalendar, type Calendar } from '../../core/calendar/calendar.ts';
import { readYaml } from '../../core/content/read-yaml.ts';
import { AppError, type Finding } from '../../core/errors.ts';
import { registerDefinition, type RegisterDefinition } from '../../core/register/definition.ts';
import { tierRules } from '../../core/tier/tier.ts';

/** Everything declared that the engines of the service run on, of the published versions. */
export interface RuleBook extends ProjectionRules {
  readonly calendar: Calendar;
  readonly registers: ReadonlyMap<string, RegisterDefinition>;
  /** As published in the snapshot part `rules`. */
  readonly published: readonly unknown[];
}

const ruleKinds = {
  access: accessRules,
  masks: maskRules,
  service: serviceRules,
  tier: tierRules,
  calendar: calendarYear,
  register: registerDefinition,
} as const;
type RuleKind = keyof typeof ruleKinds;
type Rule = { [K in RuleKind]: v.InferOutput<(typeof ruleKinds)[K]> }[RuleKind];

const head = v.looseObject({ kind: v.picklist(Object.keys(ruleKinds) as [RuleKind, ...RuleKind[]]) });

export interface TextFile {
  readonly path: string;
  readonly text: string;
}

/** Reads one rule or register file; its `kind` says by which schema. */
export function parseRule({
  path,
  text,
}: TextFile): { value: Rule; id: string } | { findings: readonly Finding[] } {
  const kind = readYaml({ file: path, text, schema: head, newest: 1 });
  if ('findings' in kind) return kind;
  const schema = ruleKinds[kind.value.kind] as v.GenericSchema<unknown, Rule>;
  const parsed = readYaml({ file: path, text, schema, newest: 1 });
  return 'findings' in parsed ? parsed : { value: parsed.value, id: ruleId(parsed.value) };
}

function ruleId(rule: Rule): string {
  if (rule.kind === 'calendar') return `calendar-${rule.year}`;
  return rule.kind === 'register' ? rule.id : rule.kind;
}

/** The rule book of these files; throws `content.invalid` when one is broken or a kind the service needs is missing. */
export function createRuleBook(files: readonly TextFile[]): RuleBook {
  const rules: Rule[] = [];
  const findings: Finding[] = [];
  for (const file of files) {
    const parsed = parseRule(file);
    if ('findings' in parsed) findings.push(...parsed.findings);
    else rules.push(parsed.value);
  }
  const of = <K extends RuleKind>(kind: K) =>
    rules.filter((rule): rule is Extract<Rule, { kind: K }> => rule.kind === kind);
  const one = <K extends RuleKind>(kind: K) => {
    const found = of(kind).at(-1);
    if (!found)
      findings.push({ file: `rules/${kind}.yaml`, code: 'content.missing', message: 'add this file' });
    return found;
  };
  const [access, masks, service, tier] = [one('access'), one('masks'), one('service'), one('tier')];
  const registers = new Map(of('register').map((register) => [register.id, register]));
  if (!registers.has('service-case')) {
    findings.push({ file: 'registers/service-case.yaml', code: 'content.missing', message: 'add this file' });
  }
  if (findings.length > 0 || !access || !masks || !service || !tier)
    throw new AppError('content.invalid', { findings });
  const calendar = createCalendar(of('calendar'));
  return { access, masks, service, tier, calendar, registers, published: rules };
}
