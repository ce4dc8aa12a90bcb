import * as v from 'valibot';

import {
  branchExits,
  choices,
  defineNode,
  lineEntries,
  onlyOneWayOn,
  oneWayMessage,
  target,
} from './line.ts';

/** What a note is made in; the matter itself is written there, never into the run (no customer speech). */
export const noteRecords = [
  'serviceCase',
  'identity',
  'complaint',
  'consent',
  'suitability',
  'followUp',
  'allocation',
  'managerGap',
  'rating',
  'visit',
  'paused',
] as const;

/** 记: a record to make, with the place it goes to. */
export const note = defineNode({
  kind: 'note',
  schema: v.pipe(
    v.strictObject({
      kind: v.literal('note'),
      ...lineEntries,
      record: v.picklist(noteRecords),
      next: v.optional(target),
      choices: v.optional(choices),
    }),
    v.check((node) => onlyOneWayOn(node), oneWayMessage),
  ),
  exits: branchExits,
  example: { kind: 'note', id: '1', text: '登记服务事项，状态为已受理', record: 'serviceCase', next: '2' },
});
