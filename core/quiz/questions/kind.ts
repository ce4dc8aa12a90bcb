import type * as v from 'valibot';

import type { Mark, PartialRule } from '../mark-parts.ts';

/** Ids that a paper shows in an order of its own; `always` even where the paper keeps the order of options. */
export interface ShownList {
  readonly name: string;
  readonly ids: readonly string[];
  readonly shuffle: 'always' | 'asRuled';
}

/**
 * The order in which one paper shows the options, items and gaps of a question: by list, the letters of the file. What
 * stands first is `a` to the person, whatever it is in the file, so that letters tell nothing and no two papers agree.
 */
export type ShownOrder = Readonly<Record<string, readonly string[]>>;

/** The letter of a place on a paper: 0 is a. */
export const letterAt = (at: number): string => String.fromCharCode(97 + at);
/** The place of a letter on a paper: a is 0. */
export const placeOf = (letter: string): number => letter.charCodeAt(0) - 97;

/** What the person sees of options and items: in the paper's order, lettered by place. Field by field, no key. */
export const inOrder = (
  list: readonly { readonly id: string; readonly text: string }[],
  order: readonly string[] = [],
): { id: string; text: string }[] =>
  order.flatMap((id, at) => {
    const found = list.find((each) => each.id === id);
    return found === undefined ? [] : [{ id: letterAt(at), text: found.text }];
  });

/** Fields of a question that lead to its answer. */
type KeyField =
  | 'right'
  | 'why'
  | 'answer'
  | 'accept'
  | 'tolerance'
  | 'slips'
  | 'cites'
  | 'difficulty'
  | 'tags'
  | 'level';
/** `T` in which no object, however deep, has a field of the key: a question or an option handed on whole does not compile. */
export type Keyless<T> = T extends readonly (infer E)[]
  ? readonly Keyless<E>[]
  : T extends object
    ? { readonly [F in keyof T]: Keyless<T[F]> } & { readonly [F in KeyField]?: never }
    : T;

/** Gives an id of a list its other name, written ↔ shown; `undefined`: the list has no such id. */
export type Rename = (list: string, id: string) => string | undefined;

/** Why one choice is wrong (or right), by its id and its list (`options` unless said); without an id: of the answer. */
export interface Reason {
  readonly list?: string;
  readonly id?: string;
  readonly why: string;
}

/**
 * What every question kind declares; nothing else knows a kind. An answer names options, items and gaps by letter: in
 * its written form by the letters of the file, in its shown form by place on this paper ('a' is whatever stands first).
 * Methods, not properties: the registry handles every kind as one.
 */
interface QuestionUses<Q, A, P> {
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
  /** What the person sees of it on a paper, under `id` there: built field by field. */
  show(question: Q, id: string, order: ShownOrder): Keyless<P>;
}

/** A kind as the registry hands it out: its uses, and the schema of an answer as given, shown or written. */
export interface QuestionKindOf<Q, A, P> extends QuestionUses<Q, A, P> {
  readonly answer: v.GenericSchema<unknown, A>;
  /** What the person sees of the question: strict, so that nothing else passes it. */
  readonly shown: v.GenericSchema<unknown, P>;
}

/** Declares a question kind: its schema and what can be done with it; an example of each stands in its tests. */
export function defineQuestion<
  const K extends string,
  S extends v.GenericSchema<unknown, { kind: K }>,
  A extends v.GenericSchema<unknown, { kind: K }>,
  P extends v.GenericSchema<unknown, { kind: K; id: string; text: string }>,
>(
  definition: {
    readonly kind: K;
    readonly schema: S;
    readonly answer: A;
    readonly shown: P;
  } & QuestionUses<v.InferOutput<S>, v.InferOutput<A>, v.InferOutput<P>>,
): typeof definition {
  return definition;
}
