import * as v from 'valibot';

import { type Person, roleSchema } from '../organisation/person.ts';

const owner = {
  /** The post that answers; every holder of it is asked, unless a person is named. */
  role: roleSchema,
  staffNo: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(32))),
};
const workdays = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(30));

/** content/rules/tags.yaml: who answers for a tag, and within how many working days (R193). */
export const tagRules = v.strictObject({
  schema: v.literal(1),
  kind: v.literal('tags'),
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** False until the bank has said so. */
  confirmed: v.boolean(),
  /** For every tag that is not named below, and for questions without a tag. */
  defaultOwner: v.strictObject(owner),
  answerWorkdays: workdays,
  owners: v.array(
    v.strictObject({
      ...owner,
      tags: v.pipe(v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(32))), v.minLength(1)),
      answerWorkdays: v.optional(workdays),
    }),
  ),
});
export type TagRules = v.InferOutput<typeof tagRules>;

/** Who is asked: a post, or one person of it. */
export interface Owner {
  readonly role: Person['roles'][number];
  readonly staffNo?: string | undefined;
}

/** What holds where the bank has no such file. */
export const usualTagRules: TagRules = {
  schema: 1,
  kind: 'tags',
  version: 1,
  confirmed: false,
  defaultOwner: { role: 'trainer' },
  answerWorkdays: 2,
  owners: [],
};

/** The owner of the first tag that has one, with the working days they have; else the default owner, `owned` being false. Pure. */
export function ownerOf(
  tags: readonly string[],
  rules: TagRules,
): { readonly owner: Owner; readonly workdays: number; readonly owned: boolean } {
  for (const tag of tags) {
    const found = rules.owners.find((entry) => entry.tags.includes(tag));
    if (found !== undefined) {
      const { role, staffNo, answerWorkdays = rules.answerWorkdays } = found;
      return { owner: { role, staffNo }, workdays: answerWorkdays, owned: true };
    }
  }
  return { owner: rules.defaultOwner, workdays: rules.answerWorkdays, owned: false };
}

/** Whether this person is asked: the one who is named, or, when nobody is, every holder of the post. */
export const isOwner = (owner: Owner, person: Pick<Person, 'staffNo' | 'roles'>): boolean =>
  owner.staffNo === undefined ? person.roles.includes(owner.role) : owner.staffNo === person.staffNo;
