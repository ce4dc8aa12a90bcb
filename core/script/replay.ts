import { type Answer, answer, currentNode, type Refusal, type Run } from './run.ts';
import { scriptOf } from './place.ts';
import type { ScriptNode } from './nodes/registry.ts';

/**
 * Gives a fresh run the same answers again, in order: how far they go in a script that has been changed since. `refused`
 * says why the first one that no longer fits was not taken; those behind it are not tried. Pure.
 */
export function replay(
  start: Run,
  answers: readonly Answer[],
): { readonly run: Run; readonly taken: number; readonly refused?: Refusal } {
  let run = start;
  for (const [taken, act] of answers.entries()) {
    const step = answer(run, act, start.startedAt);
    if (!step.ok) return { run, taken, refused: step.reason };
    ({ run } = step);
  }
  return { run, taken: answers.length };
}

/**
 * Obligatory lines of the scripts entered that this way did not pass, or passed over with a reason; the current line is
 * among them while it is unanswered. In the order of the scripts.
 */
export function obligatoryLeft(run: Run): readonly ScriptNode[] {
  const done = new Set(
    run.lines
      .filter((line) => line.undone === undefined && line.skippedReason === undefined)
      .map((line) => `${line.scriptId}/${line.node}`),
  );
  const now = currentNode(run);
  return run.place.entered.flatMap((id) =>
    scriptOf(run.scripts, id).nodes.filter(
      (node) => 'must' in node && node.must === true && (node === now || !done.has(`${id}/${node.id}`)),
    ),
  );
}
