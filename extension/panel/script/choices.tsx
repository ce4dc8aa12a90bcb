import type { Choice } from '../../../core/script/nodes/line.ts';
import { useTranslator } from '../../../web/theme/language.tsx';

/** Options 1 to 9; what an option leads to stands beside it. */
export function Choices({
  choices,
  complete,
  onChoose,
}: {
  choices: readonly Choice[];
  complete: boolean;
  onChoose: (choice: string) => void;
}) {
  const { language } = useTranslator();
  return (
    <div class="choices" role="group">
      {choices.map((choice, index) => (
        <button
          key={choice.id}
          type="button"
          class={choice.mark === true ? 'choice marked' : 'choice'}
          data-digit={index + 1}
          disabled={choice.complete === true && !complete}
          onClick={() => onChoose(choice.id)}
        >
          <kbd class="tw-kbd">{index + 1}</kbd>
          <span class="choice-label">{(language === 'en' ? choice.labelEn : undefined) ?? choice.label}</span>
          {choice.hint !== undefined && <span class="tw-muted">{choice.hint}</span>}
        </button>
      ))}
    </div>
  );
}
