import * as v from 'valibot';

const words = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(40));

/** content/rules/figures.yaml: the constants that every text must give alike (appendix A of the domain). */
export const figureRules = v.strictObject({
  schema: v.literal(1),
  kind: v.literal('figures'),
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  figures: v.array(
    v.strictObject({
      id: v.pipe(v.string(), v.regex(/^[a-z][A-Za-z0-9]{1,39}$/)),
      /** Where it comes from: an R number. */
      requirement: v.pipe(v.string(), v.regex(/^R\d{1,3}$/)),
      /** The number that follows this wording (or, with `before`, comes before it) … */
      near: words,
      before: v.optional(v.boolean(), false),
      /** … with this unit … */
      unit: words,
      /** … must be one of these. */
      value: v.pipe(v.array(v.number()), v.minLength(1)),
    }),
  ),
});
export type FigureRules = v.InferOutput<typeof figureRules>;
