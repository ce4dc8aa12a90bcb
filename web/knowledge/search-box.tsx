import { Search, X } from 'lucide-preact';
import type { RefObject } from 'preact';

import { Icon } from '../theme/icon.tsx';
import { useTranslator } from '../theme/language.tsx';

/** The combobox: the list below is its listbox; keys are handled by its owner. */
export function SearchBox({
  text,
  active,
  listId,
  field,
  onText,
  onKeyDown,
}: {
  text: string;
  active: string | undefined;
  listId: string;
  field: RefObject<HTMLInputElement | null>;
  onText: (text: string) => void;
  onKeyDown: (event: KeyboardEvent) => void;
}) {
  const { t } = useTranslator();
  return (
    <div class="kn-search" role="search">
      <Icon of={Search} />
      <input
        ref={field}
        type="text"
        role="combobox"
        inputMode="search"
        aria-label={t('search.label')}
        aria-expanded="true"
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={active}
        placeholder={t('search.placeholder')}
        autocomplete="off"
        spellcheck={false}
        maxLength={200}
        value={text}
        onInput={(event) => onText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      {text !== '' && (
        <button type="button" class="tw-iconbtn" aria-label={t('search.clear')} onClick={() => onText('')}>
          <Icon of={X} />
        </button>
      )}
    </div>
  );
}
