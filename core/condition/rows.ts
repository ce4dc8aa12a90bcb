import { operators } from './condition.ts';
import { factKind } from './facts.ts';

type Operator = (typeof operators)[number];
type RowValue = string | number | boolean | readonly (string | number)[];

/** One comparison as a row of a form; `not` turns it round. */
export interface ConditionRow {
  readonly fact: string;
  readonly op: Operator;
  readonly value?: RowValue;
  readonly not: boolean;
}
/** A condition one level deep: a single row, or rows of which all or any must hold. */
export interface ConditionRows {
  readonly join: 'one' | 'all' | 'any';
  readonly rows: readonly ConditionRow[];
}

interface WrittenLeaf {
  readonly [key: string]: string | number | boolean | readonly (string | number)[];
}
type WrittenRow = WrittenLeaf | { readonly not: WrittenLeaf };
/** A condition as a file writes it. */
export type WrittenCondition =
  | WrittenRow
  | { readonly all: readonly WrittenRow[] }
  | { readonly any: readonly WrittenRow[] };

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The rows of a condition as it was read from a file, whether or not it is right: an unknown fact is a row too. Undefined
 * when it is nested deeper than a form shows, or is no condition.
 */
export function rowsOf(written: unknown): ConditionRows | undefined {
  if (!isRecord(written)) return undefined;
  const [key, ...more] = Object.keys(written);
  if ((key === 'all' || key === 'any') && more.length === 0) {
    const list = written[key];
    const rows = Array.isArray(list) ? list.map(rowOf) : [];
    const known = rows.filter((row) => row !== undefined);
    return known.length > 0 && known.length === rows.length ? { join: key, rows: known } : undefined;
  }
  const row = rowOf(written);
  return row && { join: 'one', rows: [row] };
}

function rowOf(written: unknown): ConditionRow | undefined {
  if (!isRecord(written)) return undefined;
  if ('not' in written) {
    const row = Object.keys(written).length === 1 ? rowOf(written['not']) : undefined;
    return row === undefined || row.not ? undefined : { ...row, not: true };
  }
  const { fact, value } = written;
  const op = operators.find((each) => each === String(written['op']));
  const isOther = Object.keys(written).some((key) => key !== 'fact' && key !== 'op' && key !== 'value');
  if (typeof fact !== 'string' || op === undefined || isOther) return undefined;
  if (value === undefined) return { fact, op, not: false };
  const isValue = Array.isArray(value)
    ? value.every((each) => typeof each === 'string' || typeof each === 'number')
    : ['string', 'number', 'boolean'].includes(typeof value);
  return isValue ? { fact, op, value: value as RowValue, not: false } : undefined;
}

/** The condition that these rows are, as a file writes it; a single row stands alone whatever joined it. */
export function conditionOf({ join, rows }: ConditionRows): WrittenCondition | undefined {
  const written = rows.map(({ fact, op, value, not }): WrittenRow => {
    const leaf = { fact, op, ...(value === undefined ? {} : { value }) };
    return not ? { not: leaf } : leaf;
  });
  const [first] = written;
  if (written.length <= 1) return first;
  return join === 'any' ? { any: written } : { all: written };
}

const bare: readonly Operator[] = ['exists', 'missing'];

/** The operators that mean something for a fact; for one that is not known those of a text. */
export function operatorsOf(fact: string): readonly Operator[] {
  const kind = factKind(fact);
  if (kind === 'boolean') return ['true', 'false', ...bare];
  if (kind === 'number') return ['is', 'isNot', 'gte', 'lte', ...bare];
  return ['is', 'isNot', 'in', ...bare];
}

/** The row with another fact or operator, its value kept where it still means something and else the first there is. */
export function refitted(
  row: ConditionRow,
  change: { readonly fact?: string; readonly op?: Operator },
): ConditionRow {
  const fact = change.fact ?? row.fact;
  const allowed = operatorsOf(fact);
  const op = change.op ?? (allowed.includes(row.op) ? row.op : (allowed[0] ?? 'exists'));
  const next = { fact, op, not: row.not };
  if (op === 'exists' || op === 'missing' || op === 'true' || op === 'false') return next;
  const kind = factKind(fact);
  const first = Array.isArray(kind) ? String(kind[0]) : kind === 'number' ? 0 : '';
  const old = Array.isArray(row.value) ? row.value[0] : row.value;
  const fits = Array.isArray(kind) ? kind.includes(old) : typeof old === typeof first;
  const value = fits && old !== undefined ? old : first;
  if (op !== 'in') return { ...next, value };
  return { ...next, value: Array.isArray(row.value) && fits ? row.value : [String(value)] };
}
