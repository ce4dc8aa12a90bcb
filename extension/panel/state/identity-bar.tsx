import { Building, Check, Landmark, User } from 'lucide-preact';

import type { CustomerIdentity } from '../../../core/contracts/context.ts';
import { Icon } from '../../../web/theme/icon.tsx';
import { useTranslator } from '../../../web/theme/language.tsx';

const typeIcons = { personal: User, enterprise: Building, institution: Landmark } as const;

/** Type, masked name, last four of the customer number, and whether the customer is settled. */
export function IdentityBar({ identity, verified }: { identity: CustomerIdentity; verified: boolean }) {
  const { t } = useTranslator();
  return (
    <section class="identity" aria-label={t('panel.section.identity')}>
      <Icon of={typeIcons[identity.customerType]} />
      <h1 class="tw-ellipsis" title={identity.nameMasked}>
        {identity.nameMasked}
      </h1>
      <span class="grow" />
      <span class="tw-tag neutral">{t('identity.tail', { tail: identity.customerNoTail })}</span>
      {verified ? (
        <span class="tw-tag ok">
          <Icon of={Check} size={14} />
          {t('identity.verified')}
        </span>
      ) : (
        <span class="tw-tag warn">{t('identity.toConfirm')}</span>
      )}
    </section>
  );
}
