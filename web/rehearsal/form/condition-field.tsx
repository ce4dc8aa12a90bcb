import { conditionOf, type ConditionRows, rowsOf } from '../../../core/condition/rows.ts';
import type { YamlValue } from '../../../core/draft/edit-yaml.ts';
import type { MessageKey } from '../../../core/i18n/zh-CN.ts';
import { useTranslator } from '../../theme/language.tsx';
import { ConditionRowFields } from './condition-row.tsx';
import { nameOf, useDesk } from './desk.tsx';
import { Fault, type FieldOf, type FieldProps, usePut } from './field.tsx';

const firstRow = { fact: 'customer.isVip', op: 'true', not: false } as const;

/** A condition as rows of fact, operator and value; one that is nested deeper is shown as its text. */
export const conditionField = (name: string, label: MessageKey): FieldOf => ({
  name,
  Field: (props) => <ConditionField label={label} {...props} />,
});

function ConditionField({ path, value, order, label }: FieldProps & { label: MessageKey }) {
  const { t } = useTranslator();
  const { disabled, textAt, toText } = useDesk();
  const put = usePut({ path, order });
  const shown = rowsOf(value);
  const write = (rows: ConditionRows, focus = path): boolean =>
    // A condition is written of the same words as any other value.
    put(conditionOf(rows) as YamlValue | undefined, focus);
  return (
    <fieldset class="form-condition" data-path={nameOf(path)}>
      <legend>{t(label)}</legend>
      <Fault path={path} />
      {value !== undefined && shown === undefined && (
        <>
          <pre class="form-nested">{textAt(path)}</pre>
          <button type="button" class="tw-link" onClick={() => toText(path)}>
            {t('scriptForm.asText')}
          </button>
        </>
      )}
      {shown !== undefined && shown.rows.length > 1 && (
        <label class="form-join">
          {t('condition.join')}
          <select
            class="tw-input"
            name={`${nameOf(path)}.join`}
            disabled={disabled}
            value={shown.join}
            onChange={({ currentTarget }) =>
              write({ ...shown, join: currentTarget.value === 'any' ? 'any' : 'all' })
            }
          >
            <option value="all">{t('condition.all')}</option>
            <option value="any">{t('condition.any')}</option>
          </select>
        </label>
      )}
      {shown?.rows.map((row, at) => (
        <ConditionRowFields
          key={at}
          row={row}
          path={[...path, `#${at}`]}
          n={at + 1}
          onRow={(next) =>
            write({ ...shown, rows: shown.rows.map((each, index) => (index === at ? next : each)) })
          }
          onRemove={() =>
            write({ ...shown, rows: shown.rows.filter((_, index) => index !== at) }, [
              ...path,
              `#${Math.max(0, Math.min(at, shown.rows.length - 2))}`,
            ])
          }
        />
      ))}
      {value === undefined && <p class="tw-muted">{t('condition.always')}</p>}
      {(value === undefined || shown !== undefined) && (
        <button
          type="button"
          class="tw-link"
          disabled={disabled}
          onClick={() => {
            const rows = [...(shown?.rows ?? []), firstRow];
            write({ join: shown?.join ?? 'one', rows }, [...path, `#${rows.length - 1}`]);
          }}
        >
          {t('condition.add')}
        </button>
      )}
    </fieldset>
  );
}
