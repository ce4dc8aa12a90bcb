import type { ProjectionRules } from '../../core/access/project.ts';
import { createCalendar, type Calendar } from '../../core/calendar/calendar.ts';
import { parseRule, type Rule, type RuleKind } from '../../core/content/rule.ts';
import { AppError, type Finding } from '../../core/errors.ts';
import type { PublishingRules } from '../../core/draft/publishing-rules.ts';
import type { RegisterDefinition } from '../../core/register/definition.ts';

/** Everything declared that the engines of the service run on, of the published versions. */
export interface RuleBook extends ProjectionRules {
  readonly calendar: Calendar;
  /** Undefined in a base loaded before there were such rules: nothing can be published there until they are loaded. */
  readonly publishing: PublishingRules | undefined;
  readonly registers: ReadonlyMap<string, RegisterDefinition>;
  /** As published in the snapshot part `rules`. */
  readonly published: readonly unknown[];
}

export interface TextFile {
  readonly path: string;
  readonly text: string;
}

/** The rule book of these files; throws `content.invalid` when one is broken or a kind the service needs is missing. */
export function createRuleBook(files: readonly TextFile[]): RuleBook {
  const rules: Rule[] = [];
  const findings: Finding[] = [];
  for (const file of files) {
    const parsed = parseRule({ file: file.path, text: file.text });
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
  const [access, masks, service] = [one('access'), one('masks'), one('service')];
  const tier = one('tier');
  const publishing = of('publishing').at(-1);
  const registers = new Map(of('register').map((register) => [register.id, register]));
  if (!registers.has('service-case')) {
    findings.push({ file: 'registers/service-case.yaml', code: 'content.missing', message: 'add this file' });
  }
  if (findings.length > 0 || !access || !masks || !service || !tier)
    throw new AppError('content.invalid', { findings });
  const calendar = createCalendar(of('calendar'));
  return { access, masks, service, tier, publishing, calendar, registers, published: rules };
}
