import { Printer } from 'lucide-preact';

import type { CertificateView } from '../../core/contracts/certificates.ts';
import { shanghaiDate } from '../../core/condition/shanghai.ts';
import { Icon } from '../theme/icon.tsx';
import { useTranslator } from '../theme/language.tsx';
import { StateTag } from './certificate-list.tsx';
import { QrCode } from './qr.tsx';

/** A certificate as it is printed: what it says, its number, and the address at which anybody checks it. */
export function PrintedCertificate({ of, onBack }: { of: CertificateView; onBack: () => void }) {
  const { t } = useTranslator();
  const address = `${location.origin}/certificates/${of.number}`;
  const until =
    of.validUntil === undefined
      ? t('certificates.forGood')
      : t('certificates.until', { date: of.validUntil });
  return (
    <div class="records-column">
      <p class="records-acts">
        <button type="button" class="tw-btn" onClick={onBack}>
          {t('records.back')}
        </button>
        <button type="button" class="tw-btn primary" onClick={() => print()}>
          <Icon of={Printer} />
          {t('records.print')}
        </button>
      </p>
      <article class="room-card certificate-sheet" aria-label={t('certificates.title')}>
        <p class="certificate-name">
          {of.name} <span class="tw-muted">{of.staffNo}</span>
        </p>
        <p>{t('certificates.words')}</p>
        <p class="certificate-title">{of.title}</p>
        <p class="tw-muted">
          {of.source} · {t('certificates.version', { n: of.version })}
        </p>
        <p>
          {shanghaiDate(of.issuedAt)} · {until} · <StateTag state={of.state} />
        </p>
        <QrCode text={address} label={address} />
        <p class="tw-muted">{t('certificates.scan')}</p>
        <p class="certificate-address">{address}</p>
      </article>
    </div>
  );
}
