import * as v from 'valibot';

import { defineNode, exitsOf, nodeId, scriptId } from './line.ts';

/**
 * 续: another script. With `next` (any outcome) or `returns` (by outcome) it comes back; without, the other script takes
 * over, except where the plan of this page still holds it: then the plan goes on. `direct` leaves the plan. `once`
 * follows the goto only when the script was not yet entered in this run, otherwise goes to `else`.
 */
export const gotoNode = defineNode({
  kind: 'goto',
  schema: v.pipe(
    v.strictObject({
      kind: v.literal('goto'),
      id: nodeId,
      script: scriptId,
      next: v.optional(nodeId),
      returns: v.optional(v.record(v.string(), nodeId)),
      once: v.optional(v.boolean()),
      else: v.optional(nodeId),
      direct: v.optional(v.boolean()),
    }),
    v.check((node) => (node.once === true) === (node.else !== undefined), 'once 与 else 必须同时写'),
    v.check((node) => node.next === undefined || node.returns === undefined, 'next 与 returns 只写一个'),
    v.check(
      (node) => node.direct !== true || (node.next === undefined && node.returns === undefined),
      'direct 表示不再返回，请删去 next 或 returns',
    ),
  ),
  exits: (node) => [
    ...(node.next === undefined ? [] : exitsOf(node.next)),
    ...Object.entries(node.returns ?? {}).flatMap(([outcome, to]) => exitsOf(to, outcome)),
    ...(node.else === undefined ? [] : exitsOf(node.else)),
  ],
  example: { kind: 'goto', id: '1', script: 'SCR-02', returns: { verified: '2', notDone: '3' } },
});
