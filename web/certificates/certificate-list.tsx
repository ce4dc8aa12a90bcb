import { Download, Printer } from 'lucide-preact';
import { useState } from 'preact/hooks';

import {
  certificateFile,
  type CertificateView,
  revokeCertificate,
} from '../../core/contracts/certificates.ts';
import { shanghaiDate } from '../../core/condition/shanghai.ts';
import type { Caller } from '../api/client.ts';
import { Asking } from '../rooms/asking.tsx';
import { saveText } from '../rooms/save-text.ts';
import { useAct } from '../rooms/use-act.ts';
import { Icon } from '../theme/icon.tsx';
import { useTranslator } from '../theme/language.tsx';

const shades = { valid: 'ok', expired: 'warn', revoked: 'danger' } as const;

/** How a certificate stands, in a word and a shade. */
export function StateTag({ state }: Pick<CertificateView, 'state'>) {
  const { t } = useTranslator();
  return <span class={`tw-tag certificate-state ${shades[state]}`}>{t(`certificates.state.${state}`)}</span>;
}

/** Certificates of a person with their state, the signed file, a page to print, and for trainers the way to take one back. */
export function CertificateList({
  client,
  certificates,
  onPrint,
  mayRevoke = false,
  onChanged,
}: {
  client: Caller;
  certificates: readonly CertificateView[];
  onPrint: (number: string) => void;
  mayRevoke?: boolean;
  onChanged: () => void;
}) {
  const { t, error } = useTranslator();
  const act = useAct();
  const [asking, setAsking] = useState<CertificateView>();
  const save = (number: string) =>
    act.run(async () => {
      const { fileName, text } = await client.call(certificateFile, { params: { id: number } });
      saveText(fileName, text, 'application/json');
    });
  const revoke = async (reason: string): Promise<void> => {
    if (asking === undefined) return;
    const isDone = await act.run(async () => {
      await client.call(revokeCertificate, { params: { id: asking.number }, body: { reason } });
    });
    if (!isDone) return;
    setAsking(undefined);
    onChanged();
  };
  return (
    <section class="room-card records-part" aria-label={t('certificates.title')}>
      <h2>{t('certificates.title')}</h2>
      {certificates.length === 0 && <p class="tw-muted">{t('certificates.none')}</p>}
      {act.code !== undefined && asking === undefined && (
        <p class="room-problem" role="alert">
          {error(act.code)}
        </p>
      )}
      <ul class="certificates">
        {certificates.map((one) => (
          <li key={one.number}>
            <StateTag state={one.state} />
            <span class="grow">
              <strong>{one.title}</strong>{' '}
              <span class="tw-muted">
                {one.source} · {t('certificates.version', { n: one.version })}
                {one.beforePost && ` · ${t('certificates.post')}`}
              </span>
              <br />
              <span class="tw-muted">
                {shanghaiDate(one.issuedAt)} · {until(one, t)}
                {one.revoked !== undefined && ` · ${one.revoked.reason}`}
              </span>
            </span>
            <span class="certificate-acts">
              <button
                type="button"
                class="tw-btn small"
                disabled={act.busy}
                onClick={() => void save(one.number)}
              >
                <Icon of={Download} />
                {t('certificates.save')}
              </button>
              {one.state !== 'revoked' && (
                <button type="button" class="tw-btn small" onClick={() => onPrint(one.number)}>
                  <Icon of={Printer} />
                  {t('certificates.print')}
                </button>
              )}
              {mayRevoke && one.state !== 'revoked' && (
                <button type="button" class="tw-btn small danger" onClick={() => setAsking(one)}>
                  {t('certificates.revoke')}
                </button>
              )}
            </span>
          </li>
        ))}
      </ul>
      {asking !== undefined && (
        <Asking
          title={t('certificates.revoke')}
          text={`${asking.title} · ${asking.name}：${t('certificates.revoke.text')}`}
          label={t('certificates.revoke.why')}
          problem={act.code === undefined ? undefined : error(act.code)}
          onCancel={() => setAsking(undefined)}
          onSure={(reason) => void revoke(reason)}
        />
      )}
    </section>
  );
}

const until = ({ validUntil }: CertificateView, t: ReturnType<typeof useTranslator>['t']): string =>
  validUntil === undefined ? t('certificates.forGood') : t('certificates.until', { date: validUntil });
