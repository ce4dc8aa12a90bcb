import { useState } from 'preact/hooks';

import {
  type AssignmentView,
  listAssignments,
  withdrawAssignment,
} from '../../core/contracts/assignments.ts';
import type { Answered } from '../../core/contracts/endpoint.ts';
import { shortDate } from '../../core/i18n/when.ts';
import { Asking } from '../rooms/asking.tsx';
import type { RoomProps } from '../rooms/registry.ts';
import { Answer } from '../rooms/state.tsx';
import { useAct } from '../rooms/use-act.ts';
import { useAsked } from '../rooms/use-asked.ts';
import { useTranslator } from '../theme/language.tsx';
import { AssignForm } from './assign-form.tsx';

/** What was assigned and how far it has come; who may assigns here and takes back. */
export function Assignments({ deps }: Pick<RoomProps, 'deps'>) {
  const { t, error } = useTranslator();
  const reply = useAsked(deps.client, listAssignments, {});
  const [writing, setWriting] = useState(false);
  const [people, setPeople] = useState<number>();
  const [back, setBack] = useState<AssignmentView>();
  const act = useAct();
  const now = deps.clock?.() ?? Date.now();
  return (
    <>
      {people !== undefined && (
        <p class="tw-muted" role="status">
          {t('courses.assign.done', { n: people })}
        </p>
      )}
      {reply.value?.mayAssign === true &&
        (writing ? (
          <AssignForm
            client={deps.client}
            now={now}
            of={reply.value}
            onCancel={() => setWriting(false)}
            onDone={(count) => {
              setPeople(count);
              setWriting(false);
              reply.again();
            }}
          />
        ) : (
          <p>
            <button
              type="button"
              class="tw-btn primary"
              onClick={() => {
                setWriting(true);
                setPeople(undefined);
              }}
            >
              {t('courses.assign')}
            </button>
          </p>
        ))}
      <Answer
        of={reply}
        empty={{ is: ({ assignments }) => assignments.length === 0, say: <p>{t('courses.assign.none')}</p> }}
      >
        {(list) => <List of={list} now={now} onBack={setBack} />}
      </Answer>
      {back !== undefined && (
        <Asking
          title={t('courses.withdraw.title')}
          text={back.title}
          label={t('courses.withdraw.reason')}
          problem={act.code === undefined ? undefined : error(act.code)}
          onCancel={() => setBack(undefined)}
          onSure={(reason) =>
            void act
              .run(async () => {
                await deps.client.call(withdrawAssignment, { params: { id: back.id }, body: { reason } });
              })
              .then((went) => {
                if (!went) return;
                setBack(undefined);
                reply.again();
              })
          }
        />
      )}
    </>
  );
}

function List({
  of: { assignments, units },
  now,
  onBack,
}: {
  of: Answered<typeof listAssignments>;
  now: number;
  onBack: (one: AssignmentView) => void;
}) {
  const { t } = useTranslator();
  const nameOf = (code: string): string => units.find((unit) => unit.code === code)?.name ?? code;
  const wordsOf = ({ roles, units: codes, people }: AssignmentView['to']): string => {
    const parts = [
      (codes ?? []).map(nameOf),
      (roles ?? []).map((role) => t(`role.${role}`)),
      people ?? [],
    ].flatMap((words) => (words.length === 0 ? [] : [words.join(' ')]));
    return parts.length === 0 ? t('courses.assign.everybody') : parts.join(' · ');
  };
  return (
    <table class="room-table">
      <thead>
        <tr>
          <th scope="col">{t('courses.column.what')}</th>
          <th scope="col">{t('courses.column.to')}</th>
          <th scope="col">{t('courses.column.due')}</th>
          <th scope="col" class="number">
            {t('courses.column.finished')}
          </th>
          <th scope="col">{t('courses.column.by')}</th>
          <th scope="col">{t('courses.column.state')}</th>
        </tr>
      </thead>
      <tbody>
        {assignments.map((one) => (
          <tr key={one.id}>
            <td>
              {one.title}
              {one.note !== undefined && <span class="tw-muted course-note">{one.note}</span>}
            </td>
            <td>{wordsOf(one.to)}</td>
            <td>{shortDate(one.dueOn, now)}</td>
            <td class="number">{t('courses.steps', { done: one.done, of: one.of })}</td>
            <td>{one.assignedBy}</td>
            <td>
              {one.withdrawn !== undefined && (
                <span class="tw-muted">{t('courses.withdrawn', { reason: one.withdrawn })}</span>
              )}
              {one.mayWithdraw && (
                <button type="button" class="tw-link" onClick={() => onBack(one)}>
                  {t('courses.withdraw')}
                </button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
