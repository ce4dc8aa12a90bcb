import * as v from 'valibot';

import { roleSchema } from '../organisation/person.ts';
import { defineEndpoint } from './endpoint.ts';

/**
 * What can be without an owner: articles of a post nobody holds; drafts, tags, open questions and gap tasks under way of
 * people who have left.
 */
export const ownedKinds = ['article', 'draft', 'tag', 'question', 'gapTask'] as const;
const owned = { kind: v.picklist(ownedKinds), item: v.pipe(v.string(), v.minLength(1), v.maxLength(64)) };

export const ownerlessItem = v.strictObject({
  ...owned,
  title: v.string(),
  /** Names of those it belonged to, where it belonged to people. */
  was: v.array(v.string()),
  /** The post it belongs to. */
  role: v.optional(roleSchema),
});
export type OwnerlessItem = v.InferOutput<typeof ownerlessItem>;

export const ownerlessItems = defineEndpoint({
  name: 'handovers.list',
  method: 'GET',
  path: '/api/handovers',
  summary: 'What nobody answers for any more',
  response: v.strictObject({ items: v.array(ownerlessItem) }),
});

/**
 * Hands all of these to one person, or to the head of a unit; all or none. Throws `handover.nobody` where there is no such
 * person or head, `handover.owned` when one of them has an owner.
 */
export const handOver = defineEndpoint({
  name: 'handovers.handOver',
  method: 'POST',
  path: '/api/handovers',
  summary: 'Hand over what nobody answers for',
  body: v.strictObject({
    items: v.pipe(v.array(v.strictObject(owned)), v.minLength(1), v.maxLength(500)),
    to: v.variant('kind', [
      v.strictObject({
        kind: v.literal('person'),
        staffNo: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(32)),
      }),
      v.strictObject({
        kind: v.literal('unit'),
        orgUnitCode: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(32)),
      }),
    ]),
  }),
  /** Who has them now. */
  response: v.strictObject({ to: v.string() }),
});
