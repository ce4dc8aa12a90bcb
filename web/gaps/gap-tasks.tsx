import { useState } from 'preact/hooks';
import * as v from 'valibot';

import './gaps.css';
import { articleId } from '../../core/article/article.ts';
import { type GapTask, gapTasks, moveGapTask } from '../../core/contracts/gaps.ts';
import type { TaskStep } from '../../core/gaps/task.ts';
import { shortInstant } from '../../core/i18n/when.ts';
import type { Caller } from '../api/client.ts';
import { Answer } from '../rooms/state.tsx';
import { useAct } from '../rooms/use-act.ts';
import { useAsked } from '../rooms/use-asked.ts';
import { useTranslator } from '../theme/language.tsx';

/** Tasks that close gaps: all that the person sees, or those that wait for them (then nothing is drawn when there is none). */
export function GapTasks({ client, show }: { client: Caller; show: 'forMe' | 'all' }) {
  const { t } = useTranslator();
  const [mine, setMine] = useState(false);
  const narrowed = show === 'forMe' || mine ? 'forMe' : 'all';
  const reply = useAsked(client, gapTasks, { query: { show: narrowed } });
  if (show === 'forMe' && (reply.value === undefined || reply.value.tasks.length === 0)) return null;
  return (
    <section class="gaps-tasks" aria-label={t(show === 'forMe' ? 'gaps.tasks.mine' : 'gaps.tab.tasks')}>
      {show === 'forMe' ? (
        <h2>{t('gaps.tasks.mine')}</h2>
      ) : (
        <div class="room-tabs">
          {([false, true] as const).map((only) => (
            <button
              key={String(only)}
              type="button"
              class="room-tab"
              aria-pressed={mine === only}
              onClick={() => setMine(only)}
            >
              {t(only ? 'gaps.show.forMe' : 'gaps.show.all')}
            </button>
          ))}
        </div>
      )}
      <Answer of={reply} empty={{ is: ({ tasks }) => tasks.length === 0, say: t('gaps.tasks.none') }}>
        {({ tasks, asOf }) => (
          <div class="room-card gaps-scroll">
            <table class="room-table">
              <thead>
                <tr>
                  <th>{t('gaps.col.what')}</th>
                  <th>{t('gaps.col.state')}</th>
                  <th>{t('gaps.col.owner')}</th>
                  <th>{t('gaps.col.by')}</th>
                  <th>{t('gaps.col.do')}</th>
                </tr>
              </thead>
              <tbody>
                {tasks.map((task) => (
                  <Row key={task.id} client={client} task={task} asOf={asOf} onChanged={reply.again} />
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Answer>
    </section>
  );
}

function Row({
  client,
  task: { id, kind, title, state, owner, createdBy, dueAt, overdue, articleId: closedBy, note, may },
  asOf,
  onChanged,
}: {
  client: Caller;
  task: GapTask;
  asOf: number;
  onChanged: () => void;
}) {
  const { t, error } = useTranslator();
  const act = useAct();
  const [step, setStep] = useState<TaskStep>();
  const [text, setText] = useState('');
  const move = (body: Parameters<typeof bodyOf>[0]) =>
    act.run(async () => {
      await client.call(moveGapTask, { params: { id }, body: bodyOf(body) });
      setStep(undefined);
      onChanged();
    });
  const ready = step === 'done' ? v.is(articleId, text.trim()) : Array.from(text.trim()).length >= 4;
  const due = state === 'open' || state === 'doing';
  return (
    <tr>
      <td>
        <span class="tw-tag neutral">{t(`gaps.kind.${kind}`)}</span> {title}
      </td>
      <td>
        {t(`gaps.state.${state}`)} {closedBy} {note}
        {due && <span class={overdue ? 'tw-tag room-late' : 'tw-muted'}> {shortInstant(dueAt, asOf)}</span>}
      </td>
      <td>{owner.name ?? t(`role.${owner.role}`)}</td>
      <td>{createdBy}</td>
      <td class="gaps-assign">
        {step === undefined ? (
          may.map((each) => (
            <button
              key={each}
              type="button"
              class="tw-btn small"
              disabled={act.busy}
              onClick={() => (each === 'doing' ? void move({ to: 'doing', text: '' }) : setStep(each))}
            >
              {t(`gaps.step.${each}`)}
            </button>
          ))
        ) : (
          <>
            <input
              class="tw-input"
              name="closing"
              value={text}
              maxLength={200}
              aria-label={t(step === 'done' ? 'gaps.article' : 'gaps.reason')}
              placeholder={t(step === 'done' ? 'gaps.article' : 'gaps.reason')}
              onInput={(event) => setText(event.currentTarget.value)}
            />
            <button
              type="button"
              class="tw-btn small"
              disabled={act.busy || !ready}
              onClick={() => void move({ to: step, text: text.trim() })}
            >
              {t('gaps.confirm')}
            </button>
          </>
        )}
        {act.code !== undefined && (
          <span class="room-problem" role="alert">
            {error(act.code)}
          </span>
        )}
      </td>
    </tr>
  );
}

function bodyOf({ to, text }: { to: TaskStep; text: string }) {
  if (to === 'done') return { to, articleId: text };
  return to === 'dropped' ? { to, note: text } : { to };
}
