import { type Outcome, outcomes } from '../../../../core/script/nodes/end.ts';
import { pickField } from '../plain-fields.tsx';
import type { LineForm } from './form.ts';

/** 结束 */
export const end: LineForm = {
  fields: [
    pickField('outcome', {
      label: 'scriptForm.outcome',
      of: outcomes,
      word: (code, t) => t(`rehearsal.outcome.${code as Outcome}`),
    }),
  ],
  begin: () => ({ outcome: 'done' }),
};
