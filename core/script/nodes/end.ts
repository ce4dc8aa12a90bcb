import * as v from 'valibot';

import { defineNode, nodeId } from './line.ts';

/** How a script can end. `notDone` stops the page's plan; every other outcome lets it go on. */
export const outcomes = ['closed', 'done', 'verified', 'received', 'rated', 'notDone'] as const;
export type Outcome = (typeof outcomes)[number];

export const end = defineNode({
  kind: 'end',
  schema: v.strictObject({ kind: v.literal('end'), id: nodeId, outcome: v.picklist(outcomes) }),
  exits: () => [],
  example: { kind: 'end', id: '9', outcome: 'closed' },
});
