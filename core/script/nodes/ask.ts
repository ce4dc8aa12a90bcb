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

/** 问: a question with branches, or an open one with a single way on; `spoken: false`: the teller answers it alone. */
export const ask = defineNode({
  kind: 'ask',
  schema: v.pipe(
    v.strictObject({
      kind: v.literal('ask'),
      ...lineEntries,
      spoken: v.optional(v.boolean(), true),
      next: v.optional(target),
      choices: v.optional(choices),
    }),
    v.check((node) => onlyOneWayOn(node), oneWayMessage),
  ),
  exits: branchExits,
  example: {
    kind: 'ask',
    id: '1',
    text: '请问您认识收款人吗？',
    choices: [
      { id: 'yes', label: '认识', next: '2' },
      { id: 'no', label: '不认识，记风险点', mark: true, next: '2' },
    ],
  },
});
