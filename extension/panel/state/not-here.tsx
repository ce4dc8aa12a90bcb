import { AppWindow } from 'lucide-preact';

import { useTranslator } from '../../../web/theme/language.tsx';
import { Notice } from './notice.tsx';
import { StateBar } from './state-bar.tsx';

/** Popup and side panel stand beside the active tab alone: on any other tab they are blank of customers. */
export function NotHere() {
  const { t } = useTranslator();
  return (
    <div data-section="state">
      <StateBar icon={AppWindow} title={t('popup.title')} tone="plain" />
      <Notice tone="plain" title={t('popup.notHere')}>
        <p>{t('popup.notHereHint')}</p>
      </Notice>
    </div>
  );
}
