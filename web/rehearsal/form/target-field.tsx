import { isRecord, type YamlValue } from '../../../core/draft/edit-yaml.ts';
import type { MessageKey } from '../../../core/i18n/zh-CN.ts';
import { useTranslator } from '../../theme/language.tsx';
import { conditionField } from './condition-field.tsx';
import {
  type Attributes,
  type FieldOf,
  type FieldProps,
  Labelled,
  listOf,
  usePut,
  wordsOf,
} from './field.tsx';
import { useDesk } from './desk.tsx';
import { itemsField } from './items-field.tsx';
import { lineIdOf } from './line-id.ts';
import { withPresent } from './plain-fields.tsx';

/** One of the script's own lines, by its number and its first words. */
function LineSelect({
  attributes,
  value,
  none,
  onLine,
}: {
  attributes: Attributes;
  value: YamlValue | undefined;
  /** What leaving it out means; without it a line must be chosen. */
  none?: MessageKey | undefined;
  onLine: (line: YamlValue | undefined) => void;
}) {
  const { t } = useTranslator();
  const { lines } = useDesk();
  const now = wordsOf(value);
  const ids = lines.map(({ id }) => id);
  return (
    <select
      {...attributes}
      value={now}
      onChange={({ currentTarget }) =>
        onLine(currentTarget.value === '' ? undefined : lineIdOf(currentTarget.value))
      }
    >
      {(none !== undefined || now === '') && <option value="">{none === undefined ? '' : t(none)}</option>}
      {withPresent(ids, now).map((id) => {
        const words = lines.find((line) => line.id === id)?.words;
        return (
          <option key={id} value={id}>
            {words === undefined ? t('scriptForm.noLine', { id }) : `${id} ${words}`}
          </option>
        );
      })}
    </select>
  );
}

/** A line of the script. */
export const lineField = (name: string, label: MessageKey, none?: MessageKey): FieldOf => ({
  name,
  Field: (props) => {
    const put = usePut(props);
    return (
      <Labelled path={props.path} label={label}>
        {(attributes) => <LineSelect attributes={attributes} value={props.value} none={none} onLine={put} />}
      </Labelled>
    );
  },
});

/** A line for each of a few names, in a map. */
export const linesByNameField = (
  name: string,
  {
    label,
    names,
    word,
    none,
  }: { label: MessageKey; names: readonly string[]; word: (name: string) => MessageKey; none: MessageKey },
): FieldOf => ({
  name,
  Field: ({ path, value, order }) => {
    const { t } = useTranslator();
    const put = usePut({ path, order });
    const now = isRecord(value) ? value : {};
    const write = (each: string, line: YamlValue | undefined): void => {
      const { [each]: _before, ...rest } = now;
      const next = line === undefined ? rest : { ...now, [each]: line };
      put(Object.keys(next).length === 0 ? undefined : next);
    };
    return (
      <fieldset class="form-list" data-path={path.join('.')}>
        <legend>{t(label)}</legend>
        <div class="form-grid">
          {withEach(names, now).map((each) => (
            <Labelled
              key={each}
              path={[...path, each]}
              label={names.includes(each) ? word(each) : 'scriptForm.unknown'}
            >
              {(attributes) => (
                <LineSelect
                  attributes={attributes}
                  value={now[each]}
                  none={none}
                  onLine={(line) => write(each, line)}
                />
              )}
            </Labelled>
          ))}
        </div>
      </fieldset>
    );
  },
});

const withEach = (names: readonly string[], now: object): readonly string[] => [
  ...names,
  ...Object.keys(now).filter((name) => !names.includes(name)),
];

const routes = itemsField({
  name: 'next',
  label: 'scriptForm.routes',
  one: 'scriptForm.route',
  add: 'scriptForm.addRoute',
  least: 1,
  fields: [conditionField('when', 'scriptForm.routeWhen'), lineField('to', 'scriptForm.next')],
  // Before the last, which has no condition.
  begin: (items) => ({ to: items.at(-1)?.['to'] ?? 1 }),
});

/** Where a line leads: to one line, or to the first of several whose condition holds. */
export const targetField: FieldOf = { name: 'next', Field: (props) => <Target {...props} /> };

function Target(props: FieldProps) {
  const { t } = useTranslator();
  const { disabled } = useDesk();
  const put = usePut(props);
  const { value, path } = props;
  const several = Array.isArray(value);
  const last = several ? listOf(value).at(-1) : undefined;
  return (
    <div class={several ? 'form-field wide' : 'form-field'}>
      {several ? (
        <routes.Field {...props} />
      ) : (
        <Labelled path={path} label="scriptForm.next">
          {(attributes) => <LineSelect attributes={attributes} value={value} onLine={put} />}
        </Labelled>
      )}
      <button
        type="button"
        class="tw-link"
        disabled={disabled || (!several && value === undefined)}
        onClick={() =>
          several
            ? put(isRecord(last) ? (last['to'] ?? 1) : 1, path)
            : put(
                [{ when: { fact: 'customer.isVip', op: 'true' }, to: value ?? 1 }, { to: value ?? 1 }],
                path,
              )
        }
      >
        {t(several ? 'scriptForm.oneNext' : 'scriptForm.byCondition')}
      </button>
    </div>
  );
}
