import * as v from 'valibot';

import { AppError } from '../errors.ts';
import { skipReasons } from './checklist.ts';
import { outcomes } from './nodes/end.ts';
import { nodeKinds, type NodeKind } from './nodes/registry.ts';
import type { Run } from './run.ts';

const kinds = Object.keys(nodeKinds) as NodeKind[];
const instant = v.number();

/** A finished run as it is kept: which lines of which version, when; options and reasons from closed lists, no speech. */
export const runRecordSchema = v.strictObject({
  scriptId: v.string(),
  scriptVersion: v.number(),
  lines: v.array(
    v.strictObject({
      scriptId: v.string(),
      scriptVersion: v.number(),
      node: v.string(),
      kind: v.picklist(kinds),
      /** ms UTC. */
      at: instant,
      choice: v.optional(v.string()),
      skippedReason: v.optional(v.picklist(skipReasons)),
      auto: v.optional(v.literal(true)),
      undone: v.optional(v.literal(true)),
    }),
  ),
  checks: v.array(
    v.strictObject({
      id: v.string(),
      result: v.picklist(['yes', 'na', 'open']),
      at: v.optional(instant),
      reason: v.optional(v.picklist(skipReasons)),
    }),
  ),
  startedAt: instant,
  endedAt: instant,
  /** `abandoned`: left before its end (the customer went, the page changed); open obligations then show as `open`. */
  outcome: v.picklist([...outcomes, 'abandoned']),
});
export type RunRecord = v.InferOutput<typeof runRecordSchema>;

function build(run: Run, endedAt: number, outcome: RunRecord['outcome']): RunRecord {
  const first = run.scripts[run.first];
  if (first === undefined) throw new AppError('script.notFound', { details: { script: run.first } });
  return {
    scriptId: first.id,
    scriptVersion: first.version,
    lines: run.lines.map((line) => ({ ...line })),
    checks: run.checklist.items.map(({ id }) => ({
      id,
      ...(run.checklist.ticks[id] ?? { result: 'open' as const }),
    })),
    startedAt: run.startedAt,
    endedAt,
    outcome,
  };
}

/** The record of a run that was finished, or undefined while it is not. */
export function recordOf(run: Run): RunRecord | undefined {
  if (run.ended === undefined) return undefined;
  return build(run, run.ended.at, v.parse(v.picklist(outcomes), run.ended.outcome));
}

/** The record of a run that is left at `now` (ms UTC) before its end; undefined when no line was answered yet. */
export function abandonedRecord(run: Run, now: number): RunRecord | undefined {
  if (run.ended !== undefined || run.history.length === 0) return undefined;
  return build(run, now, 'abandoned');
}
