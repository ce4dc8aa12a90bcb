import type { MessageKey } from '../../../core/i18n/zh-CN.ts';
import type { Translator } from '../../../core/i18n/translate.ts';
import { useTranslator } from '../../theme/language.tsx';
import { nameOf, useDesk } from './desk.tsx';
import { type FieldOf, Labelled, usePut, wordsOf } from './field.tsx';

interface Shared {
  readonly label: MessageKey;
  /** Kept with nothing in it rather than left out. */
  readonly required?: boolean;
}

/** Words on one line; with `rows` in a box that shows them all. Line breaks become blanks: a line is read in one go. */
export const textField = (
  name: string,
  { label, required = false, rows }: Shared & { rows?: number },
): FieldOf => ({
  name,
  Field: (props) => {
    const put = usePut(props);
    const write = (typed: string): void => {
      const words = typed.replaceAll(/\s*\n\s*/g, ' ');
      put(words === '' && !required ? undefined : words);
    };
    return (
      <Labelled path={props.path} label={label} isWide={rows !== undefined}>
        {(attributes) =>
          rows === undefined ? (
            <input
              {...attributes}
              value={wordsOf(props.value)}
              onInput={({ currentTarget }) => write(currentTarget.value)}
            />
          ) : (
            <textarea
              {...attributes}
              rows={rows}
              value={wordsOf(props.value)}
              onInput={({ currentTarget }) => write(currentTarget.value)}
            />
          )
        }
      </Labelled>
    );
  },
});

/** Yes or no; what holds without being written is left out. */
export const tickField = (name: string, label: MessageKey, unwritten = false): FieldOf => ({
  name,
  Field: (props) => {
    const { t } = useTranslator();
    const { disabled } = useDesk();
    const put = usePut(props);
    return (
      <label class="form-tick">
        <input
          type="checkbox"
          name={nameOf(props.path)}
          data-path={nameOf(props.path)}
          disabled={disabled}
          checked={typeof props.value === 'boolean' ? props.value : unwritten}
          onChange={({ currentTarget: { checked } }) => put(checked === unwritten ? undefined : checked)}
        />
        {t(label)}
      </label>
    );
  },
});

/** What stands in a select for a value that is none of its options, so that nothing is changed by looking at it. */
export const withPresent = (options: readonly string[], value: string): readonly string[] =>
  value === '' || options.includes(value) ? options : [...options, value];

/** One of a few codes, in words; without `required` it may be left out, which means `none`. */
export const pickField = (
  name: string,
  {
    label,
    of,
    word,
    none,
  }: {
    label: MessageKey;
    of: readonly string[];
    word: (code: string, t: Translator['t']) => string;
    none?: MessageKey;
  },
): FieldOf => ({
  name,
  Field: (props) => {
    const { t } = useTranslator();
    const put = usePut(props);
    const value = wordsOf(props.value);
    return (
      <Labelled path={props.path} label={label}>
        {(attributes) => (
          <select
            {...attributes}
            value={value}
            onChange={({ currentTarget }) =>
              put(currentTarget.value === '' ? undefined : currentTarget.value)
            }
          >
            {(none !== undefined || value === '') && (
              <option value="">{none === undefined ? '' : t(none)}</option>
            )}
            {withPresent(of, value).map((code) => (
              <option key={code} value={code}>
                {of.includes(code) ? word(code, t) : code}
              </option>
            ))}
          </select>
        )}
      </Labelled>
    );
  },
});
