import * as v from 'valibot';

import { factKind, type Facts, type FactValue } from './facts.ts';

type Scalar = string | number | boolean;

/**
 * The one closed set of operators used by moments, script variants and branches. A missing fact makes every operator
 * false except `missing`: what is not known (or not allowed to be seen) decides nothing. On a list fact `is` means
 * "holds", `in` "holds one of".
 */
export type Condition =
  | { readonly fact: string; readonly op: 'is' | 'isNot'; readonly value: Scalar }
  | { readonly fact: string; readonly op: 'in'; readonly value: readonly (string | number)[] }
  | { readonly fact: string; readonly op: 'gte' | 'lte'; readonly value: number }
  | { readonly fact: string; readonly op: 'exists' | 'missing' | 'true' | 'false' }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition };

type Leaf = Extract<Condition, { readonly fact: string }>;

export const operators = ['is', 'isNot', 'in', 'exists', 'missing', 'gte', 'lte', 'true', 'false'] as const;

const bare = ['exists', 'missing', 'true', 'false'] as const;
const scalar = v.union([v.string(), v.number(), v.boolean()], '应为文字、数字或 true/false');

/** YAML reads an unquoted `op: true` as a boolean; both spellings mean the operator. */
const bareOp = v.pipe(
  v.union([v.picklist(bare), v.boolean()]),
  v.transform((op): (typeof bare)[number] => (typeof op === 'boolean' ? (op ? 'true' : 'false') : op)),
);

const fact = v.string();
const leafSchemas = {
  is: v.strictObject({ fact, op: v.picklist(['is', 'isNot']), value: scalar }),
  in: v.strictObject({
    fact,
    op: v.literal('in'),
    value: v.pipe(v.array(v.union([v.string(), v.number()])), v.minLength(1, '至少列出一个值')),
  }),
  gte: v.strictObject({ fact, op: v.picklist(['gte', 'lte']), value: v.number() }),
  bare: v.strictObject({ fact, op: bareOp }),
};

function leafSchema(op: unknown): v.GenericSchema<unknown, Leaf> {
  if (op === 'is' || op === 'isNot') return leafSchemas.is;
  if (op === 'in') return leafSchemas.in;
  if (op === 'gte' || op === 'lte') return leafSchemas.gte;
  return leafSchemas.bare;
}

const knownFact = (op: unknown): v.GenericSchema<unknown, Leaf> =>
  v.pipe(
    leafSchema(op),
    v.check(
      (leaf) => leafProblem(leaf) === undefined,
      (issue) => leafProblem(issue.input) ?? '',
    ),
  );

const list = v.pipe(v.array(v.lazy(() => conditionSchema)), v.minLength(1, '至少写一个条件'));
const allSchema = v.strictObject({ all: list });
const anySchema = v.strictObject({ any: list });
const notSchema = v.strictObject({ not: v.lazy(() => conditionSchema) });

/** Parses a condition; an unknown fact, operator or value is an issue that names it. */
export const conditionSchema: v.GenericSchema<unknown, Condition> = v.lazy((input) => {
  if (typeof input === 'object' && input !== null) {
    if ('all' in input) return allSchema;
    if ('any' in input) return anySchema;
    if ('not' in input) return notSchema;
    return knownFact('op' in input ? input.op : undefined);
  }
  return allSchema;
});

/** What is wrong with a single comparison, as a sentence with what to do; undefined when nothing is. */
function leafProblem(leaf: Leaf): string | undefined {
  const kind = factKind(leaf.fact);
  if (kind === undefined) return `没有名为“${leaf.fact}”的事实，请改用作者指南“条件”一节所列名称`;
  if (leaf.op === 'exists' || leaf.op === 'missing') return undefined;
  if (!('value' in leaf))
    return kind === 'boolean' ? undefined : `“${leaf.fact}”不是是非值，不能用 ${leaf.op}`;
  if (leaf.op === 'gte' || leaf.op === 'lte') {
    return kind === 'number' ? undefined : `“${leaf.fact}”不是数字，不能用 ${leaf.op}`;
  }
  const values: readonly Scalar[] = leaf.op === 'in' ? leaf.value : [leaf.value];
  for (const value of values) {
    if (Array.isArray(kind)) {
      if (!kind.includes(value)) return `“${leaf.fact}”没有值“${value}”，可用：${kind.join('、')}`;
    } else if (typeof value !== (kind === 'text' ? 'string' : kind)) {
      return `“${leaf.fact}”应与${kind === 'number' ? '数字' : kind === 'boolean' ? '是非值' : '文字'}比较`;
    }
  }
  return undefined;
}

const holdsValue = (known: FactValue, value: Scalar): boolean =>
  typeof known === 'object' ? known.includes(String(value)) : known === value;

/** Whether a condition is true of these facts; no condition is always true. Pure, total. */
export function holds(condition: Condition | undefined, facts: Facts): boolean {
  if (condition === undefined) return true;
  if ('all' in condition) return condition.all.every((part) => holds(part, facts));
  if ('any' in condition) return condition.any.some((part) => holds(part, facts));
  if ('not' in condition) return !holds(condition.not, facts);
  const known = Object.hasOwn(facts, condition.fact) ? facts[condition.fact] : undefined;
  if (condition.op === 'missing') return known === undefined;
  if (known === undefined) return false;
  switch (condition.op) {
    case 'exists':
      return true;
    case 'true':
      return known === true;
    case 'false':
      return known === false;
    case 'is':
      return holdsValue(known, condition.value);
    case 'isNot':
      return !holdsValue(known, condition.value);
    case 'in':
      return condition.value.some((value) => holdsValue(known, value));
    case 'gte':
      return typeof known === 'number' && known >= condition.value;
    case 'lte':
      return typeof known === 'number' && known <= condition.value;
  }
}
