import * as v from 'valibot';

/** Name of the port over which panels ask the offscreen document; a port answers in under a millisecond. */
export const portName = 'knowledge';

const typed = v.pipe(v.string(), v.maxLength(200));
const searchQuery = v.strictObject({
  text: typed,
  kind: v.optional(v.picklist(['article', 'script'])),
  category: v.optional(v.string()),
  level: v.optional(v.picklist(['junior', 'intermediate', 'senior'])),
  tag: v.optional(v.string()),
  pageKind: v.optional(v.string()),
  limit: v.optional(v.number()),
});

/** What a screen may ask; the worker answers every question by `id`, in any order. */
export const knowledgeQuestion = v.variant('ask', [
  v.strictObject({ id: v.number(), ask: v.literal('search'), query: searchQuery }),
  v.strictObject({ id: v.number(), ask: v.literal('suggest'), text: typed }),
  v.strictObject({ id: v.number(), ask: v.literal('nearest'), text: typed }),
  v.strictObject({ id: v.number(), ask: v.literal('article'), article: v.string() }),
  v.strictObject({ id: v.number(), ask: v.literal('coming'), article: v.string() }),
  v.strictObject({ id: v.number(), ask: v.literal('articles') }),
  v.strictObject({ id: v.number(), ask: v.literal('stopped') }),
  v.strictObject({ id: v.number(), ask: v.literal('scripts') }),
  v.strictObject({ id: v.number(), ask: v.literal('counts') }),
  v.strictObject({ id: v.number(), ask: v.literal('moments') }),
  v.strictObject({ id: v.number(), ask: v.literal('terms') }),
  v.strictObject({ id: v.number(), ask: v.literal('isPartial') }),
  v.strictObject({ id: v.number(), ask: v.literal('state') }),
]);
export type KnowledgeQuestion = v.InferOutput<typeof knowledgeQuestion>;

/** `changed` comes unasked: another person, another revision, or midnight has passed. */
export type KnowledgeAnswer =
  | { id: number; ok: true; value: unknown }
  | { id: number; ok: false }
  | { changed: true };

export interface KnowledgeState {
  readonly revision: number;
  readonly publishedAt: number;
}
