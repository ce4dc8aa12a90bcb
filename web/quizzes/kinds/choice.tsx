/** One option of a list: letter, words, and the control that chooses it. */
export function Choice({
  type,
  name,
  letter,
  text,
  checked,
  onChoose,
}: {
  type: 'radio' | 'checkbox';
  name: string;
  letter: string;
  text: string;
  checked: boolean;
  onChoose: () => void;
}) {
  return (
    <label class={checked ? 'quiz-choice chosen' : 'quiz-choice'}>
      <span class="tw-kbd" aria-hidden="true">
        {letter}
      </span>
      <span class="grow">{text}</span>
      <input type={type} name={name} checked={checked} onChange={onChoose} />
    </label>
  );
}
