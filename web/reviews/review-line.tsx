import { useState } from 'preact/hooks';

import { decideReview, type DueReview, sayReviewed } from '../../core/contracts/reviews.ts';
import type { Caller } from '../api/client.ts';
import { useAct } from '../rooms/use-act.ts';
import { useTranslator } from '../theme/language.tsx';

const tones = { soon: 'neutral', overdue: 'warn', stopped: 'warn' } as const;

/** One article to look at again, with what this person may do about it. */
export function ReviewLine({
  one,
  client,
  onChange,
  onDone,
}: {
  one: DueReview;
  client: Caller;
  onChange: () => void;
  onDone: () => void;
}) {
  const { t, error } = useTranslator();
  const [asks, setAsks] = useState<'say' | 'reject'>();
  const act = useAct();
  const { articleId, version, pending } = one;
  const decide = (body: { decision: 'approve' } | { decision: 'reject'; reason: string }) =>
    act.run(async () => {
      if (pending === undefined) return;
      await client.call(decideReview, { params: { id: pending.id }, body });
      setAsks(undefined);
      onDone();
    });
  const say = (reason: string) =>
    act.run(async () => {
      await client.call(sayReviewed, { body: { articleId, version, reason } });
      setAsks(undefined);
      onDone();
    });
  return (
    <li>
      <p class="due-review">
        <strong>{one.title}</strong>
        <span class={`tw-tag ${tones[one.standing]}`}>{standingWords(one, t)}</span>
        <span class="tw-muted">
          {t(`role.${one.ownerRole}`)}
          {one.standing === 'overdue' &&
            one.guidanceUntil !== undefined &&
            ` · ${t('reviews.stops', { date: one.guidanceUntil })}`}
        </span>
        <span class="grow" />
        <button type="button" class="tw-link" onClick={onChange}>
          {t('reviews.change')}
        </button>
        {pending === undefined && (
          <button type="button" class="tw-link" onClick={() => setAsks('say')}>
            {t('reviews.same')}
          </button>
        )}
      </p>
      {pending !== undefined && (
        <p class="due-review">
          <span>
            {t('reviews.pending', { name: pending.by, reason: pending.reason, ...pending.approvals })}
          </span>
          {pending.mayApprove && (
            <button
              type="button"
              class="tw-btn small"
              disabled={act.busy}
              onClick={() => void decide({ decision: 'approve' })}
            >
              {t('reviews.approve')}
            </button>
          )}
          {pending.mayReject && (
            <button type="button" class="tw-link" onClick={() => setAsks('reject')}>
              {t('reviews.reject')}
            </button>
          )}
        </p>
      )}
      {act.code !== undefined && (
        <p class="room-problem" role="alert">
          {error(act.code)}
        </p>
      )}
      {asks !== undefined && (
        <ReasonForm
          label={t(asks === 'say' ? 'reviews.reason' : 'reviews.rejectReason')}
          submit={t(asks === 'say' ? 'reviews.say' : 'reviews.reject')}
          busy={act.busy}
          onReason={(reason) => void (asks === 'say' ? say(reason) : decide({ decision: 'reject', reason }))}
          onCancel={() => setAsks(undefined)}
        />
      )}
    </li>
  );
}

function standingWords(
  { standing, dueOn, guidanceUntil = '' }: DueReview,
  t: ReturnType<typeof useTranslator>['t'],
): string {
  if (standing === 'stopped') return t('reviews.stopped', { date: guidanceUntil });
  return t(standing === 'soon' ? 'reviews.soon' : 'reviews.overdue', { date: dueOn });
}

function ReasonForm({
  label,
  submit,
  busy,
  onReason,
  onCancel,
}: {
  label: string;
  submit: string;
  busy: boolean;
  onReason: (reason: string) => void;
  onCancel: () => void;
}) {
  const { t } = useTranslator();
  const [reason, setReason] = useState('');
  return (
    <form
      class="due-review"
      onSubmit={(event) => {
        event.preventDefault();
        onReason(reason);
      }}
    >
      <label class="room-field grow">
        <span>{label}</span>
        <input
          name="reason"
          class="tw-input"
          required
          minLength={2}
          maxLength={200}
          value={reason}
          onInput={({ currentTarget }) => setReason(currentTarget.value)}
        />
      </label>
      <button type="submit" class="tw-btn small" disabled={busy}>
        {submit}
      </button>
      <button type="button" class="tw-link" onClick={onCancel}>
        {t('reviews.cancel')}
      </button>
    </form>
  );
}
