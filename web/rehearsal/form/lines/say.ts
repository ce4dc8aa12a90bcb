import { targetField } from '../target-field.tsx';
import { basis, type LineForm, must, wording } from './form.ts';

/** 说 */
export const say: LineForm = {
  fields: [must, ...wording, basis, targetField],
  begin: (next) => ({ text: '', next }),
};
