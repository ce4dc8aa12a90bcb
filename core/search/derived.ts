import type { Holdings } from './engine/holdings.ts';
import type { Texts } from './rank.ts';
import { type Name, nameOf } from './suggest.ts';
import { unitsOf } from './units.ts';

/** What is derived from the holdings and good until they change. */
export function derived<T>(holdings: Holdings, make: () => T): () => T {
  let kept: { readonly of: number; readonly value: T } | undefined;
  return () => {
    if (kept?.of !== holdings.changes) kept = { of: holdings.changes, value: make() };
    return kept.value;
  };
}

/** Texts kept in units; beyond these the oldest ones are cut again when they are needed. */
const KEPT = 2_000;

/** Titles and texts in units, as they are compared with queries. */
export function textsOf(holdings: Holdings): Texts {
  const kept = (cut: (id: number) => string): ((id: number) => Uint16Array) => {
    const units = new Map<number, Uint16Array>();
    return (id) => {
      const known = units.get(id);
      if (known !== undefined) return known;
      const [oldest] = units.keys();
      if (units.size >= KEPT && oldest !== undefined) units.delete(oldest);
      const fresh = unitsOf(cut(id));
      units.set(id, fresh);
      return fresh;
    };
  };
  const title = (id: number): string => holdings.names(id)[0] ?? '';
  return { title: kept(title), all: kept((id) => [title(id), ...holdings.document(id).body].join('\n')) };
}

/** Every title, similar question and tag once, with the documents that have it. */
export function namesOf(holdings: Holdings): { readonly name: Name; readonly ids: number[] }[] {
  const byText = new Map<string, { readonly name: Name; readonly ids: number[] }>();
  for (const id of holdings.ids()) {
    const add = (text: string, kind: Name['kind']): void => {
      const known = byText.get(text);
      if (known) known.ids.push(id);
      else byText.set(text, { name: nameOf(text, kind), ids: [id] });
    };
    const [title = '', ...questions] = holdings.names(id);
    add(title, 'title');
    for (const question of questions) add(question, 'question');
    for (const tag of holdings.head(id).tags) add(tag, 'tag');
  }
  return [...byText.values()];
}

export interface Rights {
  /** For each id whether it is allowed; the same set given again is not looked through again. */
  readonly open: (allowed: ReadonlySet<string>) => Uint8Array;
  /** These keys have other ids now. */
  readonly forget: (keys: readonly string[]) => void;
}

/** Allowed keys as a bit for each id, kept for the set last asked with: one changed document is one changed bit. */
export function rightsOf(holdings: Holdings): Rights {
  let last: { readonly allowed: ReadonlySet<string>; readonly bits: Uint8Array } | undefined;
  let moved: string[] = [];
  return {
    forget: (keys) => moved.push(...keys),
    open(allowed) {
      const { size } = holdings.corpus;
      if (last?.allowed !== allowed) {
        last = { allowed, bits: new Uint8Array(size) };
        for (const id of holdings.ids()) if (allowed.has(holdings.keyOf(id))) last.bits[id] = 1;
      } else if (moved.length > 0) {
        const bits = new Uint8Array(size);
        bits.set(last.bits.subarray(0, size));
        for (const key of moved) {
          const id = holdings.idOf(key);
          if (id !== undefined && allowed.has(key)) bits[id] = 1;
        }
        last = { allowed, bits };
      }
      moved = [];
      return last.bits;
    },
  };
}
