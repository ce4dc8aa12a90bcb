import * as v from 'valibot';

import { paragraphRef } from '../../article/article.ts';
import { type Condition, conditionSchema } from '../../condition/condition.ts';

/** Script ids; `SCR-01`. */
export const scriptId = v.pipe(v.string(), v.regex(/^SCR-\d{2,4}$/, '话术编号写成 SCR-01'));

/** Node ids are short names inside one script: `1`, `3a`. YAML reads `1` as a number; both mean the same node. */
export const nodeId = v.pipe(
  v.union([v.string(), v.number()], '节点号写成 1 或 3a'),
  v.transform(String),
  v.regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,15}$/, '节点号只能用字母、数字和连字符'),
);

const route = v.strictObject({ when: v.optional(conditionSchema), to: nodeId });
const routes = v.pipe(
  v.array(route),
  v.minLength(1),
  v.check((list) => list.at(-1)?.when === undefined, '最后一条去向不能带条件，否则可能无路可走'),
);

/** Where a line leads: a node, or the first of several whose condition holds (the last has none). */
export type Target = string | readonly { readonly when?: Condition | undefined; readonly to: string }[];
export const target: v.GenericSchema<unknown, Target> = v.lazy((input) =>
  Array.isArray(input) ? routes : nodeId,
);

const text = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(300, '一句过长，请拆成两句'));

/** What every line but `goto` and `end` has. Texts may hold `{{slot}}`s, always plain text. */
export const lineEntries = {
  id: nodeId,
  text,
  textEn: v.optional(text),
  /** The first variant whose condition holds replaces the text (tier, segment, time of day). */
  variants: v.optional(v.array(v.strictObject({ when: conditionSchema, text, textEn: v.optional(text) }))),
  /** 必做: may only be left by doing it or by a reason from the closed list. */
  must: v.optional(v.boolean()),
  /** The paragraph of an article that this line stands on. */
  basis: v.optional(v.array(paragraphRef)),
};

export const choiceSchema = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[a-z][A-Za-z0-9]{0,23}$/, '选项代码用小写字母开头的英文')),
  label: v.pipe(text, v.maxLength(24, '选项过长，请控制在 24 字内')),
  labelEn: v.optional(text),
  hint: v.optional(text),
  /** Counts one risk mark (R224). Only the option is recorded, never words. */
  mark: v.optional(v.boolean()),
  /** Taken without a press when the condition holds; recorded as such. */
  auto: v.optional(conditionSchema),
  /** Only open when every item of this check is ticked. */
  complete: v.optional(v.boolean()),
  next: target,
});
export type Choice = v.InferOutput<typeof choiceSchema>;

export const choices = v.pipe(
  v.array(choiceSchema),
  v.minLength(2, '至少两个选项'),
  v.maxLength(9, '最多九个选项，键盘 1 到 9'),
  v.check((list) => new Set(list.map((choice) => choice.id)).size === list.length, '选项代码重复'),
);

/** One way out of a node; `choice` is the option that leads there. */
export interface Exit {
  readonly to: string;
  readonly choice?: string;
}

/** All nodes a target may lead to. */
export const exitsOf = (to: Target, choice?: string): Exit[] =>
  (typeof to === 'string' ? [to] : to.map((item) => item.to)).map((id) =>
    choice === undefined ? { to: id } : { to: id, choice },
  );

interface Branching {
  readonly next?: Target | undefined;
  readonly choices?: readonly Choice[] | undefined;
}
export const branchExits = (node: Branching): Exit[] => [
  ...(node.next === undefined ? [] : exitsOf(node.next)),
  ...(node.choices ?? []).flatMap((choice) => exitsOf(choice.next, choice.id)),
];

export const onlyOneWayOn = (node: Branching): boolean =>
  (node.next === undefined) !== (node.choices === undefined);
export const oneWayMessage = '去向二选一：写 next，或写 choices';

/** Declares a node kind: its schema, its ways out, and a ready example that the registry's test parses. */
export function defineNode<
  const K extends string,
  S extends v.GenericSchema<unknown, { kind: K }>,
>(definition: {
  readonly kind: K;
  readonly schema: S;
  readonly exits: (node: v.InferOutput<S>) => Exit[];
  readonly example: v.InferInput<S>;
}): typeof definition {
  return definition;
}
