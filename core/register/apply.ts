import type { CaseStep } from '../contracts/context.ts';
import type { ErrorCode, Finding } from '../errors.ts';
import type { Person } from '../organisation/person.ts';
import type { RegisterDefinition } from './definition.ts';

export interface CaseState {
  readonly state: string;
  readonly fields: Readonly<Record<string, string>>;
}

export interface CaseEvent {
  readonly event: string;
  readonly fields: Readonly<Record<string, string>>;
}

export type ApplyResult =
  | { readonly ok: true; readonly next: CaseState; readonly open: boolean }
  | { readonly ok: false; readonly code: ErrorCode; readonly findings: readonly Finding[] };

/**
 * Raises one event on a case: the next state with the merged fields, or a typed refusal. Refusals:
 * `register.invalidTransition` (the event does not leave this state, R140), `access.denied` (no role of the person may),
 * `register.fieldRequired` (a required field is empty, R145), `request.invalid` (unknown field, too long, no such option).
 */
export function applyEvent(
  definition: RegisterDefinition,
  current: CaseState,
  { event, fields }: CaseEvent,
  person: Pick<Person, 'roles'>,
): ApplyResult {
  const transition = definition.transitions.find((t) => t.event === event && t.from.includes(current.state));
  if (!transition) {
    return refusal('register.invalidTransition', 'event', `${event} does not leave ${current.state}`);
  }
  if (!transition.who.some((role) => person.roles.includes(role))) {
    return refusal('access.denied', 'event', `${event} needs one of: ${transition.who.join(', ')}`);
  }
  const invalid = fieldFindings(definition, fields);
  if (invalid.length > 0) return { ok: false, code: 'request.invalid', findings: invalid };

  const merged = { ...current.fields, ...trimmed(fields) };
  const missing = (transition.requires ?? []).filter((name) => !merged[name]);
  if (missing.length > 0) {
    const findings = missing.map((field) => ({
      field,
      code: 'register.fieldRequired',
      message: `fill in ${field}`,
    }));
    return { ok: false, code: 'register.fieldRequired', findings };
  }
  return {
    ok: true,
    next: { state: transition.to, fields: merged },
    open: isOpen(definition, transition.to),
  };
}

/** Events that this person may raise in this state, in the order of the definition. */
export function allowedEvents(
  definition: RegisterDefinition,
  state: string,
  person: Pick<Person, 'roles'>,
): string[] {
  return definition.transitions
    .filter((t) => t.from.includes(state) && t.who.some((role) => person.roles.includes(role)))
    .map((t) => t.event);
}

/** Whether a case in this state is work in hand; an unknown state is not. */
export function isOpen(definition: RegisterDefinition, state: string): boolean {
  return definition.states.find((candidate) => candidate.code === state)?.open ?? false;
}

function refusal(code: ErrorCode, field: string, message: string): ApplyResult {
  return { ok: false, code, findings: [{ field, code, message }] };
}

function fieldFindings(definition: RegisterDefinition, fields: Readonly<Record<string, string>>): Finding[] {
  return Object.entries(fields).flatMap(([name, value]) => {
    const field = definition.fields.find((candidate) => candidate.name === name);
    if (!field) return [{ field: name, code: 'register.unknownField', message: `remove ${name}` }];
    if (field.maxLength !== undefined && value.length > field.maxLength) {
      return [{ field: name, code: 'register.tooLong', message: `at most ${field.maxLength} characters` }];
    }
    if (field.options && !field.options.some((option) => option.code === value)) {
      return [{ field: name, code: 'register.noSuchOption', message: `choose a declared option` }];
    }
    return [];
  });
}

function trimmed(fields: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, value.trim()]));
}

/**
 * The events this person may raise from a state, each with its words and the fields it asks for: what a screen draws as
 * buttons, so that a changed register needs no changed screen.
 */
export function stepsOf(
  definition: RegisterDefinition,
  state: string,
  person: Pick<Person, 'roles'>,
): CaseStep[] {
  const labelOf = (name: string) =>
    definition.fields.find((field) => field.name === name)?.label ?? { zh: name, en: name };
  return definition.transitions
    .filter(({ from, who }) => from.includes(state) && who.some((role) => person.roles.includes(role)))
    .map(({ event, label, requires = [] }) => ({
      event,
      label,
      requires: requires.map((name) => ({ name, label: labelOf(name) })),
    }));
}
