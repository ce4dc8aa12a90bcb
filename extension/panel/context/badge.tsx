import { corpTiers, creditGrades, customerTypes, enterpriseSizes } from '../../../core/customer/terms.ts';
import { lifecycleStages, serviceSegments, vipLevels } from '../../../core/customer/terms.ts';
import type { StripItem } from '../../../core/moment/strip.ts';
import { useTranslator } from '../../../web/theme/language.tsx';
import { CreditBadge, SegmentBadge, TierBadge, VipBadge } from './badges.tsx';

const oneOf = <T extends string>(codes: readonly T[], code: unknown): T | undefined =>
  codes.find((candidate) => candidate === code);

const badgeItems = new Set([
  'corpTier',
  'vipLevel',
  'serviceSegment',
  'creditGrade',
  'customerType',
  'hasCredit',
  'lifecycleStage',
]);

/** Whether an item is drawn as a badge; the others are key-values. */
export function isBadge(item: StripItem): boolean {
  if (item.item === 'hasCredit') return item.values?.['hasCredit'] === true;
  return badgeItems.has(item.item) && item.code !== undefined;
}

/** One badge of the strip, in the shape of its scale. */
export function Badge({ item }: { item: StripItem }) {
  const { t } = useTranslator();
  const tier = item.item === 'corpTier' ? oneOf(corpTiers, item.code) : undefined;
  if (tier !== undefined)
    return <TierBadge tier={tier} note={oneOf(['notYet', 'noData'], item.values?.['note'])} />;
  const vip = item.item === 'vipLevel' ? oneOf(vipLevels, item.code) : undefined;
  if (vip !== undefined) return <VipBadge level={vip} />;
  const segment = item.item === 'serviceSegment' ? oneOf(serviceSegments, item.code) : undefined;
  if (segment !== undefined) return <SegmentBadge segment={segment} />;
  const grade = item.item === 'creditGrade' ? oneOf(creditGrades, item.code) : undefined;
  if (grade !== undefined) return <CreditBadge grade={grade} />;
  return <PlainBadge item={item} words={plainWords(item, t)} />;
}

function PlainBadge({ item, words }: { item: StripItem; words: string }) {
  return (
    <span class="tw-tag" data-scale={item.item}>
      {words}
    </span>
  );
}

function plainWords(item: StripItem, t: ReturnType<typeof useTranslator>['t']): string {
  if (item.item === 'hasCredit') return t('strip.credit');
  const stage = oneOf(lifecycleStages, item.code);
  if (item.item === 'lifecycleStage' && stage !== undefined) return t(`lifecycleStage.${stage}`);
  const type = oneOf(customerTypes, item.code);
  if (type === undefined) return '';
  if (item.values?.['isSoleTrader'] === true) return t('customerType.soleTrader');
  const size = oneOf(enterpriseSizes, item.values?.['enterpriseSize']);
  return size === undefined
    ? t(`customerType.${type}`)
    : `${t(`customerType.${type}`)}·${t(`enterpriseSize.${size}`)}`;
}
