import * as v from 'valibot';

import { branchExits, choices, defineNode, lineEntries } from './line.ts';

/** 问: a question with branches; `spoken: false` is a question the teller answers alone. */
export const ask = defineNode({
  kind: 'ask',
  schema: v.strictObject({ kind: v.literal('ask'), ...lineEntries, spoken: v.optional(v.boolean(), true), choices }),
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
