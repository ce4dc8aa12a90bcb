import { type Outcome, outcomes } from '../../../../core/script/nodes/end.ts';
import { tickField } from '../plain-fields.tsx';
import { scriptField } from '../script-field.tsx';
import { lineField, linesByNameField } from '../target-field.tsx';
import type { LineForm } from './form.ts';

/** 续 */
export const gotoLine: LineForm = {
  fields: [
    scriptField('script', 'scriptForm.goto'),
    tickField('once', 'scriptForm.once'),
    lineField('else', 'scriptForm.else', 'scriptForm.elseNone'),
    lineField('next', 'scriptForm.back', 'scriptForm.backNone'),
    linesByNameField('returns', {
      label: 'scriptForm.returns',
      names: outcomes,
      word: (name) => `rehearsal.outcome.${name as Outcome}`,
      none: 'scriptForm.returnNone',
    }),
    tickField('direct', 'scriptForm.direct'),
  ],
  begin: () => ({ script: 'SCR-12' }),
};
