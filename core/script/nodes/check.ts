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

const item = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[a-z][A-Za-z0-9]{0,31}$/)),
  text: v.pipe(v.string(), v.minLength(1), v.maxLength(60)),
  textEn: v.optional(v.string()),
});

/** 核: a compliance tick, with items to tick one by one where there are several. */
export const check = defineNode({
  kind: 'check',
  schema: v.pipe(
    v.strictObject({
      kind: v.literal('check'),
      ...lineEntries,
      items: v.optional(v.pipe(v.array(item), v.minLength(1), v.maxLength(9))),
      next: v.optional(target),
      choices: v.optional(choices),
    }),
    v.check((node) => onlyOneWayOn(node), oneWayMessage),
  ),
  exits: branchExits,
  example: {
    kind: 'check',
    id: '1',
    must: true,
    text: '证件有效，且为本人',
    basis: ['ART-13^verify'],
    next: '2',
  },
});
