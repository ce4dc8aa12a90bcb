import { holds } from '../condition/condition.ts';
import type { Facts } from '../condition/facts.ts';
import { type CheckItem, type Checklist, checklistOf, openChecks, type SkipReason } from './checklist.ts';
import type { NodeKind, ScriptNode } from './nodes/registry.ts';
import { enter, leave, type Move, nodeAt, type Place, runFacts, scriptOf, settle } from './place.ts';
import { fillSlots, type Piece, piecesOf, type Slots } from './slots.ts';
import type { ScriptLibrary } from './script.ts';

/** What was said, asked, done, checked or passed over, and when (ms UTC). No words of the customer. */
export interface RunLine {
  readonly scriptId: string;
  readonly scriptVersion: number;
  readonly node: string;
  readonly kind: NodeKind;
  readonly at: number;
  readonly choice?: string;
  readonly skippedReason?: SkipReason;
  /** Decided by facts or by the graph, not by a hand. */
  readonly auto?: true;
  /** Taken back with 上一步; it stays in the record. */
  readonly undone?: true;
}

/** A script in progress: plain data that survives a restart; it holds the very versions it began with. */
export interface Run {
  readonly scripts: ScriptLibrary;
  /** First script of the plan: the one the record is named after. */
  readonly first: string;
  readonly place: Place;
  readonly history: readonly Place[];
  readonly lines: readonly RunLine[];
  readonly facts: Facts;
  readonly slots: Slots;
  readonly checklist: Checklist;
  readonly startedAt: number;
  readonly ended?: { readonly at: number; readonly outcome: string };
}

export type Answer =
  | { readonly type: 'done' }
  | { readonly type: 'choose'; readonly choice: string; readonly ticked?: readonly string[] }
  | { readonly type: 'skip'; readonly reason?: SkipReason }
  | { readonly type: 'back' }
  | { readonly type: 'finish' };

export type Refusal =
  | 'ended'
  | 'unknownChoice'
  | 'choiceNeeded'
  | 'itemsOpen'
  | 'reasonRequired'
  | 'nothingBefore'
  | 'notAtEnd'
  | 'obligatoryOpen';
export type Step =
  | { readonly ok: true; readonly run: Run }
  | { readonly ok: false; readonly reason: Refusal };

const refuse = (reason: Refusal): Step => ({ ok: false, reason });

const autoLines = (scripts: ScriptLibrary, moves: readonly Move[], at: number): RunLine[] =>
  moves.map(({ script, ...move }) => ({
    scriptId: script,
    scriptVersion: scriptOf(scripts, script).version,
    ...move,
    at,
    auto: true,
  }));

/** Only these scripts can be reached from the plan: what a run has to carry. */
function reachable(scripts: ScriptLibrary, plan: readonly string[]): ScriptLibrary {
  const found: Record<string, ScriptLibrary[string]> = {};
  const queue = [...plan];
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    if (Object.hasOwn(found, id) || !Object.hasOwn(scripts, id)) continue;
    const script = scriptOf(scripts, id);
    found[id] = script;
    for (const node of script.nodes) if (node.kind === 'goto') queue.push(node.script);
  }
  return found;
}

/**
 * Begins a plan of scripts (one or several, in order) at `now` (ms UTC). `checks` are the page's checks: obligatory ones
 * must be settled before the run may end. Throws `script.notFound` when a planned script is not in the library.
 */
export function startRun(input: {
  readonly plan: readonly string[];
  readonly scripts: ScriptLibrary;
  readonly facts: Facts;
  readonly slots?: Slots;
  readonly checks?: readonly CheckItem[];
  readonly now: number;
}): Run {
  const [first = '', ...plan] = input.plan;
  const scripts = reachable(input.scripts, input.plan);
  const start = enter(scripts, { stack: [], plan, marks: 0, entered: [], visits: {} }, first);
  const { place, moves } = settle(scripts, start, input.facts);
  return {
    scripts,
    first,
    place,
    history: [],
    lines: autoLines(scripts, moves, input.now),
    facts: input.facts,
    slots: input.slots ?? {},
    checklist: checklistOf(input.checks ?? []),
    startedAt: input.now,
  };
}

/** The node the run stands on; an `end` only when nothing comes after it. */
export const currentNode = (run: Run): ScriptNode => nodeAt(run.scripts, run.place);

/** The words of a node for these facts: the first variant that holds, cut into words and slots. */
export function lineOf(
  run: Run,
  node: ScriptNode,
): { readonly pieces: readonly Piece[]; readonly text: string } {
  if (node.kind === 'goto' || node.kind === 'end') return { pieces: [], text: '' };
  const facts = runFacts(run.place, run.facts);
  const text = node.variants?.find((variant) => holds(variant.when, facts))?.text ?? node.text;
  return { pieces: piecesOf(text, run.slots), text: fillSlots(text, run.slots) };
}

/** Obligatory things still open: the current line when it is one, and the page's checks. */
export function obligatoryOpen(
  run: Run,
): readonly (
  | { readonly kind: 'line'; readonly node: string }
  | { readonly kind: 'check'; readonly id: string }
)[] {
  const node = currentNode(run);
  const line = 'must' in node && node.must === true ? [{ kind: 'line' as const, node: node.id }] : [];
  return [...line, ...openChecks(run.checklist).map((item) => ({ kind: 'check' as const, id: item.id }))];
}

/** Whether `finish` would be accepted now. */
export const finishable = (run: Run): boolean =>
  run.ended === undefined && currentNode(run).kind === 'end' && obligatoryOpen(run).length === 0;

function step(run: Run, line: Pick<RunLine, 'choice' | 'skippedReason'>, left: Place, at: number): Step {
  const node = currentNode(run);
  const own: RunLine = {
    scriptId: run.place.script,
    scriptVersion: scriptOf(run.scripts, run.place.script).version,
    node: node.id,
    kind: node.kind,
    at,
    ...line,
  };
  const { place, moves } = settle(run.scripts, left, run.facts);
  const lines = [...run.lines, own, ...autoLines(run.scripts, moves, at)];
  return { ok: true, run: { ...run, place, lines, history: [...run.history, run.place] } };
}

/** Lines after the last place are taken back, not wiped: a risk mark set and withdrawn stays evidence. */
function back(run: Run): Step {
  const place = run.history.at(-1);
  if (place === undefined) return refuse('nothingBefore');
  const key = (line: RunLine): boolean => line.scriptId === place.script && line.node === place.node;
  const from = run.lines.findLastIndex(
    (line) => key(line) && line.auto === undefined && line.undone === undefined,
  );
  const lines = run.lines.map((line, index) => (index >= from ? { ...line, undone: true as const } : line));
  return { ok: true, run: { ...run, place, lines, history: run.history.slice(0, -1) } };
}

/** Answers the current line at `now` (ms UTC). Pure: gives the next run, or the reason why not; never throws on answers. */
export function answer(run: Run, act: Answer, now: number): Step {
  if (run.ended !== undefined) return refuse('ended');
  if (act.type === 'back') return back(run);
  const node = currentNode(run);
  if (act.type === 'finish') {
    if (node.kind !== 'end') return refuse('notAtEnd');
    if (obligatoryOpen(run).length > 0) return refuse('obligatoryOpen');
    return { ok: true, run: { ...run, ended: { at: now, outcome: node.outcome } } };
  }
  if (node.kind === 'end' || node.kind === 'goto') return refuse('unknownChoice');
  if (act.type === 'choose') {
    const choice = 'choices' in node ? node.choices?.find((option) => option.id === act.choice) : undefined;
    if (choice === undefined) return refuse('unknownChoice');
    const items = node.kind === 'check' ? (node.items ?? []) : [];
    const ticked = act.ticked ?? [];
    if (choice.complete === true && !items.every((item) => ticked.includes(item.id)))
      return refuse('itemsOpen');
    return step(run, { choice: choice.id }, leave(run.place, choice.next, run.facts, choice.mark), now);
  }
  const next = 'next' in node ? node.next : undefined;
  if (next === undefined) return refuse('choiceNeeded');
  if (act.type === 'done') return step(run, {}, leave(run.place, next, run.facts), now);
  if (node.must === true && act.reason === undefined) return refuse('reasonRequired');
  return step(run, { skippedReason: act.reason ?? 'notApplicable' }, leave(run.place, next, run.facts), now);
}

/** New facts (a service case was opened, a value came in) decide from here on; what was answered stays. */
export function withFacts(run: Run, facts: Facts, now: number): Run {
  if (run.ended !== undefined) return run;
  const { place, moves } = settle(run.scripts, run.place, facts);
  return { ...run, facts, place, lines: [...run.lines, ...autoLines(run.scripts, moves, now)] };
}
