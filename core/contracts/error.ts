import * as v from 'valibot';

/** Body of every refusal: a stable code of core/errors.ts, its sentence in the caller's language, and where it stands. */
export const errorResponse = v.object({
  code: v.string(),
  message: v.string(),
  requestId: v.optional(v.string()),
  findings: v.optional(
    v.array(
      v.object({
        file: v.optional(v.string()),
        line: v.optional(v.number()),
        row: v.optional(v.number()),
        field: v.optional(v.string()),
        code: v.string(),
        message: v.string(),
      }),
    ),
  ),
});
export type ErrorResponse = v.InferOutput<typeof errorResponse>;
