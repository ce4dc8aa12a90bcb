import { shortInstant } from '../../core/i18n/when.ts';
import { postsOf } from '../../core/organisation/person.ts';
import { useTranslator } from '../../web/theme/language.tsx';
import type { OptionsPort, OptionsState } from './options-port.ts';

/** Where the service is, who is signed in, how old the knowledge is, what waits to be uploaded. */
export function Connection({ port, state }: { port: OptionsPort; state: OptionsState }) {
  const { t } = useTranslator();
  const { person, link } = state;
  return (
    <section class="card">
      <h2>{t('options.connection')}</h2>
      <dl class="options-list">
        <dt>{t('options.server')}</dt>
        <dd>
          <code>{state.server}</code>
          <span class="tw-muted">
            {t(link.online ? 'status.online' : 'status.offline')} · {t('options.serverHint')}
          </span>
        </dd>
        <dt>{t('options.person')}</dt>
        <dd>
          {person === undefined ? (
            <>
              {t('options.nobody')}
              <button type="button" class="tw-btn primary small" onClick={() => void port.login()}>
                {t('options.login')}
              </button>
            </>
          ) : (
            <>
              {person.staffNo} {person.name} · {person.orgUnitName} ·{' '}
              {postsOf(person)
                .map((post) => t(`role.${post}`))
                .join(' ')}
              <button type="button" class="tw-btn small" onClick={() => void port.logout()}>
                {t('options.logout')}
              </button>
              <span class="tw-muted">
                {person.certificateUntil === undefined
                  ? t('options.certificateNone')
                  : t('options.certificate', { date: person.certificateUntil })}
              </span>
            </>
          )}
        </dd>
        <dt>{t('options.sync')}</dt>
        <dd>
          {link.knowledge === undefined
            ? t('options.syncNever')
            : t('options.syncAt', {
                time: shortInstant(link.knowledge.publishedAt, Date.now()),
                revision: link.knowledge.revision,
              })}
          <button type="button" class="tw-btn small" onClick={() => void port.sync()}>
            {t('options.syncNow')}
          </button>
          <span class="tw-muted">{t('options.waiting', { n: link.waiting })}</span>
        </dd>
      </dl>
    </section>
  );
}
