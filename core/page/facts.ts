import * as v from 'valibot';

/**
 * What one frame's reader saw, for the background to put together. Identifier and name values travel only from the
 * content script to the extension's own worker; amounts never even leave the reader.
 */
export const anchorFacts = v.strictObject({
  anchor: v.string(),
  /** Nodes the anchor found, visible or not. */
  nodes: v.number(),
  /** Nodes that were there but could not be seen. */
  hidden: v.number(),
  /** Nodes whose value is masked or shortened and so is no key. */
  masked: v.number(),
  /** Distinct visible values, at most four: more than one is already ambiguous. */
  values: v.pipe(v.array(v.pipe(v.string(), v.maxLength(128))), v.maxLength(4)),
});
export type AnchorFacts = v.InferOutput<typeof anchorFacts>;

export const frameFacts = v.strictObject({
  /** Indexes of the pack's page rules whose conditions hold in this frame. */
  rules: v.array(v.number()),
  /** A `busy` element of a matching rule is visible. */
  busy: v.boolean(),
  anchors: v.array(anchorFacts),
  flags: v.record(v.string(), v.boolean()),
  /** A frame of another origin stands in this one, has a size, and cannot be seen: whoever it shows is shown to nobody. */
  veiled: v.optional(v.boolean()),
});
export type FrameFacts = v.InferOutput<typeof frameFacts>;
