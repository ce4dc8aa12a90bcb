import { useState } from 'preact/hooks';

import { type announcementProgress, withdrawAnnouncement } from '../../core/contracts/announcements.ts';
import type { Answered } from '../../core/contracts/endpoint.ts';
import { shortDate } from '../../core/i18n/when.ts';
import type { Caller } from '../api/client.ts';
import { useAct } from '../rooms/use-act.ts';
import { useTranslator } from '../theme/language.tsx';

type Followed = Answered<typeof announcementProgress>['announcements'][number];

/** Read and not yet, announcement by announcement; who may takes one back, saying why. */
export function ProgressTable({
  announcements,
  client,
  now,
  onChange,
}: {
  announcements: readonly Followed[];
  client: Caller;
  now: number;
  onChange: () => void;
}) {
  const { t } = useTranslator();
  return (
    <table class="room-table">
      <thead>
        <tr>
          <th scope="col">{t('announcements.column.title')}</th>
          <th scope="col">{t('announcements.column.days')}</th>
          <th scope="col" class="number">
            {t('readings.column.read')}
          </th>
          <th scope="col">{t('readings.column.missing')}</th>
        </tr>
      </thead>
      <tbody>
        {announcements.map((one) => (
          <tr key={one.id}>
            <td>
              {one.title} <span class="tw-muted">{one.publishedBy}</span>
              {one.withdrawnAt !== undefined && (
                <span class="tw-tag neutral">{t('announcements.withdrawn')}</span>
              )}
              {one.mayWithdraw && <Withdraw id={one.id} client={client} onDone={onChange} />}
            </td>
            <td>
              {shortDate(one.from, now)} – {shortDate(one.until, now)}
            </td>
            <td class="number">{t('readings.of', { read: one.read, of: one.of })}</td>
            <td>{missingOf(one, t('readings.all'))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function missingOf({ missing, read, of }: Followed, all: string): string {
  if (missing.length > 0) return missing.map(({ name }) => name).join(' · ');
  return read === of ? all : '–';
}

function Withdraw({ id, client, onDone }: { id: string; client: Caller; onDone: () => void }) {
  const { t, error } = useTranslator();
  const [reason, setReason] = useState<string>();
  const act = useAct();
  if (reason === undefined) {
    return (
      <button type="button" class="tw-link" onClick={() => setReason('')}>
        {t('announcements.withdraw')}
      </button>
    );
  }
  const withdraw = async (): Promise<void> => {
    const isDone = await act.run(async () => {
      await client.call(withdrawAnnouncement, { params: { id }, body: { reason } });
    });
    if (isDone) onDone();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void withdraw();
      }}
    >
      <label class="room-field">
        <span>{t('announcements.reason')}</span>
        <input
          name="reason"
          class="tw-input"
          required
          minLength={2}
          value={reason}
          onInput={({ currentTarget }) => setReason(currentTarget.value)}
        />
      </label>
      {act.code !== undefined && (
        <span class="room-problem" role="alert">
          {error(act.code)}
        </span>
      )}
      <button type="submit" class="tw-btn small danger" disabled={act.busy}>
        {t('announcements.withdraw')}
      </button>
      <button type="button" class="tw-link" onClick={() => setReason(undefined)}>
        {t('announcements.keep')}
      </button>
    </form>
  );
}
