import { dueReviews } from '../../core/contracts/reviews.ts';
import type { RoomProps } from '../rooms/registry.ts';
import { useAsked } from '../rooms/use-asked.ts';
import { useTranslator } from '../theme/language.tsx';
import { ReviewLine } from './review-line.tsx';
import './reviews.css';

/** Articles to look at again, worst first: change them, or say that nothing changes, which another confirms (R266). */
export function DueReviews({
  deps,
  onChange,
}: {
  deps: RoomProps['deps'];
  /** Begins a draft that changes the article. */
  onChange: (itemId: string) => void;
}) {
  const { t } = useTranslator();
  const reply = useAsked(deps.client, dueReviews, {});
  const due = reply.value?.reviews ?? [];
  if (due.length === 0) return null;
  const isUrgent = due.some(({ standing, pending }) => standing !== 'soon' || pending?.mayApprove === true);
  return (
    <details class="room-card due-reviews" open={isUrgent}>
      <summary>{t('reviews.title', { n: due.length })}</summary>
      <ul>
        {due.map((one) => (
          <ReviewLine
            key={`${one.articleId}@${one.version}`}
            one={one}
            client={deps.client}
            onChange={() => onChange(one.articleId)}
            onDone={reply.again}
          />
        ))}
      </ul>
    </details>
  );
}
