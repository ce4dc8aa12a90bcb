import { X } from 'lucide-preact';
import type { ComponentChildren } from 'preact';

import { Icon } from '../../theme/icon.tsx';
import { useTranslator } from '../../theme/language.tsx';
import { without } from './editor.ts';

/** A list that grows and shrinks line by line. */
export function Rows<T extends { readonly id: string }>({
  label,
  list,
  least = 1,
  most,
  fresh,
  onChange,
  children,
}: {
  label: string;
  list: readonly T[];
  least?: number;
  most: number;
  fresh: () => T;
  onChange: (list: T[]) => void;
  children: (each: T, at: number) => ComponentChildren;
}) {
  const { t } = useTranslator();
  return (
    <fieldset class="bank-rows">
      <legend>{label}</legend>
      {list.map((each, at) => (
        <div key={each.id} class="bank-row">
          {children(each, at)}
          <button
            type="button"
            class="tw-iconbtn"
            aria-label={t('bank.remove', { id: each.id })}
            disabled={list.length <= least}
            onClick={() => onChange(without(list, at))}
          >
            <Icon of={X} />
          </button>
        </div>
      ))}
      <button
        type="button"
        class="tw-btn small"
        disabled={list.length >= most}
        onClick={() => onChange([...list, fresh()])}
      >
        {t('bank.add')}
      </button>
    </fieldset>
  );
}

/** One line of words with its label. */
export function Words({
  label,
  value,
  name,
  isSeen = false,
  onInput,
}: {
  label: string;
  value: string;
  name?: string;
  /** The label stands beside it; else it is told to who cannot see where it stands. */
  isSeen?: boolean;
  onInput: (value: string) => void;
}) {
  const field = (
    <input
      class="tw-input"
      name={name}
      value={value}
      {...(isSeen ? {} : { 'aria-label': label, placeholder: label })}
      onInput={({ currentTarget }) => onInput(currentTarget.value)}
    />
  );
  return isSeen ? (
    <label class="bank-field">
      <span>{label}</span>
      {field}
    </label>
  ) : (
    field
  );
}

/** Several lines, each a value of its own. */
export function Lines({
  label,
  value,
  onInput,
}: {
  label: string;
  value: readonly string[];
  onInput: (value: string[]) => void;
}) {
  return (
    <label class="room-field">
      <span>{label}</span>
      <textarea
        class="tw-input"
        rows={3}
        value={value.join('\n')}
        onInput={({ currentTarget }) => onInput(currentTarget.value.split('\n'))}
      />
    </label>
  );
}
