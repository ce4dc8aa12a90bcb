import { noteRecords } from '../../../../core/script/nodes/note.ts';
import { pickField } from '../plain-fields.tsx';
import { waysField } from '../ways-field.tsx';
import { basis, type LineForm, must, wording } from './form.ts';

const record = pickField('record', {
  label: 'scriptForm.record',
  of: noteRecords,
  word: (code, t) => t(`scriptForm.record.${code as (typeof noteRecords)[number]}`),
});

/** 记 */
export const note: LineForm = {
  fields: [record, must, ...wording, basis, waysField],
  begin: (next) => ({ record: noteRecords[0], text: '', next }),
};
