import { MessageCirclePlus } from 'lucide-preact';
import { useEffect, useState } from 'preact/hooks';

import {
  listQuestions,
  questionForm,
  type QuestionList as Show,
  questionLists,
} from '../../core/contracts/questions.ts';
import type { Caller } from '../api/client.ts';
import { GapTasks } from '../gaps/gap-tasks.tsx';
import { moveRow } from '../rooms/arrow-keys.ts';
import { RoomTabs } from '../rooms/room-tabs.tsx';
import { Answer } from '../rooms/state.tsx';
import { useAsked } from '../rooms/use-asked.ts';
import { useSettled } from '../rooms/use-settled.ts';
import { Icon } from '../theme/icon.tsx';
import { useTranslator } from '../theme/language.tsx';
import { QuestionRow } from './question-row.tsx';

/** Every question that fits, with 等我回答 and its count. */
export function QuestionList({
  client,
  compact,
  go,
}: {
  client: Caller;
  compact: boolean;
  go: (place: string) => void;
}) {
  const { t } = useTranslator();
  const [show, setShow] = useState<Show>('all');
  const [tag, setTag] = useState('');
  const [typed, setTyped] = useState('');
  const [page, setPage] = useState(0);
  const text = useSettled(typed.trim());
  useEffect(() => setPage(0), [show, tag, text]);
  const form = useAsked(client, questionForm, {});
  const reply = useAsked(client, listQuestions, {
    body: {
      show,
      ...(tag === '' ? {} : { tag }),
      ...(text === '' ? {} : { text }),
      ...(page === 0 ? {} : { page }),
    },
  });
  const counts = reply.value?.counts;
  const countOf: Partial<Record<Show, number | undefined>> = { forMe: counts?.forMe, mine: counts?.mine };
  const nothing = (
    <>
      <p>{t(show === 'forMe' ? 'questions.none.forMe' : 'questions.none')}</p>
      {show !== 'forMe' && (
        <button type="button" class="tw-link" onClick={() => go('ask')}>
          {t('questions.none.do')}
        </button>
      )}
    </>
  );
  return (
    <>
      <header class="room-head">
        <h1>{t('questions.title')}</h1>
        {counts !== undefined && counts.overdue > 0 && (
          <span class="tw-tag room-late">{t('questions.overdue', { n: counts.overdue })}</span>
        )}
        <span class="grow" />
        <button type="button" class="tw-btn primary" onClick={() => go('ask')}>
          <Icon of={MessageCirclePlus} />
          {t('questions.ask')}
        </button>
      </header>
      <div class="room-body">
        <div class="questions-bar">
          <RoomTabs
            label={t('questions.show')}
            tabs={questionLists}
            shown={show}
            word={(name) => `${t(`questions.show.${name}`)} ${countOf[name] ?? ''}`}
            onShow={setShow}
          />
          <input
            class="tw-input"
            type="search"
            value={typed}
            aria-label={t('questions.find')}
            placeholder={t('questions.find')}
            maxLength={100}
            onInput={(event) => setTyped(event.currentTarget.value)}
          />
          <select
            class="tw-input"
            value={tag}
            aria-label={t('questions.tag')}
            onChange={(event) => setTag(event.currentTarget.value)}
          >
            <option value="">{t('questions.tag.any')}</option>
            {form.value?.tags.map((each) => (
              <option key={each.tag} value={each.tag}>
                {each.tag}
              </option>
            ))}
          </select>
        </div>
        {show === 'forMe' && !compact && <GapTasks client={client} show="forMe" />}
        <Answer of={reply} empty={{ is: ({ questions }) => questions.length === 0, say: nothing }}>
          {({ questions, more, asOf }) => (
            <>
              <ul class="room-card questions-list" onKeyDown={moveRow}>
                {questions.map((question) => (
                  <QuestionRow
                    key={question.id}
                    question={question}
                    asOf={asOf}
                    onOpen={() => go(question.id)}
                  />
                ))}
              </ul>
              {(more || page > 0) && (
                <p class="questions-pages">
                  <button
                    type="button"
                    class="tw-btn small"
                    disabled={page === 0}
                    onClick={() => setPage(page - 1)}
                  >
                    {t('questions.page.later')}
                  </button>
                  <button
                    type="button"
                    class="tw-btn small"
                    disabled={!more}
                    onClick={() => setPage(page + 1)}
                  >
                    {t('questions.page.earlier')}
                  </button>
                </p>
              )}
            </>
          )}
        </Answer>
      </div>
    </>
  );
}
