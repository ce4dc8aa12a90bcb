import type { Claim, Evidence, NoneReason, PageContext } from './context.ts';
import type { AnchorFacts, FrameFacts } from './facts.ts';
import type { AdapterPack, AnchorRule, PageRule } from './pack.ts';

/** Facts of one frame with the frame's browser-stamped id (0 = top). */
export interface FramedFacts {
  readonly frameId: number;
  readonly facts: FrameFacts;
}

/** One anchor over all frames. */
interface Seen {
  readonly name: string;
  readonly rule: AnchorRule;
  readonly values: ReadonlySet<string>;
  readonly hidden: number;
  readonly masked: number;
}

function gather(pack: AdapterPack, names: readonly string[], frames: readonly FramedFacts[]): Seen[] {
  return names.flatMap((name) => {
    const rule = pack.anchors[name];
    if (!rule) return [];
    const facts = frames.flatMap((frame) => frame.facts.anchors.filter((a) => a.anchor === name));
    const sum = (pick: (a: AnchorFacts) => number) => facts.reduce((total, a) => total + pick(a), 0);
    return [
      {
        name,
        rule,
        values: new Set(facts.flatMap((a) => a.values)),
        hidden: sum((a) => a.hidden),
        masked: sum((a) => a.masked),
      },
    ];
  });
}

function evidenceOf(pack: AdapterPack, frames: readonly FramedFacts[], names: readonly string[]): Evidence[] {
  return frames.flatMap(({ frameId, facts }) =>
    facts.anchors.flatMap((a): Evidence[] => {
      const rule = pack.anchors[a.anchor];
      if (!rule || !names.includes(a.anchor) || a.nodes === 0) return [];
      return [
        {
          anchor: a.anchor,
          kind: rule.kind,
          source: rule.from.source,
          role: rule.role,
          nodes: a.nodes,
          distinct: a.values.length,
          hidden: a.hidden,
          frame: frameId,
        },
      ];
    }),
  );
}

/** Two anchors of the same kind, prefix and role that show different values are two customers, or one that changed. */
function contradicts(seen: readonly Seen[]): boolean {
  const byKind = new Map<string, string>();
  for (const { rule, values } of seen) {
    // Several accounts of one customer may be in view; whether they are one customer's is the server's to say.
    if (rule.kind === 'accountNo') continue;
    const key = rule.kind === 'name' ? 'name' : `${rule.kind}/${rule.prefix ?? ''}`;
    for (const value of values) {
      const known = byKind.get(key);
      if (known !== undefined && known !== value) return true;
      byKind.set(key, value);
    }
  }
  return false;
}

function levelOf(
  page: PageRule,
  seen: readonly Seen[],
  others: readonly Seen[],
  busy: boolean,
): { level: PageContext['level']; reason?: NoneReason } {
  const none = (reason: NoneReason) => ({ level: 'none' as const, reason });
  if (busy) return none('loading');
  if (seen.some((a) => a.values.size > 1)) return none('ambiguous');
  if (contradicts([...seen, ...others])) return none('disagree');
  const present = new Set(seen.filter((a) => a.values.size === 1).map((a) => a.name));
  if (page.agree.some((set) => set.every((a) => present.has(a)))) return { level: 'confirmed' };
  if (page.single.some((a) => present.has(a))) return { level: 'toConfirm' };
  if (seen.some((a) => a.values.size === 1 && a.rule.kind !== 'name')) return none('loading');
  if (seen.some((a) => a.hidden + a.masked > 0 && a.rule.kind !== 'name')) return none('hidden');
  return none('none');
}

/** Customer numbers of other page rules that hold at the same time: they are no claims, but one that differs is a second customer. */
function besides(pack: AdapterPack, page: PageRule, matched: readonly number[]): string[] {
  const names = matched.flatMap((index) => pack.pages[index]?.anchors ?? []);
  return [...new Set(names)].filter((name) => {
    const rule = pack.anchors[name];
    return rule?.kind === 'customerNo' && rule.role !== 'other' && !page.anchors.includes(name);
  });
}

/** A frame that cannot be seen from outside may be the very one that shows the customer. */
function isVeiled(page: PageRule, frames: readonly FramedFacts[]): boolean {
  const speaks = ({ frameId, facts }: FramedFacts) =>
    frameId !== 0 &&
    facts.anchors.some(({ anchor, values }) => page.anchors.includes(anchor) && values.length > 0);
  return frames.some(({ facts }) => facts.veiled) && frames.some(speaks);
}

/** What is asked of the service; anchors that say the same are one claim. */
function claimsOf(seen: readonly Seen[]): Claim[] {
  const claims = new Map<string, Claim>();
  for (const { rule, values } of seen) {
    const [value] = values;
    if (value === undefined || rule.kind === 'name' || rule.role === 'other') continue;
    const claim: Claim = { kind: rule.kind, value: (rule.prefix ?? '') + value, role: rule.role };
    claims.set(JSON.stringify(claim), claim);
  }
  return [...claims.values()];
}

/**
 * Puts the facts of all frames of a tab together (design §4): takes the adapter pack and the facts, gives the page
 * context with its level, or `none` with the reason. Pure; decides without ever guessing: whatever is not unique,
 * visible and agreeing shows nobody. The first page rule in the pack's order that holds in any frame is the page's kind.
 */
export function recognise(pack: AdapterPack, frames: readonly FramedFacts[]): PageContext {
  const matched = frames.flatMap((frame) => frame.facts.rules);
  const page = pack.pages[Math.min(...matched)];
  if (!page) {
    return {
      host: pack.id,
      pageKind: 'other',
      level: 'none',
      reason: 'none',
      claims: [],
      flags: {},
      evidence: [],
    };
  }
  const seen = gather(pack, page.anchors, frames).filter((a) => a.rule.role !== 'other');
  const { level, reason } = isVeiled(page, frames)
    ? { level: 'none' as const, reason: 'hidden' as const }
    : levelOf(
        page,
        seen,
        gather(pack, besides(pack, page, matched), frames),
        frames.some((frame) => frame.facts.busy),
      );
  const claims: Claim[] = level === 'none' ? [] : claimsOf(seen);
  const name =
    level === 'none'
      ? undefined
      : [...(seen.find((a) => a.rule.kind === 'name' && a.values.size === 1)?.values ?? [])][0];
  const flags = Object.fromEntries(
    page.flags.map((flag) => [flag, frames.some((frame) => frame.facts.flags[flag] === true)]),
  );
  return {
    host: pack.id,
    pageKind: page.kind,
    level,
    ...(reason ? { reason } : {}),
    claims,
    ...(name === undefined ? {} : { nameClaim: name }),
    flags,
    evidence: evidenceOf(pack, frames, page.anchors),
  };
}

/** A page that belongs to no pack. */
export function unknownHost(): PageContext {
  return {
    host: '',
    pageKind: 'other',
    level: 'none',
    reason: 'unknownHost',
    claims: [],
    flags: {},
    evidence: [],
  };
}
