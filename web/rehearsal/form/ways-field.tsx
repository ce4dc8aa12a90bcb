import { isRecord, type Path, type YamlValue } from '../../../core/draft/edit-yaml.ts';
import { useTranslator } from '../../theme/language.tsx';
import { conditionField } from './condition-field.tsx';
import { useDesk } from './desk.tsx';
import { type FieldOf, listOf } from './field.tsx';
import { itemsField } from './items-field.tsx';
import { textField, tickField } from './plain-fields.tsx';
import { targetField } from './target-field.tsx';

/** A code that none of these has: 1, 2 … behind the word. */
export function freeCode(word: string, taken: readonly unknown[]): string {
  for (let n = 1; ; n += 1) if (!taken.includes(`${word}${n}`)) return `${word}${n}`;
}

const choices = itemsField({
  name: 'choices',
  label: 'scriptForm.choices',
  one: 'scriptForm.choice',
  add: 'scriptForm.addChoice',
  least: 2,
  most: 9,
  fields: [
    textField('id', { label: 'scriptForm.code', required: true }),
    textField('label', { label: 'scriptForm.label', required: true }),
    textField('labelEn', { label: 'scriptForm.labelEn' }),
    textField('hint', { label: 'scriptForm.hint' }),
    tickField('mark', 'scriptForm.mark'),
    conditionField('auto', 'scriptForm.auto'),
    tickField('complete', 'scriptForm.complete'),
    targetField,
  ],
  begin: (items, { lines }) => ({
    id: freeCode(
      'choice',
      items.map(({ id }) => id),
    ),
    label: '',
    next: items.at(-1)?.['next'] ?? lines[0]?.id ?? 1,
  }),
});

/** The ways on from a line: choices, or one line. Which of the two is changed by a button. */
export const waysField: FieldOf = {
  name: 'choices',
  Field: (props) => {
    const { t } = useTranslator();
    const { disabled, edit } = useDesk();
    const { path, value, order } = props;
    const line = path.slice(0, -1);
    const branch = (next: YamlValue): boolean =>
      edit(
        [
          { do: 'set', path, value: ['choice1', 'choice2'].map((id) => ({ id, label: '', next })), order },
          { do: 'remove', path: [...line, 'next'] },
        ],
        [...path, 0],
      );
    const join = (): void => {
      const [first] = listOf(value);
      const next = isRecord(first) ? (first['next'] ?? 1) : 1;
      edit(
        [
          { do: 'set', path: [...line, 'next'], value: next, order: [...order, 'next'] },
          { do: 'remove', path },
        ],
        [...line, 'next'],
      );
    };
    return value === undefined ? (
      <NextOrBranch line={line} order={[...order, 'next']} onBranch={branch} />
    ) : (
      <div class="form-field wide">
        <choices.Field {...props} />
        <button type="button" class="tw-link" disabled={disabled} onClick={join}>
          {t('scriptForm.noChoices')}
        </button>
      </div>
    );
  },
};

function NextOrBranch({
  line,
  order,
  onBranch,
}: {
  line: Path;
  order: readonly string[];
  onBranch: (next: YamlValue) => void;
}) {
  const { t } = useTranslator();
  const { disabled, valueAt } = useDesk();
  const next = valueAt([...line, 'next']);
  return (
    <div class="form-field">
      <targetField.Field path={[...line, 'next']} value={next} order={order} />
      <button type="button" class="tw-link" disabled={disabled} onClick={() => onBranch(next ?? 1)}>
        {t('scriptForm.withChoices')}
      </button>
    </div>
  );
}
