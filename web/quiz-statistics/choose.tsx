/** A select with a label that is heard but not seen: what is chosen says what it is. */
export function Choose({
  label,
  name,
  value,
  options,
  onChoose,
}: {
  label: string;
  name: string;
  value: string;
  options: readonly { readonly value: string; readonly word: string }[];
  onChoose: (value: string) => void;
}) {
  return (
    <select
      class="tw-input stats-choose"
      aria-label={label}
      name={name}
      value={value}
      onChange={({ currentTarget }) => onChoose(currentTarget.value)}
    >
      {options.map((each) => (
        <option key={each.value} value={each.value}>
          {each.word}
        </option>
      ))}
    </select>
  );
}
