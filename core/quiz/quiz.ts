import * as v from 'valibot';

import type { Parsed } from '../content/parsed.ts';
import { readYaml } from '../content/read-yaml.ts';
import { roles } from '../organisation/person.ts';
import { paperSchema, quizId, type PaperRule } from './paper.ts';
import { questionSchema, type Question } from './questions/registry.ts';

/** The newest quiz format this build reads. */
export const quizSchemaVersion = 1;

const whole = (min: number, max: number) => v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max));
const title = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(80));

/** Whom a quiz or course is for; everybody where nothing is said. */
export const audienceSchema = v.strictObject({
  roles: v.optional(v.pipe(v.array(v.picklist(roles)), v.minLength(1, '不限时请删去这一行'))),
  newStaff: v.optional(v.boolean(), false),
  /** Only for whom somebody assigned it to. */
  assignedOnly: v.optional(v.boolean()),
});

/** A bank's bank of questions must be larger than its paper by this, or everybody sees the same paper. */
export const LEAST_BANK_SHARE = 1.5;

/** How many questions of its own a quiz needs, so that its papers differ and do not repeat sooner than they may. */
function leastBank({ questions, fixed, draw, noRepeatWithin }: PaperRule): number {
  if (fixed) return fixed.filter((id) => !id.includes('/')).length;
  const own = draw
    ? draw.reduce(
        (sum, { count, quiz, bank }) => sum + (quiz === undefined && bank === undefined ? count : 0),
        0,
      )
    : questions;
  return own * Math.max(LEAST_BANK_SHARE, noRepeatWithin + 1);
}

const isThere = ({ fixed = [] }: PaperRule, questions: readonly Question[]): boolean =>
  fixed.every((id) => id.includes('/') || questions.some((question) => question.id === id));

/** A quiz: its questions and the rule by which papers are drawn, as `content/quizzes/<id>.yaml` writes it. */
export const quizSchema = v.pipe(
  v.strictObject({
    schema: v.number(),
    id: quizId,
    version: whole(1, 9999),
    title,
    titleEn: v.optional(title),
    audience: v.optional(audienceSchema, {}),
    /** A pass is needed before the post (R212). */
    beforePost: v.optional(v.boolean(), false),
    /** A pass counts so many months; absent: for good (R214). */
    validMonths: v.optional(whole(1, 120)),
    paper: paperSchema,
    questions: v.pipe(
      v.array(questionSchema),
      v.check((list) => new Set(list.map(({ id }) => id)).size === list.length, '题号重复，请改号'),
    ),
  }),
  v.forward(
    v.check(
      ({ paper, questions }) => questions.length >= leastBank(paper),
      `题目太少：题库至少是每卷题数的 ${LEAST_BANK_SHARE} 倍，不许重题的再多一卷`,
    ),
    ['questions'],
  ),
  v.forward(
    v.check(({ paper, questions }) => isThere(paper, questions), 'fixed 里的题号不在题目里'),
    ['paper'],
  ),
);
export type Quiz = v.InferOutput<typeof quizSchema>;

/** Reads one quiz file (YAML). Gives the quiz, or every finding with file, line and what to do. */
export const parseQuiz = (input: { readonly file: string; readonly text: string }): Parsed<Quiz> =>
  readYaml({ ...input, schema: quizSchema, newest: quizSchemaVersion });
