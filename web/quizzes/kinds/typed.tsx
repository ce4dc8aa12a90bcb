/** A field whose words are kept when it is left or Enter is pressed; emptied, the answer is taken back. */
export function Typed({
  label,
  name,
  value,
  numeric = false,
  onWords,
}: {
  label: string;
  name: string;
  value: string;
  numeric?: boolean;
  onWords: (words: string | null) => void;
}) {
  return (
    <input
      class="tw-input"
      aria-label={label}
      name={name}
      maxLength={500}
      autocomplete="off"
      {...(numeric ? { inputMode: 'decimal' as const } : {})}
      value={value}
      onChange={({ currentTarget }) => {
        const words = currentTarget.value.trim();
        if (words !== value) onWords(words === '' ? null : words);
      }}
    />
  );
}
