import { CircleAlert, GraduationCap, Lock, LogIn, WifiOff } from 'lucide-preact';

import { clockOf, shortInstant } from '../../../core/i18n/when.ts';
import type { Person } from '../../../core/organisation/person.ts';
import type { TabState } from '../../storage/items.ts';
import { useTranslator } from '../../../web/theme/language.tsx';
import type { LinkState } from '../port.ts';
import { Notice } from './notice.tsx';
import { StateBar } from './state-bar.tsx';

/** The states in which no customer can be shown whatever the page says. */
export function NoCustomer({
  state,
  code,
  link,
  person,
  now,
  onRetry,
  onLogin,
}: {
  state: Extract<TabState['status'], 'signedOut' | 'offline' | 'noPermission' | 'learning' | 'error'>;
  code: string | undefined;
  link: LinkState;
  person: Person | undefined;
  now: number;
  onRetry: () => void;
  onLogin: () => void;
}) {
  const { t, error } = useTranslator();
  const retry = (
    <button type="button" class="tw-btn small" onClick={onRetry}>
      {t('action.retry')}
    </button>
  );
  if (state === 'signedOut') {
    return (
      <div data-section="state">
        <StateBar icon={LogIn} title={t('state.signedOut')} tone="plain" />
        <Notice tone="info" title={code === undefined ? t('state.signedOut.do') : error(code)}>
          <button type="button" class="tw-btn primary" onClick={onLogin}>
            {t('state.signedOut.button')}
          </button>
        </Notice>
      </div>
    );
  }
  if (state === 'offline') {
    const since = link.offlineSince;
    const copy = link.knowledge;
    return (
      <div data-section="state">
        <StateBar icon={WifiOff} title={t('state.offline')} tone="warn">
          {since !== undefined && (
            <span class="tw-muted">{t('state.offline.since', { time: clockOf(since) })}</span>
          )}
          {retry}
        </StateBar>
        <Notice tone="warn" title={t('state.offline.title')}>
          <p>
            {copy === undefined
              ? t('state.offline.noCopy')
              : t('state.offline.copy', { date: shortInstant(copy.publishedAt, now) })}
          </p>
        </Notice>
      </div>
    );
  }
  if (state === 'learning') {
    const until = person?.certificateUntil;
    return (
      <div data-section="state">
        <StateBar icon={GraduationCap} title={t('state.learning')} tone="info">
          <span class="tw-muted">{t('state.learning.note')}</span>
        </StateBar>
        <Notice tone="info" title={t('state.learning.title')}>
          <p>
            {until === undefined ? t('state.learning.never') : t('state.learning.until', { date: until })}
          </p>
        </Notice>
      </div>
    );
  }
  if (state === 'noPermission') {
    return (
      <div data-section="state">
        <StateBar icon={Lock} title={t('state.noPermission')} tone="plain" />
        <Notice tone="plain" title={t('state.noPermission.title')}>
          <p>{code === undefined ? t('state.noPermission.do') : error(code)}</p>
        </Notice>
      </div>
    );
  }
  return (
    <div data-section="state">
      <StateBar icon={CircleAlert} title={t('state.error')} tone="warn">
        {retry}
      </StateBar>
      <Notice tone="danger" title={error(code ?? 'server.internal')} alert>
        <p>{t('state.error.kept')}</p>
      </Notice>
    </div>
  );
}
