import type { SimpleAnswer, SimpleShown } from '../../../core/quiz/questions/simple.ts';
import { cloze } from './cloze.tsx';
import { matching } from './matching.tsx';
import { multiple } from './multiple.tsx';
import { number } from './number.tsx';
import { ordering } from './ordering.tsx';
import { shortText } from './short-text.tsx';
import { single } from './single.tsx';
import { trueFalse } from './true-false.tsx';
import type { QuestionKindView } from './view.ts';

/** The views of kinds that stand alone or within a case: one file and one line each. */
const simpleViews = { single, multiple, trueFalse, number, ordering, shortText, matching, cloze } as const;

export const simpleViewOf = ({
  kind,
}: Pick<SimpleShown, 'kind'>): QuestionKindView<SimpleShown, SimpleAnswer> =>
  simpleViews[kind] as unknown as QuestionKindView<SimpleShown, SimpleAnswer>;
