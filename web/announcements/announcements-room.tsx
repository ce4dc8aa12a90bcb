import { Megaphone } from 'lucide-preact';
import { useState } from 'preact/hooks';

import { shanghaiDate } from '../../core/condition/shanghai.ts';
import { announcementProgress } from '../../core/contracts/announcements.ts';
import type { RoomProps } from '../rooms/registry.ts';
import { Answer } from '../rooms/state.tsx';
import { useAsked } from '../rooms/use-asked.ts';
import { Icon } from '../theme/icon.tsx';
import { useTranslator } from '../theme/language.tsx';
import { AnnounceForm } from './announce-form.tsx';
import { AnnouncementList } from './announcement-list.tsx';
import './announcements.css';
import { ProgressTable } from './progress-table.tsx';
import { useAnnouncements } from './use-announcements.ts';

const above = ['branchManager', 'lineDept', 'trainer', 'auditor'] as const;

/** What is announced to me, and for those above how far each has come; who may publishes here (R194). */
export default function AnnouncementsRoom({ deps, go }: RoomProps) {
  const { t } = useTranslator();
  const { all, confirm } = useAnnouncements(deps.client, deps.person);
  const now = deps.clock?.() ?? Date.now();
  return (
    <>
      <header class="room-head">
        <h1>{t('announcements.title')}</h1>
      </header>
      <div class="room-body announcements">
        {all.length === 0 ? (
          <p class="tw-muted">{t('announcements.none')}</p>
        ) : (
          <AnnouncementList of={all} confirm={confirm} now={now} onArticle={(id) => go(`knowledge/${id}`)} />
        )}
        {above.some((role) => deps.person.roles.includes(role)) && <Followed deps={deps} now={now} />}
      </div>
    </>
  );
}

function Followed({ deps: { client }, now }: { deps: RoomProps['deps']; now: number }) {
  const { t } = useTranslator();
  const reply = useAsked(client, announcementProgress, {});
  const [isWriting, setWriting] = useState(false);
  const [isPublished, setPublished] = useState(false);
  return (
    <section>
      <h2>{t('announcements.progress')}</h2>
      {isPublished && (
        <p class="tw-muted" role="status">
          {t('announcements.published')}
        </p>
      )}
      {reply.value?.mayPublish === true && !isWriting && (
        <button
          type="button"
          class="tw-btn"
          onClick={() => {
            setWriting(true);
            setPublished(false);
          }}
        >
          <Icon of={Megaphone} />
          {t('announcements.new')}
        </button>
      )}
      {isWriting && (
        <AnnounceForm
          client={client}
          today={shanghaiDate(now)}
          onPublished={() => {
            setWriting(false);
            setPublished(true);
            reply.again();
          }}
        />
      )}
      <Answer
        of={reply}
        empty={{
          is: ({ announcements }) => announcements.length === 0,
          say: <p>{t('announcements.progressNone')}</p>,
        }}
      >
        {({ announcements }) => (
          <ProgressTable announcements={announcements} client={client} now={now} onChange={reply.again} />
        )}
      </Answer>
    </section>
  );
}
