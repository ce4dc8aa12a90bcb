import type { Option } from '../../../core/quiz/questions/question.ts';
import { useTranslator } from '../../theme/language.tsx';
import { freeLetter, withAt } from './editor.ts';
import { Rows, Words } from './rows.tsx';

/** Options with the right ones ticked, and why the others are wrong. */
export function Options({
  label,
  options,
  one,
  onChange,
}: {
  label: string;
  options: readonly Option[];
  /** Exactly one is right. */
  one: boolean;
  onChange: (options: Option[]) => void;
}) {
  const { t } = useTranslator();
  const put = (at: number, option: Option): void => onChange(withAt(options, at, option));
  return (
    <Rows<Option>
      label={label}
      list={options}
      least={2}
      most={8}
      fresh={() => ({ id: freeLetter(options), text: '', right: false })}
      onChange={onChange}
    >
      {(option, at) => (
        <>
          <input
            type={one ? 'radio' : 'checkbox'}
            aria-label={t('bank.isRight', { id: option.id })}
            checked={option.right}
            onChange={({ currentTarget }) =>
              onChange(
                options.map((each, index) =>
                  index === at
                    ? { ...each, right: currentTarget.checked }
                    : { ...each, right: one ? false : each.right },
                ),
              )
            }
          />
          <Words
            label={t('bank.option', { id: option.id })}
            value={option.text}
            onInput={(text) => put(at, { ...option, text })}
          />
          <Words
            label={t('bank.optionWhy', { id: option.id })}
            value={option.why ?? ''}
            onInput={(why) => {
              const { why: _, ...rest } = option;
              put(at, why === '' ? rest : { ...rest, why });
            }}
          />
        </>
      )}
    </Rows>
  );
}

/** What a new choice begins with. */
export const twoOptions: Option[] = [
  { id: 'a', text: '', right: true },
  { id: 'b', text: '', right: false },
];
