import { waysField } from '../ways-field.tsx';
import { basis, type LineForm, must, wording } from './form.ts';

/** 做 */
export const doLine: LineForm = {
  fields: [must, ...wording, basis, waysField],
  begin: (next) => ({ text: '', next }),
};
