import * as v from 'valibot';

import { cloze } from './cloze.ts';
import type { QuestionKindOf } from './kind.ts';
import { matching } from './matching.ts';
import { multiple } from './multiple.ts';
import { number } from './number.ts';
import { ordering } from './ordering.ts';
import { shortText } from './short-text.ts';
import { single } from './single.ts';
import { trueFalse } from './true-false.ts';

/** The kinds that stand alone or within a case: one file and one line here. */
export const simpleKinds = {
  single,
  multiple,
  trueFalse,
  number,
  ordering,
  shortText,
  matching,
  cloze,
} as const;

const kinds = Object.values(simpleKinds);
/** A question that is no case. */
export const simpleQuestion = v.variant(
  'kind',
  kinds.map(({ schema }) => schema),
);
export type SimpleQuestion = v.InferOutput<typeof simpleQuestion>;

/** An answer to a question that is no case, by the kind it answers. */
export const simpleAnswer = v.variant(
  'kind',
  kinds.map(({ answer }) => answer),
);
export type SimpleAnswer = v.InferOutput<typeof simpleAnswer>;

/** What the person sees of a question that is no case. */
export const simpleShown = v.variant(
  'kind',
  kinds.map(({ shown }) => shown),
);
export type SimpleShown = v.InferOutput<typeof simpleShown>;

/** What can be done with questions of this kind. */
export const simpleKindOf = ({
  kind,
}: Pick<SimpleQuestion, 'kind'>): QuestionKindOf<SimpleQuestion, SimpleAnswer, SimpleShown> =>
  simpleKinds[kind];
