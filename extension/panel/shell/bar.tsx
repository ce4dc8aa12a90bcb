import { PanelRightClose, Search } from 'lucide-preact';

import { Icon } from '../../../web/theme/icon.tsx';
import { useTranslator } from '../../../web/theme/language.tsx';
import { Grip } from './grip.tsx';
import { Logo } from '../../../web/theme/logo.tsx';
import { MoreMenu, type MenuItem } from './more-menu.tsx';

/** 44 px at the top, never moves: grip, logo, search, fold, more. While searching the field is the knowledge view's own. */
export function Bar({
  searching,
  searchHint,
  movable,
  onSearch,
  onFold,
  place,
  menu,
}: {
  searching: boolean;
  /** Keys assigned to the search command, as the browser shows them. */
  searchHint: string | undefined;
  movable: boolean;
  onSearch: (text: string) => void;
  onFold: () => void;
  place: (change: { dx?: number; dy?: number }) => void;
  menu: readonly MenuItem[];
}) {
  const { t } = useTranslator();
  return (
    <div class={searching ? 'bar searching' : 'bar'} data-section="search">
      {movable && <Grip place={place} />}
      <Logo />
      {searching ? (
        <span class="bar-slot" />
      ) : (
        <label class="bar-search">
          <Icon of={Search} />
          <input
            type="search"
            aria-label={t('bar.search')}
            placeholder={t('bar.search')}
            autocomplete="off"
            onFocus={(event) => onSearch(event.currentTarget.value)}
            onInput={(event) => onSearch(event.currentTarget.value)}
          />
          {searchHint !== undefined &&
            searchHint.split('+').map((key) => (
              <kbd class="tw-kbd" key={key}>
                {key}
              </kbd>
            ))}
        </label>
      )}
      {movable && (
        <button type="button" class="tw-iconbtn" aria-label={t('bar.fold')} onClick={onFold}>
          <Icon of={PanelRightClose} />
        </button>
      )}
      <MoreMenu items={menu} label={t('bar.more')} />
    </div>
  );
}
