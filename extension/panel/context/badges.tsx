import { Crown, Gem, Store, User } from 'lucide-preact';

import { creditGrades, serviceSegments, vipLevels } from '../../../core/customer/terms.ts';
import type { CorpTier, CreditGrade, ServiceSegment, VipLevel } from '../../../core/customer/terms.ts';
import { Icon } from '../../../web/theme/icon.tsx';
import { useTranslator } from '../../../web/theme/language.tsx';

/** Each scale has its own shape and says its own name, so that 分类·铂金 and VIP·白金 never meet (Q2, Q3). */
const ranked = ['diamond', 'platinum', 'gold', 'silver', 'bronze'] as const;

export function TierBadge({ tier, note }: { tier: CorpTier; note?: 'notYet' | 'noData' | undefined }) {
  const { t } = useTranslator();
  const words = `${t('scale.corpTier')}·${t(`corpTier.${tier}`)}`;
  if (tier === 'unrated') {
    return (
      <span class="tw-tag neutral" data-scale="corpTier">
        {words}
        {note !== undefined && <span class="tw-muted">{t(`tierNote.${note}`)}</span>}
      </span>
    );
  }
  const place = ranked.indexOf(tier);
  const height = (12 * (ranked.length - place)) / ranked.length;
  return (
    <span class={`tier t${place + 1}`} data-scale="corpTier">
      <svg class="tw-icon" width="12" height="14" viewBox="0 0 12 14" aria-hidden="true">
        <clipPath id={`fill-${tier}`}>
          <rect x="0" y={1 + 12 - height} width="12" height={height} />
        </clipPath>
        <path class="mark" d="M6 1l5.4 6L6 13 .6 7z" clip-path={`url(#fill-${tier})`} />
        <path class="rim" d="M6 1l5.4 6L6 13 .6 7z" />
      </svg>
      {words}
    </span>
  );
}

export function VipBadge({ level }: { level: VipLevel }) {
  const { t } = useTranslator();
  const place = vipLevels.indexOf(level);
  return (
    <span class={`vip v${place + 1}`} data-scale="vipLevel">
      <span class="vip-dots" aria-hidden="true">
        {vipLevels.slice(place).map((dot) => (
          <i key={dot} />
        ))}
      </span>
      {`${t('scale.vipLevel')}·${t(`vipLevel.${level}`)}`}
    </span>
  );
}

const segmentIcons = { ordinary: User, honoured: Store, vip: Crown, private: Gem } as const;

export function SegmentBadge({ segment }: { segment: ServiceSegment }) {
  const { t } = useTranslator();
  const rank = serviceSegments.indexOf(segment);
  return (
    <span class={`segment s${rank}`} data-scale="serviceSegment">
      <Icon of={segmentIcons[segment]} size={14} />
      {`${t('scale.serviceSegment')}·${t(`serviceSegment.${segment}`)}`}
    </span>
  );
}

export function CreditBadge({ grade }: { grade: CreditGrade }) {
  const { t } = useTranslator();
  const bars = creditGrades.length - creditGrades.indexOf(grade);
  return (
    <span class={`credit ${grade}`} data-scale="creditGrade">
      <svg class="tw-icon" width="15" height="12" viewBox="0 0 15 12" aria-hidden="true">
        {[1, 2, 3, 4].map((bar) => (
          <rect
            key={bar}
            class={bar <= bars ? 'on' : 'off'}
            x={(bar - 1) * 4 + 0.5}
            y={11.5 - bar * 2.6}
            width="2"
            height={bar * 2.6}
          />
        ))}
      </svg>
      {`${t('scale.creditGrade')}·${t(`creditGrade.${grade}`)}`}
    </span>
  );
}
