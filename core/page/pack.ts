import * as v from 'valibot';

import { claimKinds } from './context.ts';
import { pageKinds } from './kinds.ts';
import { linearPattern } from './pattern.ts';

/** The newest adapter schema this build reads; a pack with a higher number is refused, the last good one stays. */
export const packSchemaVersion = 1;

const pattern = v.pipe(
  v.string(),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    try {
      linearPattern(dataset.value);
    } catch (error) {
      addIssue({ message: `pattern refused: ${(error as Error).message}` });
    }
  }),
);
const selector = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
const name = v.pipe(
  v.string(),
  v.regex(/^[a-z][A-Za-z0-9]{0,31}$/, 'a name is lower camel case, at most 32 characters'),
);
/** Label texts by language; the reader compares all of them, because `<html lang>` is not to be trusted. */
const labels = v.record(v.string(), v.pipe(v.array(v.pipe(v.string(), v.minLength(1))), v.minLength(1)));

/** Where a value stands. `within` limits the search to elements matching that selector. */
export const sourceSchema = v.variant('source', [
  /** Text of the elements; `pattern`'s first group (or whole match) is the value. */
  v.strictObject({ source: v.literal('text'), selector }),
  /** Current value of an input, select or textarea. */
  v.strictObject({ source: v.literal('value'), selector }),
  v.strictObject({ source: v.literal('attribute'), selector, attribute: v.string() }),
  /** A part of the frame's own address. */
  v.strictObject({ source: v.literal('address'), part: v.picklist(['path', 'query', 'hash']) }),
  /** The control or text that belongs to a label: `for`, a nested control, or what follows it. */
  v.strictObject({ source: v.literal('label'), labels, within: v.optional(selector) }),
  /** The table cell after the cell that holds the label. */
  v.strictObject({ source: v.literal('cell'), labels, within: v.optional(selector) }),
]);
export type Source = v.InferOutput<typeof sourceSchema>;

export const anchorSchema = v.strictObject({
  /** An identifier kind, or `name` for the customer's name (never enough alone). */
  kind: v.picklist([...claimKinds, 'name']),
  /** `other` = counterparty: never a claim, and its nodes are no one else's anchor. */
  role: v.optional(v.picklist(['holder', 'payer', 'other']), 'holder'),
  from: sourceSchema,
  pattern: v.optional(pattern),
  /** Put before the value, so that the same number as client and as loan stay apart: `client:`. */
  prefix: v.optional(v.pipe(v.string(), v.regex(/^[a-z]{1,16}:$/, 'a prefix is letters and a colon'))),
  /** Only in frames whose name or path matches. */
  frame: v.optional(pattern),
});
export type AnchorRule = v.InferOutput<typeof anchorSchema>;

const side = v.union([
  v.strictObject({ from: sourceSchema, pattern: v.optional(pattern) }),
  /** A constant in the page's own unit (yuan, not fen), with the configuration key it stands for. */
  v.strictObject({ constant: v.number(), config: v.optional(v.string()) }),
]);
/** A boolean made by comparing two numbers on the page; the numbers never leave the content script (R26). */
export const flagSchema = v.strictObject({
  left: side,
  op: v.picklist(['gte', 'gt', 'lte', 'lt', 'eq']),
  right: side,
  frame: v.optional(pattern),
});

/** Conditions that must all hold in one frame; inside each list one match is enough. */
const whenSchema = v.strictObject({
  /** Matched against path + query + hash of the frame's address. */
  address: v.optional(v.array(pattern)),
  /** A visible element. */
  element: v.optional(v.array(selector)),
  /** Visible text of `in` (default: headings, legends, captions, `th`, `.title`) equal to one of these, white space folded. */
  label: v.optional(v.strictObject({ texts: v.array(v.string()), in: v.optional(selector) })),
  /** Frame name or path. */
  frame: v.optional(pattern),
});
export type When = v.InferOutput<typeof whenSchema>;

export const pageRuleSchema = v.strictObject({
  kind: v.picklist(pageKinds),
  when: whenSchema,
  /** Anchors read on this page; all that are present become claims and must give one customer. */
  anchors: v.array(name),
  /** Sets of anchors; one complete set that agrees makes `confirmed`. */
  agree: v.optional(v.array(v.pipe(v.array(name), v.minLength(2))), []),
  /** Anchors that alone make `toConfirm`. */
  single: v.optional(v.array(name), []),
  flags: v.optional(v.array(name), []),
  /** While one of these is visible the page is still loading. */
  busy: v.optional(v.array(selector), []),
});
export type PageRule = v.InferOutput<typeof pageRuleSchema>;

export const packSchema = v.pipe(
  v.strictObject({
    schema: v.literal(packSchemaVersion, `schema must be ${packSchemaVersion}`),
    id: v.pipe(v.string(), v.regex(/^[a-z0-9-]{2,40}$/)),
    version: v.pipe(v.number(), v.integer(), v.minValue(1)),
    title: v.strictObject({ zh: v.string(), en: v.string() }),
    /** `false` is the bank's switch: within minutes Tellerwise leaves these hosts alone, open pages too (T18). */
    enabled: v.optional(v.boolean(), true),
    /** Chrome match patterns, `https://core.bank.example/teller/*`. */
    hosts: v.pipe(
      v.array(v.pipe(v.string(), v.regex(/^(https?|\*):\/\/[^/*]+(:\d+|:\*)?\/.*$/, 'not a match pattern'))),
      v.minLength(1),
    ),
    /** Areas the panel must not cover: submit buttons, toasts. */
    keepClear: v.optional(v.array(selector), []),
    /** Height in px of the host's own top bar, below which the panel stands. */
    topBar: v.optional(v.number(), 48),
    anchors: v.record(name, anchorSchema),
    flags: v.optional(v.record(name, flagSchema), {}),
    pages: v.pipe(v.array(pageRuleSchema), v.minLength(1)),
  }),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const { pages, anchors, flags } = dataset.value;
    pages.forEach((page, i) => {
      const known = new Set(page.anchors);
      const dangling = [
        ...page.anchors.filter((a) => !anchors[a]),
        ...[...page.agree.flat(), ...page.single].filter((a) => !known.has(a)),
        ...page.flags.filter((f) => !flags[f]),
      ];
      for (const each of new Set(dangling)) {
        addIssue({ message: `pages[${i}] (${page.kind}) names "${each}", which is not declared` });
      }
      for (const each of page.single) {
        if (anchors[each]?.kind === 'name')
          addIssue({ message: `pages[${i}]: a name alone never identifies ("${each}")` });
      }
      for (const set of page.agree) {
        if (set.every((a) => anchors[a]?.kind === 'name')) {
          addIssue({ message: `pages[${i}]: an agreeing set needs an identifier beside the name` });
        }
        if (set.some((a) => anchors[a]?.role === 'other')) {
          addIssue({ message: `pages[${i}]: a counterparty field cannot agree` });
        }
      }
    });
  }),
);
export type AdapterPack = v.InferOutput<typeof packSchema>;

/** Whether an address belongs to one of a pack's host patterns (scheme, host, port, path prefix with `*`). */
export function packMatches(hosts: readonly string[], address: string): boolean {
  return hosts.some((host) => {
    const quoted = host.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`).replaceAll('*', '.*');
    return new RegExp(`^${quoted.replace(/^\.\*:/, 'https?:')}$`).test(address.split('#')[0] ?? '');
  });
}
