import * as v from 'valibot';

import { articleId } from '../article/article.ts';
import { roles } from '../organisation/person.ts';
import { pageKinds } from '../page/kinds.ts';
import { nodeId, scriptId } from './nodes/line.ts';
import { nodeSchema, type ScriptNode } from './nodes/registry.ts';

/** The newest script format this build reads. */
export const scriptSchemaVersion = 1;

/** One version of a service script (R148): a graph of lines. Whether it can be walked is said by `validateScripts`. */
export const scriptSchema = v.strictObject({
  schema: v.number(),
  id: scriptId,
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  title: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(20)),
  titleEn: v.optional(v.string()),
  /** Pages it may be offered on; absent = every page. */
  pageKinds: v.optional(v.pipe(v.array(v.picklist(pageKinds)), v.minLength(1))),
  roles: v.pipe(v.array(v.picklist(roles)), v.minLength(1)),
  /** Articles it stands on. */
  knowledge: v.array(articleId),
  similarQuestions: v.optional(v.array(v.string()), []),
  start: nodeId,
  nodes: v.pipe(v.array(nodeSchema), v.minLength(1), v.maxLength(200)),
});
export type Script = v.InferOutput<typeof scriptSchema>;

/** Scripts by id; of several versions the caller has chosen the one in force. */
export type ScriptLibrary = Readonly<Record<string, Script>>;

export const nodeById = (script: Script, id: string): ScriptNode | undefined =>
  script.nodes.find((node) => node.id === id);

/** A library of these scripts; of two with one id the higher version is taken. */
export function libraryOf(scripts: readonly Script[]): ScriptLibrary {
  const library: Record<string, Script> = {};
  for (const script of scripts) {
    const other = library[script.id];
    if (other === undefined || other.version < script.version) library[script.id] = script;
  }
  return library;
}
