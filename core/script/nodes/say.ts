import * as v from 'valibot';

import { defineNode, exitsOf, lineEntries, target } from './line.ts';

/** 说: read aloud to the customer. */
export const say = defineNode({
  kind: 'say',
  schema: v.strictObject({ kind: v.literal('say'), ...lineEntries, next: target }),
  exits: (node) => exitsOf(node.next),
  example: { kind: 'say', id: '1', text: '您好，请问今天想办理什么业务？', next: '2' },
});
