import { holds } from '../condition/condition.ts';
import type { Facts } from '../condition/facts.ts';
import { AppError } from '../errors.ts';
import type { Target } from './nodes/line.ts';
import type { ScriptNode } from './nodes/registry.ts';
import { nodeById, type Script, type ScriptLibrary } from './script.ts';

/** Where a run stands. Small, so that a history of places makes `back` cheap. */
export interface Place {
  readonly script: string;
  readonly node: string;
  /** Gotos to come back to, innermost last. */
  readonly stack: readonly { readonly script: string; readonly node: string }[];
  /** Scripts of the page's plan still to come. */
  readonly plan: readonly string[];
  readonly marks: number;
  /** Ids of the scripts entered so far. */
  readonly entered: readonly string[];
  /** How often each node was left, by `script/node`. */
  readonly visits: Readonly<Record<string, number>>;
}

/** One automatic move, for the record. */
export interface Move {
  readonly script: string;
  readonly node: string;
  readonly kind: ScriptNode['kind'];
  readonly choice?: string;
}

/** More automatic moves in a row than any sound set of scripts makes; beyond it the content is broken. */
const maxMoves = 500;

export function scriptOf(scripts: ScriptLibrary, id: string): Script {
  const script = Object.hasOwn(scripts, id) ? scripts[id] : undefined;
  if (script === undefined) throw new AppError('script.notFound', { details: { script: id } });
  return script;
}

export function nodeAt(scripts: ScriptLibrary, place: Pick<Place, 'script' | 'node'>): ScriptNode {
  const node = nodeById(scriptOf(scripts, place.script), place.node);
  if (node === undefined) {
    throw new AppError('script.notFound', { details: { script: place.script, node: place.node } });
  }
  return node;
}

/** The facts a branch may read: what is known of page, customer and person, and the run's own counters. */
export const runFacts = (place: Place, facts: Facts): Facts => ({
  ...facts,
  'run.marks': place.marks,
  'run.visits': place.visits[`${place.script}/${place.node}`] ?? 0,
  'run.scripts': place.entered,
});

/** Leaves the node of a place by a target; `marks` are added first so that the target's conditions see them. */
export function leave(place: Place, to: Target, facts: Facts, mark = false): Place {
  const key = `${place.script}/${place.node}`;
  const left: Place = {
    ...place,
    marks: place.marks + (mark ? 1 : 0),
    visits: { ...place.visits, [key]: (place.visits[key] ?? 0) + 1 },
  };
  if (typeof to === 'string') return { ...left, node: to };
  const known = runFacts(left, facts);
  const route = to.find((item) => holds(item.when, known)) ?? to.at(-1);
  return { ...left, node: route?.to ?? place.node };
}

export function enter(scripts: ScriptLibrary, place: Omit<Place, 'script' | 'node'>, id: string): Place {
  const script = scriptOf(scripts, id);
  const entered = place.entered.includes(id) ? place.entered : [...place.entered, id];
  return { ...place, entered, script: id, node: script.start };
}

/** The plan without the members that were entered already: each script of a plan runs once. */
const planLeft = (place: Place): readonly string[] => place.plan.filter((id) => !place.entered.includes(id));

/** The place after the current script, or undefined when the run is at its last end. */
function afterEnd(scripts: ScriptLibrary, place: Place, outcome: string): Place | undefined {
  const back = place.stack.at(-1);
  if (back !== undefined) {
    const node = nodeAt(scripts, back);
    const to = node.kind === 'goto' ? (node.next ?? node.returns?.[outcome]) : undefined;
    if (to === undefined) throw new AppError('script.notFound', { details: { ...back, outcome } });
    return { ...place, stack: place.stack.slice(0, -1), script: back.script, node: to };
  }
  const [next, ...plan] = planLeft(place);
  if (next === undefined || outcome === 'notDone') return undefined;
  return enter(scripts, { ...place, plan }, next);
}

function afterGoto(scripts: ScriptLibrary, place: Place, node: Extract<ScriptNode, { kind: 'goto' }>): Place {
  if (node.once === true && place.entered.includes(node.script))
    return { ...place, node: node.else ?? node.id };
  if (node.next !== undefined || node.returns !== undefined) {
    const stack = [...place.stack, { script: place.script, node: node.id }];
    return enter(scripts, { ...place, stack }, node.script);
  }
  if (node.direct === true) return enter(scripts, { ...place, plan: [] }, node.script);
  const left = planLeft(place);
  const [next, ...plan] = left;
  // The plan of the page still holds that script: go on with the plan, it will come in its turn.
  if (place.stack.length === 0 && next !== undefined && left.includes(node.script)) {
    return enter(scripts, { ...place, plan }, next);
  }
  return enter(scripts, place, node.script);
}

/** Walks on over everything that needs no hand: gotos, ends of sub-scripts, options decided by facts. */
export function settle(
  scripts: ScriptLibrary,
  start: Place,
  facts: Facts,
): { readonly place: Place; readonly moves: readonly Move[] } {
  const moves: Move[] = [];
  let place = start;
  for (let step = 0; step < maxMoves; step += 1) {
    const node = nodeAt(scripts, place);
    const move = { script: place.script, node: node.id, kind: node.kind };
    if (node.kind === 'goto') {
      moves.push(move);
      place = afterGoto(scripts, place, node);
    } else if (node.kind === 'end') {
      const next = afterEnd(scripts, place, node.outcome);
      if (next === undefined) return { place, moves };
      moves.push(move);
      place = next;
    } else {
      const known = runFacts(place, facts);
      const choices = 'choices' in node ? (node.choices ?? []) : [];
      const choice = choices.find((option) => option.auto !== undefined && holds(option.auto, known));
      if (choice === undefined) return { place, moves };
      moves.push({ ...move, choice: choice.id });
      place = leave(place, choice.next, facts, choice.mark);
    }
  }
  throw new AppError('content.invalid', { details: { script: place.script, node: place.node } });
}
