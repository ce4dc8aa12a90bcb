import * as v from 'valibot';

import { calendarDay } from '../calendar/day.ts';
import { roleSchema } from '../organisation/person.ts';

const posts = v.pipe(v.array(roleSchema), v.minLength(1));
const whole = (least: number, most: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));
const perKind = v.strictObject({ draft: posts, review: posts });
const perConfidentiality = v.strictObject({
  /** How many people other than the authors must approve. */
  approvers: whole(1, 5),
  review: posts,
  /** At least one approver holds one of these. */
  oneOf: v.optional(posts),
});

/** content/rules/publishing.yaml: who drafts, who reviews, how many, how often texts are looked at again (R266, R-MD6). */
export const publishingRules = v.strictObject({
  schema: v.literal(1),
  kind: v.literal('publishing'),
  version: whole(1, 10_000),
  effectiveFrom: calendarDay,
  kinds: v.strictObject({
    articles: perKind,
    scripts: perKind,
    moments: perKind,
    quizzes: perKind,
    courses: perKind,
    glossary: perKind,
    adapters: perKind,
    rules: perKind,
    registers: perKind,
  }),
  confidentiality: v.strictObject({
    internal: perConfidentiality,
    restricted: perConfidentiality,
    secret: perConfidentiality,
  }),
  /** When owners are reminded of a review, and after how many days overdue an article no longer guides anybody (R266). */
  review: v.optional(
    v.strictObject({
      remindDays: whole(0, 365),
      /** By confidentiality; where none is given an overdue article is only marked. */
      hardStop: v.strictObject({
        internal: v.optional(whole(0, 3_650)),
        restricted: v.optional(whole(0, 3_650)),
        secret: v.optional(whole(0, 3_650)),
      }),
    }),
    { remindDays: 30, hardStop: {} },
  ),
  /** Who may publish announcements (R194). */
  announce: v.optional(
    v.strictObject({
      by: v.pipe(v.array(v.picklist(['trainer', 'branchManager', 'lineDept'])), v.minLength(1)),
    }),
    { by: ['trainer'] },
  ),
  reading: v.strictObject({
    secondsPerThousand: whole(1, 600),
    leastSeconds: whole(1, 600),
    dueWorkdays: whole(1, 60),
    /** Which posts learn, so many working days after the day, of what a unit has not read by then. */
    escalate: v.optional(v.strictObject({ afterWorkdays: whole(0, 60), to: posts }), {
      afterWorkdays: 2,
      to: ['lineDept'],
    }),
  }),
});
export type PublishingRules = v.InferOutput<typeof publishingRules>;
