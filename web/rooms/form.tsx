import type { ComponentChildren } from 'preact';

/** A labelled line or text of a form. */
export function Field({
  label,
  name,
  value,
  onInput,
  type = 'text',
  rows,
  required = false,
}: {
  label: string;
  name: string;
  value: string;
  onInput: (value: string) => void;
  type?: 'text' | 'date' | 'datetime-local' | 'number';
  /** Of a text of several lines. */
  rows?: number;
  required?: boolean;
}) {
  return (
    <Labelled label={label}>
      {rows === undefined ? (
        <input
          class="tw-input"
          name={name}
          // The list of input types is longer than what a form here needs.
          type={type as 'text'}
          step={type === 'number' ? 'any' : undefined}
          required={required}
          value={value}
          onInput={({ currentTarget }) => onInput(currentTarget.value)}
        />
      ) : (
        <textarea
          class="tw-input"
          name={name}
          rows={rows}
          required={required}
          value={value}
          onInput={({ currentTarget }) => onInput(currentTarget.value)}
        />
      )}
    </Labelled>
  );
}

/** One of several values. */
export function Choice({
  label,
  name,
  value,
  options,
  onChange,
}: {
  label: string;
  name: string;
  value: string;
  options: readonly { readonly value: string; readonly word: string }[];
  onChange: (value: string) => void;
}) {
  return (
    <Labelled label={label}>
      <select
        class="tw-input"
        name={name}
        value={value}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.word}
          </option>
        ))}
      </select>
    </Labelled>
  );
}

/** A field with its name above it. */
export function Labelled({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <label class="room-field">
      <span>{label}</span>
      {children}
    </label>
  );
}

/** Several of a list, ticked. */
export function Ticks<Value extends string>({
  label,
  options,
  chosen,
  onChange,
}: {
  label: string;
  options: readonly { readonly value: Value; readonly word: string }[];
  chosen: readonly Value[];
  onChange: (chosen: readonly Value[]) => void;
}) {
  return (
    <fieldset class="room-ticks">
      <legend>{label}</legend>
      {options.map(({ value, word }) => (
        <label key={value}>
          <input
            type="checkbox"
            checked={chosen.includes(value)}
            onChange={({ currentTarget: { checked } }) =>
              onChange(checked ? [...chosen, value] : chosen.filter((one) => one !== value))
            }
          />
          {word}
        </label>
      ))}
    </fieldset>
  );
}

/** A refusal, where there is one. */
export function Problem({ text }: { text: string | undefined }) {
  return text === undefined ? null : (
    <p class="room-problem" role="alert">
      {text}
    </p>
  );
}
