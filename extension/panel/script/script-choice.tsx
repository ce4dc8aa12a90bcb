import { useTranslator } from '../../../web/theme/language.tsx';
import { MoreMenu, type MenuItem } from '../shell/more-menu.tsx';

/** 换话术: other scripts this page offers. */
export function ScriptChoice({ items }: { items: readonly MenuItem[] }) {
  const { t } = useTranslator();
  return <MoreMenu items={items} label={t('script.change')} look="words" />;
}
