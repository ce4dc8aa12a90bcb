import { type ConditionRow, operatorsOf, refitted } from '../../../core/condition/rows.ts';
import { factKind, factKinds } from '../../../core/condition/facts.ts';
import type { Path } from '../../../core/draft/edit-yaml.ts';
import type { Translator } from '../../../core/i18n/translate.ts';
import { useTranslator } from '../../theme/language.tsx';
import { nameOf, useDesk } from './desk.tsx';
import { wordsOf } from './field.tsx';
import { withPresent } from './plain-fields.tsx';

/** Flags that adapters set; others may be written, and stand in the list once they are. */
const flags = [
  'flag.isLarge',
  'flag.isAged',
  'flag.isFirstPayee',
  'flag.isAboveTolerance',
  'flag.isMarketingDeclined',
];
const facts = [...Object.keys(factKinds), ...flags];
/** Scales whose codes a fact of another name holds. */
const scales: Readonly<Record<string, string>> = { kind: 'pageKind', tierBefore: 'corpTier', roles: 'role' };

/** A code of a fact in the words of its scale. */
function codeWord({ t, has }: Pick<Translator, 't' | 'has'>, fact: string, code: string): string {
  const last = fact.slice(fact.lastIndexOf('.') + 1);
  const key = `${scales[last] ?? last}.${code}`;
  return has(key) ? t(key) : code;
}

/** One comparison. Words for who hears them name the row: 条件 2 and what the control is. */
export function ConditionRowFields({
  row,
  path,
  n,
  onRow,
  onRemove,
}: {
  row: ConditionRow;
  path: Path;
  n: number;
  onRow: (row: ConditionRow) => void;
  onRemove: () => void;
}) {
  const translator = useTranslator();
  const { t, has } = translator;
  const { disabled } = useDesk();
  const factWord = (fact: string): string => {
    const key = `fact.${fact}`;
    return has(key) ? t(key) : fact;
  };
  const shared = (of: string) => ({ class: 'tw-input', disabled, name: `${nameOf(path)}.${of}` });
  return (
    <div class="form-row" data-path={nameOf(path)} role="group" aria-label={t('condition.row', { n })}>
      <select
        {...shared('fact')}
        aria-label={t('condition.fact')}
        value={row.fact}
        onChange={({ currentTarget }) => onRow(refitted(row, { fact: currentTarget.value }))}
      >
        {withPresent(facts, row.fact).map((fact) => (
          <option key={fact} value={fact}>
            {factWord(fact)}
          </option>
        ))}
      </select>
      <select
        {...shared('op')}
        aria-label={t('condition.op')}
        value={row.op}
        onChange={({ currentTarget }) => onRow(refitted(row, { op: currentTarget.value as typeof row.op }))}
      >
        {withPresent(operatorsOf(row.fact), row.op).map((op) => (
          <option key={op} value={op}>
            {t(`condition.op.${op as typeof row.op}`)}
          </option>
        ))}
      </select>
      <RowValue
        row={row}
        shared={shared}
        word={(code) => codeWord(translator, row.fact, code)}
        onRow={onRow}
      />
      <label class="form-tick">
        <input
          type="checkbox"
          name={`${nameOf(path)}.not`}
          disabled={disabled}
          checked={row.not}
          onChange={({ currentTarget }) => onRow({ ...row, not: currentTarget.checked })}
        />
        {t('condition.not')}
      </label>
      <button type="button" class="tw-link" disabled={disabled} onClick={onRemove}>
        {t('scriptForm.remove')}
        <span class="tw-visually-hidden"> {t('condition.row', { n })}</span>
      </button>
    </div>
  );
}

function RowValue({
  row,
  shared,
  word,
  onRow,
}: {
  row: ConditionRow;
  shared: (of: string) => { class: string; disabled: boolean; name: string };
  word: (code: string) => string;
  onRow: (row: ConditionRow) => void;
}) {
  const { t } = useTranslator();
  const kind = factKind(row.fact);
  if (row.value === undefined) return null;
  const values = Array.isArray(row.value) ? row.value.map(wordsOf) : [wordsOf(row.value)];
  const typed = (text: string): string | number =>
    kind === 'number' && text.trim() !== '' && !Number.isNaN(Number(text)) ? Number(text) : text;
  if (row.op === 'in' && Array.isArray(kind)) {
    const tick = (code: string, isOn: boolean): void =>
      onRow({ ...row, value: isOn ? [...values, code] : values.filter((each) => each !== code) });
    return (
      <span class="form-values" role="group" aria-label={t('condition.value')}>
        {kind.map((code) => (
          <label key={code} class="form-tick">
            <input
              type="checkbox"
              name={`${shared('value').name}.${code}`}
              disabled={shared('value').disabled}
              checked={values.includes(code)}
              onChange={({ currentTarget }) => tick(code, currentTarget.checked)}
            />
            {word(code)}
          </label>
        ))}
      </span>
    );
  }
  if (Array.isArray(kind)) {
    const [now = ''] = values;
    return (
      <select
        {...shared('value')}
        aria-label={t('condition.value')}
        value={now}
        onChange={({ currentTarget }) => onRow({ ...row, value: currentTarget.value })}
      >
        {withPresent(kind as readonly string[], now).map((code) => (
          <option key={code} value={code}>
            {word(code)}
          </option>
        ))}
      </select>
    );
  }
  return (
    <input
      {...shared('value')}
      aria-label={t('condition.value')}
      value={values.join(' ')}
      onChange={({ currentTarget: { value } }) =>
        onRow({
          ...row,
          value:
            row.op === 'in'
              ? value
                  .split(/[\s,，、]+/)
                  .filter(Boolean)
                  .map(typed)
              : typed(value),
        })
      }
    />
  );
}
