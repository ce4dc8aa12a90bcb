import type { Suggestion } from '../../core/search/hit.ts';
import { useTranslator } from '../theme/language.tsx';

/** The id of an offer in the listbox. */
export const offerId = (listId: string, index: number): string => `${listId}-offer-${index}`;

/** Texts to search for in place of the one typed, as the first options of the list. */
export function Offers({
  offers,
  label,
  listId,
  active,
  onText,
}: {
  offers: readonly Suggestion[];
  label: string;
  listId: string;
  active: number;
  onText: (text: string) => void;
}) {
  const { t } = useTranslator();
  if (offers.length === 0) return null;
  return (
    <div role="group" aria-label={label} class="kn-offers">
      {offers.map(({ text, kind }, index) => (
        <div
          key={text}
          id={offerId(listId, index)}
          role="option"
          aria-selected={index === active}
          class={index === active ? 'kn-offer active' : 'kn-offer'}
          onClick={() => onText(text)}
        >
          <span>{text}</span>
          <span class="tw-muted">{t(`search.offer.${kind}`)}</span>
        </div>
      ))}
    </div>
  );
}
