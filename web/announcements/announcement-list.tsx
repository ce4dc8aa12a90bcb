import { ChevronDown, ChevronRight, Megaphone } from 'lucide-preact';
import { useId, useState } from 'preact/hooks';

import type { Announcement } from '../../core/contracts/announcements.ts';
import { shortInstant } from '../../core/i18n/when.ts';
import { MarkdownBody } from '../reader/markdown-body.tsx';
import { useAct } from '../rooms/use-act.ts';
import { Icon } from '../theme/icon.tsx';
import { useTranslator } from '../theme/language.tsx';
import './announcements.css';
import type { Announcements } from './use-announcements.ts';

/** Announcements as quiet lines, each opened in its place; nothing where there is nothing. */
export function AnnouncementList({
  of,
  confirm,
  now,
  onArticle,
}: {
  of: readonly Announcement[];
  confirm: Announcements['confirm'];
  now: number;
  onArticle: (articleId: string) => void;
}) {
  const { t } = useTranslator();
  const [opened, setOpened] = useState<string>();
  if (of.length === 0) return null;
  const unread = of.filter(({ readAt }) => readAt === undefined).length;
  const name = unread === 0 ? t('announcements.title') : t('announcements.unread', { n: unread });
  return (
    <section class="announced" aria-label={name}>
      <h2>
        <Icon of={Megaphone} size={14} />
        {name}
      </h2>
      <ul>
        {of.map((one) => (
          <Line
            key={one.id}
            one={one}
            isOpen={opened === one.id}
            onToggle={() => setOpened(opened === one.id ? undefined : one.id)}
            confirm={confirm}
            now={now}
            onArticle={onArticle}
          />
        ))}
      </ul>
    </section>
  );
}

const noTerms = () => Promise.resolve([]);

function Line({
  one,
  isOpen,
  onToggle,
  confirm,
  now,
  onArticle,
}: {
  one: Announcement;
  isOpen: boolean;
  onToggle: () => void;
  confirm: Announcements['confirm'];
  now: number;
  onArticle: (articleId: string) => void;
}) {
  const { t, error } = useTranslator();
  const body = useId();
  const act = useAct();
  const { articleId, readAt } = one;
  return (
    <li>
      <p class="announced-line">
        <button type="button" class="tw-link" aria-expanded={isOpen} aria-controls={body} onClick={onToggle}>
          <Icon of={isOpen ? ChevronDown : ChevronRight} size={14} />
          <span class="tw-ellipsis">{one.title}</span>
        </button>
        <span class="tw-muted">
          {readAt === undefined
            ? t('announcements.by', { name: one.publishedBy, time: shortInstant(one.publishedAt, now) })
            : t('announcements.done', { time: shortInstant(readAt, now) })}
        </span>
      </p>
      {isOpen && (
        <div class="announced-body" id={body}>
          <MarkdownBody article={one.id} markdown={one.text} terms={noTerms} onOpen={onArticle} />
          {act.code !== undefined && (
            <p class="announced-problem" role="alert">
              {error(act.code)}
            </p>
          )}
          <p class="announced-acts">
            {readAt === undefined && (
              <button
                type="button"
                class="tw-btn primary small"
                disabled={act.busy}
                onClick={() => void act.run(() => confirm(one.id))}
              >
                {t('announcements.confirm')}
              </button>
            )}
            {articleId !== undefined && (
              <button type="button" class="tw-btn small" onClick={() => onArticle(articleId)}>
                {t('announcements.open')}
              </button>
            )}
          </p>
        </div>
      )}
    </li>
  );
}
