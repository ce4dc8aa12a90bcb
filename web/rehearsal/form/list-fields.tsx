import type { MessageKey } from '../../../core/i18n/zh-CN.ts';
import type { Translator } from '../../../core/i18n/translate.ts';
import { useTranslator } from '../../theme/language.tsx';
import { nameOf, useDesk } from './desk.tsx';
import { Fault, type FieldOf, Labelled, listOf, usePut, wordsOf } from './field.tsx';
import { Acts } from './acts.tsx';

interface Codes {
  readonly label: MessageKey;
  readonly of: readonly string[];
  readonly word: (code: string, t: Translator['t']) => string;
  /** What is said while none is chosen. */
  readonly none?: MessageKey;
  /** An empty list is kept: the text needs one. */
  readonly required?: boolean;
}

/** Several of a few codes, ticked; in the order they were ticked in. */
export const ticksField = (name: string, { label, of, word, none, required = false }: Codes): FieldOf => ({
  name,
  Field: (props) => {
    const { t } = useTranslator();
    const { disabled } = useDesk();
    const put = usePut(props);
    const chosen = listOf(props.value).map(wordsOf);
    const tick = (code: string, isOn: boolean): void => {
      const next = isOn ? [...chosen, code] : chosen.filter((other) => other !== code);
      put(next.length === 0 && !required ? undefined : next);
    };
    return (
      <fieldset class="room-ticks form-field wide" data-path={nameOf(props.path)}>
        <legend>{t(label)}</legend>
        {[...of, ...chosen.filter((code) => !of.includes(code))].map((code) => (
          <label key={code}>
            <input
              type="checkbox"
              name={`${nameOf(props.path)}.${code}`}
              disabled={disabled}
              checked={chosen.includes(code)}
              onChange={({ currentTarget }) => tick(code, currentTarget.checked)}
            />
            {of.includes(code) ? word(code, t) : code}
          </label>
        ))}
        {chosen.length === 0 && none !== undefined && <span class="tw-muted">{t(none)}</span>}
        <Fault path={props.path} />
      </fieldset>
    );
  },
});

/** Words or codes, one a line. Taken when one leaves the field: a line that is begun is not one yet. */
export const linesField = (
  name: string,
  { label, required = false, isOne = false }: { label: MessageKey; required?: boolean; isOne?: boolean },
): FieldOf => ({
  name,
  Field: (props) => {
    const put = usePut(props);
    const lines = listOf(props.value).map(wordsOf);
    const take = (typed: string): void => {
      const next = typed
        .split(isOne ? /[\s,，、]+/ : '\n')
        .map((line) => line.trim())
        .filter((line) => line !== '');
      put(next.length === 0 && !required ? undefined : next);
    };
    return (
      <Labelled path={props.path} label={label} isWide={!isOne}>
        {(attributes) =>
          isOne ? (
            <input
              {...attributes}
              value={lines.join(' ')}
              onChange={({ currentTarget }) => take(currentTarget.value)}
            />
          ) : (
            <textarea
              {...attributes}
              rows={3}
              value={lines.join('\n')}
              onChange={({ currentTarget }) => take(currentTarget.value)}
            />
          )
        }
      </Labelled>
    );
  },
});

/** Several codes in an order that matters: each with its words, to be moved and taken away, and one more to choose. */
export const orderedField = (
  name: string,
  {
    label,
    word,
    options,
    required = false,
    none = 'scriptForm.nothing',
  }: Omit<Codes, 'of' | 'word'> & {
    /** What can be chosen. */
    options: (desk: ReturnType<typeof useDesk>) => readonly string[];
    word: (code: string, t: Translator['t'], desk: ReturnType<typeof useDesk>) => string;
  },
): FieldOf => ({
  name,
  Field: ({ path, value, order }) => {
    const { t } = useTranslator();
    const desk = useDesk();
    const put = usePut({ path, order });
    const chosen = listOf(value).map(wordsOf);
    const open = options(desk).filter((code) => !chosen.includes(code));
    const remove = (at: number): void => {
      if (chosen.length === 1 && !required) put(undefined, path);
      else
        desk.edit(
          [{ do: 'remove', path: [...path, at] }],
          [...path, Math.min(at, chosen.length - 2), '#remove'],
        );
    };
    return (
      <fieldset class="form-list" data-path={nameOf(path)}>
        <legend>{t(label)}</legend>
        <Fault path={path} />
        {chosen.length === 0 && <p class="tw-muted">{t(none)}</p>}
        {chosen.length > 0 && (
          <ol class="form-codes">
            {chosen.map((code, at) => (
              <li key={code} data-path={`${nameOf(path)}.${at}`}>
                <span>{word(code, t, desk)}</span>
                <Fault path={[...path, at]} />
                <Acts
                  path={[...path, at]}
                  of={word(code, t, desk)}
                  last={chosen.length - 1}
                  onRemove={() => remove(at)}
                />
              </li>
            ))}
          </ol>
        )}
        <label class="form-more">
          {t('scriptForm.addOne')}
          <select
            class="tw-input"
            name={`${nameOf(path)}.more`}
            disabled={desk.disabled || open.length === 0}
            value=""
            onChange={({ currentTarget }) => {
              const { value: code } = currentTarget;
              currentTarget.value = '';
              if (code === '') return;
              if (!Array.isArray(value)) put([code]);
              else desk.edit([{ do: 'insert', path: [...path, chosen.length], value: code }]);
            }}
          >
            <option value="" />
            {open.map((code) => (
              <option key={code} value={code}>
                {word(code, t, desk)}
              </option>
            ))}
          </select>
        </label>
      </fieldset>
    );
  },
});
