import type { MessageKey } from '../../core/i18n/zh-CN.ts';
import { useTranslator } from '../theme/language.tsx';

/** A list to choose one of, or none; its words come from the catalogue, or are the values themselves. */
export function Choose<V extends string>({
  label,
  name,
  value,
  of,
  word,
  any = 'bank.any',
  onChoose,
}: {
  label: string;
  name: string;
  value: V | undefined;
  of: readonly V[];
  word: (value: V) => string;
  /** What no choice is called; without it one is always chosen. */
  any?: MessageKey | null;
  onChoose: (value: V | undefined) => void;
}) {
  const { t } = useTranslator();
  return (
    <label class="bank-field">
      <span>{label}</span>
      <select
        class="tw-input"
        name={name}
        value={value ?? ''}
        onChange={({ currentTarget }) => onChoose(of.find((each) => each === currentTarget.value))}
      >
        {any !== null && <option value="">{t(any)}</option>}
        {of.map((each) => (
          <option key={each} value={each}>
            {word(each)}
          </option>
        ))}
      </select>
    </label>
  );
}
