import { useTranslator } from '../../../web/theme/language.tsx';
import type { StripItem } from '../../../core/moment/strip.ts';
import { Badge, isBadge } from './badge.tsx';
import { Facts } from './facts.tsx';
import { OverrideLine } from './override-line.tsx';

/** At most this many badges stand in the strip; what is left out is never a scale, because scales come first. */
const maxBadges = 5;

/** Who the customer is to the bank: why a tier was forced, badges of each scale, key-values, date of the data. */
export function Strip({
  items,
  said,
  now,
  sensitive,
}: {
  items: readonly StripItem[];
  /** Ids of the warnings in sight: an item of that name stands behind what is not said yet. */
  said: ReadonlySet<string>;
  now: number;
  sensitive: boolean;
}) {
  const { t } = useTranslator();
  const override = items.find((item) => item.item === 'tierOverride');
  const tier = items.find((item) => item.item === 'corpTier');
  const date = items.find((item) => item.item === 'dataDate')?.values?.['text'];
  const foot = [
    ...(date === undefined ? [] : [t('strip.dataDate', { date: String(date) })]),
    ...(sensitive ? [t('strip.secret')] : []),
  ];
  return (
    <section class="strip" data-section="context" aria-label={t('panel.section.context')}>
      {override !== undefined && <OverrideLine item={override} tier={tier?.code} />}
      <p class="badges">
        {items
          .filter(isBadge)
          .slice(0, maxBadges)
          .map((item) => (
            <Badge key={item.item} item={item} />
          ))}
      </p>
      <Facts items={items} said={said} now={now} foot={foot.join(' · ')} />
    </section>
  );
}
