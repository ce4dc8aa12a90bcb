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

/** 做: an act of the staff, with one way on or with results to choose from. */
export const doNode = defineNode({
  kind: 'do',
  schema: v.pipe(
    v.strictObject({
      kind: v.literal('do'),
      ...lineEntries,
      next: v.optional(target),
      choices: v.optional(choices),
    }),
    v.check((node) => onlyOneWayOn(node), oneWayMessage),
  ),
  exits: branchExits,
  example: { kind: 'do', id: '1', text: '与核心系统登记信息比对', next: '2' },
});
