import type { SimpleQuestion } from '../../../core/quiz/questions/simple.ts';
import { cloze } from './cloze.tsx';
import type { KindEditor } from './editor.ts';
import { matching } from './matching.tsx';
import { multiple } from './multiple.tsx';
import { number } from './number.tsx';
import { ordering } from './ordering.tsx';
import { shortText } from './short-text.tsx';
import { single } from './single.tsx';
import { trueFalse } from './true-false.tsx';

/** Editors of kinds that stand alone or within a case: one file and one line each. */
const simpleEditors = { single, multiple, trueFalse, number, ordering, shortText, matching, cloze } as const;
export const simpleKindNames = Object.keys(simpleEditors) as SimpleQuestion['kind'][];

export const simpleEditorOf = (kind: SimpleQuestion['kind']): KindEditor<SimpleQuestion> =>
  simpleEditors[kind] as unknown as KindEditor<SimpleQuestion>;
