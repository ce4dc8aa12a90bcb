import { corpTiers, tierOverrides } from '../../../core/customer/terms.ts';
import type { StripItem } from '../../../core/moment/strip.ts';
import { useTranslator } from '../../../web/theme/language.tsx';

/** Why the tier is bronze whatever the deposit says (R63); never cut short. */
export function OverrideLine({ item, tier }: { item: StripItem; tier: string | undefined }) {
  const { t } = useTranslator();
  const reason = tierOverrides.find((code) => code === item.code);
  const before = corpTiers.find((code) => code === item.values?.['tierBefore']);
  const now = corpTiers.find((code) => code === tier) ?? 'bronze';
  if (reason === undefined || before === undefined) return null;
  return (
    <p class="override">
      {t('strip.override', {
        before: t(`corpTier.${before}`),
        reason: t(`tierOverride.${reason}`),
        date: String(item.values?.['on'] ?? ''),
        tier: t(`corpTier.${now}`),
      })}
    </p>
  );
}
