import { itemsField } from '../items-field.tsx';
import { textField } from '../plain-fields.tsx';
import { freeCode, waysField } from '../ways-field.tsx';
import { basis, type LineForm, must, wording } from './form.ts';

const items = itemsField({
  name: 'items',
  label: 'scriptForm.items',
  one: 'scriptForm.item',
  add: 'scriptForm.addItem',
  most: 9,
  fields: [
    textField('id', { label: 'scriptForm.code', required: true }),
    textField('text', { label: 'scriptForm.words', required: true }),
    textField('textEn', { label: 'scriptForm.wordsEn' }),
  ],
  begin: (all) => ({
    id: freeCode(
      'item',
      all.map(({ id }) => id),
    ),
    text: '',
  }),
});

/** 核 */
export const check: LineForm = {
  fields: [must, ...wording, basis, items, waysField],
  begin: (next) => ({ text: '', next }),
};
