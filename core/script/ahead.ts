import { nodeExits, type ScriptNode } from './nodes/registry.ts';
import { currentNode, type Run } from './run.ts';
import { scriptOf } from './place.ts';
import { nodeById } from './script.ts';

/** Nodes of the current script by distance from the current one, each once. */
function byDistance(run: Run): { node: ScriptNode; distance: number }[] {
  const script = scriptOf(run.scripts, run.place.script);
  const found: { node: ScriptNode; distance: number }[] = [];
  const seen = new Set<string>();
  const queue = [{ id: run.place.node, distance: 0 }];
  for (let head = queue.shift(); head !== undefined; head = queue.shift()) {
    if (seen.has(head.id)) continue;
    seen.add(head.id);
    const node = nodeById(script, head.id);
    if (node === undefined) continue;
    const { distance } = head;
    found.push({ node, distance });
    queue.push(...nodeExits(node).map(({ to }) => ({ id: to, distance: distance + 1 })));
  }
  return found;
}

/** Obligatory lines of the current script that may still come, nearest first; the current line is not among them. */
export const obligatoryAhead = (run: Run): readonly ScriptNode[] =>
  byDistance(run)
    .filter(({ node, distance }) => distance > 0 && 'must' in node && node.must === true)
    .map(({ node }) => node);

/** “第 done 步，共 total 步” of the current script: lines settled in it, and those on the shortest way to its end. */
export function progressOf(run: Run): { readonly done: number; readonly total: number } {
  const last = run.history.findLastIndex((place) => place.script !== run.place.script);
  const done = run.history.length - last - 1;
  const shortest = byDistance(run).find(
    ({ node }) =>
      node.kind === 'end' || (node.kind === 'goto' && node.next === undefined && node.returns === undefined),
  );
  const node = currentNode(run);
  if (node.kind === 'end') return { done, total: done };
  return { done: done + 1, total: done + Math.max(1, shortest?.distance ?? 1) };
}
