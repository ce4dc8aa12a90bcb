import * as v from 'valibot';

import { ask } from './ask.ts';
import { check } from './check.ts';
import { doNode } from './do.ts';
import { end } from './end.ts';
import { gotoNode } from './goto.ts';
import type { Exit } from './line.ts';
import { note } from './note.ts';
import { say } from './say.ts';

/** Every node kind: one file and one line here. */
export const nodeKinds = { say, ask, do: doNode, check, note, goto: gotoNode, end } as const;
export type NodeKind = keyof typeof nodeKinds;

export const nodeSchema = v.variant('kind', [
  say.schema,
  ask.schema,
  doNode.schema,
  check.schema,
  note.schema,
  gotoNode.schema,
  end.schema,
]);
export type ScriptNode = v.InferOutput<typeof nodeSchema>;
/** A node that people see and answer. */
export type LineNode = Exclude<ScriptNode, { kind: 'goto' | 'end' }>;

/** Every way out of a node inside its own script. */
export function nodeExits(node: ScriptNode): Exit[] {
  const kind = nodeKinds[node.kind] as { readonly exits: (node: ScriptNode) => Exit[] };
  return kind.exits(node);
}
