import type { AttemptSummary } from '../../core/contracts/quizzes.ts';
import { useTranslator } from '../theme/language.tsx';

/** Marks in percent of the paper, whole and never rounded up to a pass. */
export const percentOf = ({
  earned = 0,
  of = 0,
}: {
  earned?: number | undefined;
  of?: number | undefined;
}): number => (of === 0 ? 0 : Math.floor((earned * 100) / of));

/** What an attempt came to in a line: marks and word, or what it waits for. */
export function Score({ of: one }: { of: AttemptSummary }) {
  const { t } = useTranslator();
  const states = [
    ...(one.mode === 'practice' ? [t('quizzes.practice')] : []),
    ...(one.how === 'swept' ? [t('quizzes.swept')] : []),
    ...(one.late === 'open' ? [t('quizzes.lateOpen')] : []),
    ...(one.late === 'accepted' ? [t('quizzes.lateAccepted')] : []),
    ...(one.late === 'refused' ? [t('quizzes.lateRefused')] : []),
    ...(one.regraded === undefined ? [] : [t('quizzes.regraded', { why: one.regraded })]),
  ];
  return (
    <>
      {one.isPass === undefined ? (
        <span class="tw-muted">{t(one.closedAt === undefined ? 'quizzes.running' : 'quizzes.unmarked')}</span>
      ) : (
        <span class={one.isPass ? 'quiz-mark pass' : 'quiz-mark fail'}>
          {t('quizzes.score', { n: percentOf(one) })} {t(one.isPass ? 'quizzes.pass' : 'quizzes.fail')}
        </span>
      )}
      {states.length > 0 && <span class="tw-muted"> {states.join(' · ')}</span>}
    </>
  );
}
