import type * as v from 'valibot';

/** How an answer that is right in part is marked (`paper.partial`); none: only a wholly right answer earns. */
export const partialRules = ['none', 'rightMinusWrong', 'perPart'] as const;
export type PartialRule = (typeof partialRules)[number];

/** Marks are hundredths of a mark, whole numbers: a question is worth 100, a case 100 for each of its parts. */
export const FULL_MARKS = 100;

/** What one answer earned. Never more than `of`, never less than 0; `isRight` means the whole of it. */
export interface Mark {
  readonly earned: number;
  readonly of: number;
  readonly isRight: boolean;
  readonly parts?: readonly PartMark[];
}

/** One part by the letter by which the answer names it; only parts of a case have marks of their own. */
export interface PartMark {
  readonly id: string;
  readonly isRight: boolean;
  readonly marks?: Mark;
}

/** All or nothing: a question without parts. */
export const wholly = (isRight: boolean): Mark => ({
  earned: isRight ? FULL_MARKS : 0,
  of: FULL_MARKS,
  isRight,
});

/** A share of the marks, rounded down: thirds never add up to more than they are. */
export const shareOf = (right: number, all: number): number =>
  Math.floor((Math.max(0, right) * FULL_MARKS) / all);

/**
 * A question of parts, each right, wrong or left open (`undefined`). rightMinusWrong: a wrong part takes a right one
 * away, an open one does not; perPart: right parts alone count; none: all or nothing.
 */
export function inParts(
  parts: readonly { readonly id: string; readonly isRight: boolean | undefined }[],
  rule: PartialRule,
): Mark {
  const right = parts.filter(({ isRight }) => isRight === true).length;
  const wrong = parts.filter(({ isRight }) => isRight === false).length;
  const whole = wholly(right === parts.length);
  const counted = rule === 'rightMinusWrong' ? right - wrong : right;
  return {
    ...whole,
    ...(rule === 'none' ? {} : { earned: shareOf(counted, parts.length) }),
    parts: parts.map(({ id, isRight }) => ({ id, isRight: isRight === true })),
  };
}

/** Ids that a paper shows in an order of its own; `always` even where the paper keeps the order of options. */
export interface ShownList {
  readonly name: string;
  readonly ids: readonly string[];
  readonly shuffle: 'always' | 'asRuled';
}

/** Gives an id of a list its other name, written ↔ shown; `undefined`: the list has no such id. */
export type Rename = (list: string, id: string) => string | undefined;

/** Why one choice is wrong (or right), by its id; without an id it speaks of the answer as a whole. */
export interface Reason {
  readonly id?: string;
  readonly why: string;
}

/**
 * What every question kind declares; nothing else knows a kind. An answer names options, items and gaps by letter: in
 * its written form by the letters of the file, in its shown form by place on this paper ('a' is whatever stands first).
 * Methods, not properties: the registry handles every kind as one.
 */
interface QuestionUses<Q, A> {
  /** Lists that a paper may shuffle. */
  lists(question: Q): readonly ShownList[];
  /** The answer with every id renamed; `undefined` when one of them is not the question's. */
  rename(answer: A, rename: Rename): A | undefined;
  /** Marks a written answer; `undefined` when it does not fit the question. Never throws. */
  mark(question: Q, answer: A, rule: PartialRule): Mark | undefined;
  /** The right answer in its written form: for after the attempt, never with the question. */
  right(question: Q): A;
  /** Why its choices are wrong or right; for a typed answer, why this one is. Ids are written ones. */
  reasons(question: Q, answer: A | undefined): readonly Reason[];
}

/** A kind as the registry hands it out: its uses, and the schema of an answer as given, shown or written. */
export interface QuestionKindOf<Q, A> extends QuestionUses<Q, A> {
  readonly answer: v.GenericSchema<unknown, A>;
}

/** Declares a question kind: its schema, a ready example that the registry's test parses, and what can be done with it. */
export function defineQuestion<
  const K extends string,
  S extends v.GenericSchema<unknown, { kind: K }>,
  A extends v.GenericSchema<unknown, { kind: K }>,
>(
  definition: {
    readonly kind: K;
    readonly schema: S;
    readonly example: v.InferInput<S>;
    readonly answer: A;
  } & QuestionUses<v.InferOutput<S>, v.InferOutput<A>>,
): typeof definition {
  return definition;
}
