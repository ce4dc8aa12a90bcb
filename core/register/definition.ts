import * as v from 'valibot';

import { roleSchema } from '../organisation/person.ts';

const code = v.pipe(v.string(), v.regex(/^[a-z][A-Za-z0-9]{1,31}$/));
const label = v.strictObject({ zh: v.string(), en: v.string() });

export const registerField = v.strictObject({
  name: code,
  label,
  kind: v.picklist(['text', 'choice', 'date']),
  maxLength: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(2000))),
  options: v.optional(v.array(v.strictObject({ code, label }))),
});

/** content/registers/<id>.yaml: states, events, who may raise them and what must be filled in first. */
export const registerDefinition = v.pipe(
  v.strictObject({
    schema: v.literal(1),
    kind: v.literal('register'),
    id: v.pipe(v.string(), v.regex(/^[a-z][a-z-]{1,39}$/)),
    version: v.pipe(v.number(), v.integer(), v.minValue(1)),
    title: label,
    numberPrefix: v.pipe(v.string(), v.regex(/^[A-Z]{2,4}$/)),
    initial: code,
    fields: v.array(registerField),
    /** `open`: the case counts as work in hand (a service case then raises A1 to A2). */
    states: v.pipe(v.array(v.strictObject({ code, label, open: v.boolean() })), v.minLength(1)),
    create: v.strictObject({ who: v.array(roleSchema) }),
    transitions: v.array(
      v.strictObject({
        event: code,
        label,
        from: v.pipe(v.array(code), v.minLength(1)),
        to: code,
        who: v.pipe(v.array(roleSchema), v.minLength(1)),
        requires: v.optional(v.array(code)),
      }),
    ),
  }),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    for (const message of inconsistencies(dataset.value)) addIssue({ message });
  }),
);
export type RegisterDefinition = v.InferOutput<typeof registerDefinition>;

interface Graph {
  readonly initial: string;
  readonly states: readonly { readonly code: string }[];
  readonly fields: readonly { readonly name: string }[];
  readonly transitions: readonly {
    readonly event: string;
    readonly from: readonly string[];
    readonly to: string;
    readonly requires?: readonly string[] | undefined;
  }[];
}

function* inconsistencies(graph: Graph): Generator<string> {
  const states = new Set(graph.states.map((state) => state.code));
  const fields = new Set(graph.fields.map((field) => field.name));
  if (!states.has(graph.initial)) yield `initial: state ${graph.initial} is not declared`;
  const seen = new Set<string>();
  for (const { event, from, to, requires } of graph.transitions) {
    for (const state of [...from, to]) {
      if (!states.has(state)) yield `transition ${event}: state ${state} is not declared`;
    }
    for (const field of requires ?? []) {
      if (!fields.has(field)) yield `transition ${event}: field ${field} is not declared`;
    }
    for (const state of from) {
      if (seen.has(`${event} ${state}`)) yield `transition ${event}: declared twice from ${state}`;
      seen.add(`${event} ${state}`);
    }
  }
}
