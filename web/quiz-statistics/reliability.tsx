import type { ShownStatistics } from '../../core/contracts/quiz-statistics.ts';
import { useTranslator } from '../theme/language.tsx';
import { hundredth, tenth } from './numbers.ts';

/** 信度: what the number is worth in plain words, or why there is none. */
export function Reliability({ of, least }: { of: ShownStatistics['reliability']; least: number }) {
  const { t } = useTranslator();
  return (
    <p class="room-card stats-reliability" role="note">
      <strong>{t('stats.reliability')}</strong>
      {of.known ? (
        <>
          <span>{t('stats.alpha', { n: hundredth(of.alpha) })}</span>
          <span class={of.verdict === 'weak' ? 'stats-warn' : 'stats-fine'}>
            {t(`stats.verdict.${of.verdict}`)}
          </span>
          <span class="tw-muted">{t('stats.error', { n: tenth(of.standardError) })}</span>
        </>
      ) : (
        <span class="tw-muted">{t(`stats.unreliable.${of.why}`, { n: least })}</span>
      )}
    </p>
  );
}
