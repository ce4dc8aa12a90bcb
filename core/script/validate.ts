import type { Finding } from '../errors.ts';
import { type Outcome, outcomes } from './nodes/end.ts';
import { nodeExits, type ScriptNode } from './nodes/registry.ts';
import { isSlotName, slotNames, slotsIn } from './slots.ts';
import { nodeById, type Script, type ScriptLibrary } from './script.ts';

/** A finding inside a script; the caller adds the file and the line of the node. */
export interface ScriptFinding extends Finding {
  readonly script: string;
  readonly node?: string;
}

type Goto = Extract<ScriptNode, { kind: 'goto' }>;
const comesBack = (node: Goto): boolean => node.next !== undefined || node.returns !== undefined;
const gotos = (script: Script): Goto[] => script.nodes.filter((node): node is Goto => node.kind === 'goto');

/** A node that leaves the script for good: an end, or a goto that does not come back. */
const leaves = (node: ScriptNode): boolean =>
  node.kind === 'end' || (node.kind === 'goto' && !comesBack(node));

const finder =
  (script: Script) =>
  (code: string, node: string | undefined, message: string): ScriptFinding => ({
    script: script.id,
    ...(node === undefined ? {} : { node, field: `nodes.${node}` }),
    code,
    message,
  });

/** Targets, duplicates, unreachable nodes, dead ends and slots of one script by itself. */
export function graphFindings(script: Script): ScriptFinding[] {
  const find = finder(script);
  const findings: ScriptFinding[] = [];
  const ids = new Set<string>();
  for (const node of script.nodes) {
    if (ids.has(node.id))
      findings.push(find('script.duplicateNode', node.id, `节点 ${node.id} 出现两次，请改号`));
    ids.add(node.id);
    for (const name of 'text' in node
      ? slotsIn([node.text, ...(node.variants ?? []).map(({ text }) => text)].join())
      : []) {
      if (!isSlotName(name)) {
        findings.push(find('script.slot', node.id, `没有填空 {{${name}}}，可用：${slotNames.join('、')}`));
      }
    }
  }
  const into = new Map<string, string[]>();
  for (const node of script.nodes) {
    for (const { to } of nodeExits(node)) {
      if (!ids.has(to))
        findings.push(find('script.target', node.id, `节点 ${node.id} 指向不存在的节点 ${to}，请改正去向`));
      into.set(to, [...(into.get(to) ?? []), node.id]);
    }
  }
  if (!ids.has(script.start))
    return [...findings, find('script.target', undefined, `起点 ${script.start} 不存在`)];
  const reached = walk([script.start], (id) => {
    const node = nodeById(script, id);
    return node === undefined ? [] : nodeExits(node).map(({ to }) => to);
  });
  const ending = walk(
    script.nodes.filter(leaves).map((node) => node.id),
    (id) => into.get(id) ?? [],
  );
  for (const { id } of script.nodes) {
    if (!reached.has(id)) findings.push(find('script.unreachable', id, `节点 ${id} 走不到，请删去或接上`));
    else if (!ending.has(id))
      findings.push(find('script.noEnd', id, `从节点 ${id} 走不到结束，请给出一条通向结束的去向`));
  }
  return findings;
}

function walk(from: readonly string[], next: (id: string) => readonly string[]): Set<string> {
  const seen = new Set<string>();
  const queue = [...from];
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    queue.push(...next(id));
  }
  return seen;
}

/** The outcomes a script can end with, those of the scripts that take over included. */
function outcomesOf(library: ScriptLibrary, id: string): Set<Outcome> {
  const all = new Set<Outcome>();
  const taken = walk([id], (current) =>
    library[current] === undefined
      ? []
      : gotos(library[current])
          .filter((node) => !comesBack(node))
          .map((node) => node.script),
  );
  for (const name of taken) {
    for (const node of library[name]?.nodes ?? []) if (node.kind === 'end') all.add(node.outcome);
  }
  return all;
}

/** A cycle of scripts, as the ids along it, over gotos that are not guarded by `once`. */
function cycleFrom(library: ScriptLibrary, start: string): string[] | undefined {
  const seen = new Set<string>();
  const visit = (id: string, path: readonly string[]): string[] | undefined => {
    const script = library[id];
    if (script === undefined) return undefined;
    for (const node of gotos(script)) {
      if (node.once === true) continue;
      if (node.script === start) return [...path, id, start];
      if (seen.has(node.script)) continue;
      seen.add(node.script);
      const found = visit(node.script, [...path, id]);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return visit(start, []);
}

/**
 * Whether these scripts can be walked: every target exists, every path can reach an end, nothing is unreachable, every
 * outcome of a sub-script has a way back, no cycle of scripts without `once`, only known slots. All findings at once.
 */
export function validateScripts(scripts: readonly Script[]): ScriptFinding[] {
  const library: Record<string, Script> = Object.fromEntries(scripts.map((script) => [script.id, script]));
  const findings = scripts.flatMap(graphFindings);
  for (const script of scripts) {
    const find = finder(script);
    for (const node of gotos(script)) {
      if (library[node.script] === undefined) {
        findings.push(
          find('content.reference', node.id, `话术 ${node.script} 不存在，请先写好或改成已有的话术`),
        );
        continue;
      }
      if (node.returns === undefined) continue;
      const possible = outcomesOf(library, node.script);
      for (const outcome of possible) {
        if (node.returns[outcome] === undefined) {
          findings.push(
            find('script.returns', node.id, `${node.script} 可能以 ${outcome} 结束，returns 里缺少它的去向`),
          );
        }
      }
      for (const outcome of Object.keys(node.returns)) {
        if (!possible.has(outcome as Outcome)) {
          const known = (outcomes as readonly string[]).includes(outcome)
            ? `${node.script} 不会以它结束`
            : '没有这种结果';
          findings.push(find('script.returns', node.id, `returns 里的 ${outcome}：${known}，请删去`));
        }
      }
    }
    const cycle = cycleFrom(library, script.id);
    if (cycle !== undefined) {
      findings.push(
        find('script.cycle', undefined, `话术循环 ${cycle.join(' → ')}，请在其中一处写 once 与 else`),
      );
    }
  }
  return findings;
}
