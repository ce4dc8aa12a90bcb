import { tickField } from '../plain-fields.tsx';
import { waysField } from '../ways-field.tsx';
import { basis, type LineForm, must, wording } from './form.ts';

/** 问: said to the customer unless it is a question for the staff alone. */
export const ask: LineForm = {
  fields: [must, tickField('spoken', 'scriptForm.spoken', true), ...wording, basis, waysField],
  begin: (next) => ({ text: '', next }),
};
