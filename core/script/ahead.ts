import { holds } from '../condition/condition.ts';
import type { Choice } from './nodes/line.ts';
import type { ScriptNode } from './nodes/registry.ts';
import { runFacts, scriptOf } from './place.ts';
import { currentNode, type Run } from './run.ts';
import { nodeById } from './script.ts';

/** The option that the facts decide: no hand is needed for it. */
function decided(run: Run, node: ScriptNode): Choice | undefined {
  const known = runFacts({ ...run.place, node: node.id }, run.facts);
  const choices = 'choices' in node ? (node.choices ?? []) : [];
  return choices.find(({ auto }) => auto !== undefined && holds(auto, known));
}

/** Where a line usually leads: the option that the facts decide or else the first, the first route that holds. */
function usualNext(run: Run, node: ScriptNode): string | undefined {
  if (node.kind === 'end') return undefined;
  if (node.kind === 'goto') {
    const isPassed = node.once === true && run.place.entered.includes(node.script);
    return isPassed ? node.else : (node.next ?? Object.values(node.returns ?? {})[0]);
  }
  const known = runFacts({ ...run.place, node: node.id }, run.facts);
  const choice = decided(run, node) ?? ('choices' in node ? node.choices?.[0] : undefined);
  const target = choice?.next ?? ('next' in node ? node.next : undefined);
  if (target === undefined || typeof target === 'string') return target;
  return (target.find(({ when }) => holds(when, known)) ?? target.at(-1))?.to;
}

/**
 * The usual way on from the current line to the end of its script, the current line first. Branches for what goes wrong
 * are not on it: nobody should read 停止办理 before anything has happened.
 */
function usualWay(run: Run): ScriptNode[] {
  const script = scriptOf(run.scripts, run.place.script);
  const way: ScriptNode[] = [];
  let node: ScriptNode | undefined = currentNode(run);
  while (node !== undefined && !way.includes(node)) {
    way.push(node);
    const next = usualNext(run, node);
    node = next === undefined ? undefined : nodeById(script, next);
  }
  return way;
}

/** Obligatory lines still to come on the usual way, nearest first; the current line is not among them. */
export const obligatoryAhead = (run: Run): readonly ScriptNode[] =>
  usualWay(run)
    .slice(1)
    .filter((node) => 'must' in node && node.must === true);

/** “第 done 步，共 total 步” of the current script: lines settled in it, and those on the usual way to its end. */
export function progressOf(run: Run): { readonly done: number; readonly total: number } {
  const last = run.history.findLastIndex((place) => place.script !== run.place.script);
  const done = run.history.length - last - 1;
  if (currentNode(run).kind === 'end') return { done, total: done };
  const ahead = usualWay(run).filter(
    (node) => node.kind !== 'end' && node.kind !== 'goto' && decided(run, node) === undefined,
  );
  return { done: done + 1, total: done + Math.max(1, ahead.length) };
}
