import type { YamlValue } from '../../../../core/draft/edit-yaml.ts';
import { conditionField } from '../condition-field.tsx';
import type { FieldOf } from '../field.tsx';
import { itemsField } from '../items-field.tsx';
import { linesField } from '../list-fields.tsx';
import { textField, tickField } from '../plain-fields.tsx';

/** How the fields of a kind of line are edited; its number and kind are edited above them. */
export interface LineForm {
  readonly fields: readonly FieldOf[];
  /** What a new line of the kind must have, besides its number; `next` is the line it leads to. */
  readonly begin: (next: YamlValue) => { readonly [key: string]: YamlValue };
}

/** What is said, asked, done, ticked or recorded, with its wording for others. */
export const wording: readonly FieldOf[] = [
  textField('text', { label: 'scriptForm.words', required: true, rows: 2 }),
  textField('textEn', { label: 'scriptForm.wordsEn', rows: 2 }),
  itemsField({
    name: 'variants',
    label: 'scriptForm.variants',
    one: 'scriptForm.variant',
    add: 'scriptForm.addVariant',
    fields: [
      conditionField('when', 'scriptForm.when'),
      textField('text', { label: 'scriptForm.words', required: true, rows: 2 }),
      textField('textEn', { label: 'scriptForm.wordsEn', rows: 2 }),
    ],
    begin: () => ({ when: { fact: 'customer.isVip', op: 'true' }, text: '' }),
  }),
];
/** What else every such line has. */
export const must = tickField('must', 'script.must');
export const basis = linesField('basis', { label: 'scriptForm.basis', isOne: true });
