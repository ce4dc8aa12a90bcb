import { planBoard, readPlan, stepPlan } from '../../core/contracts/planning.ts';
import { shortInstant } from '../../core/i18n/when.ts';
import type { RoomProps } from '../rooms/registry.ts';
import { Answer } from '../rooms/state.tsx';
import { useAct } from '../rooms/use-act.ts';
import { useAsked } from '../rooms/use-asked.ts';
import { useTranslator } from '../theme/language.tsx';
import { AttendanceSheet } from './attendance-sheet.tsx';
import { Problem } from '../rooms/form.tsx';
import type { PlanPart } from './plan-part.ts';
import { PlanEvaluation } from './plan-evaluation.tsx';
import { PlanSessions } from './plan-sessions.tsx';
import { PlanShowcase } from './plan-showcase.tsx';
import { PlanSuggestions } from './plan-suggestions.tsx';
import { PlanTextCard } from './plan-text.tsx';

/** One plan with all that came of it, or with `ID/SESSION` the sheet of one session. */
export function PlanPage({
  deps,
  place,
  year,
  go,
  now,
}: Pick<RoomProps, 'deps' | 'place' | 'go'> & { year: string; now: number }) {
  const { t, error } = useTranslator();
  const { client } = deps;
  const [id = '', sessionId] = place.split('/');
  const reply = useAsked(client, readPlan, { params: { id } });
  const board = useAsked(client, planBoard, { params: { year } });
  const act = useAct();
  const run = (work: () => Promise<unknown>): Promise<boolean> =>
    act.run(async () => {
      await work();
      reply.again();
    });
  const problem = <Problem text={act.code === undefined ? undefined : error(act.code)} />;
  return (
    <>
      <header class={sessionId === undefined ? 'room-head' : 'room-head planning-screen'}>
        <h1>{reply.value?.topic ?? t('planning.title')}</h1>
        {reply.value !== undefined && (
          <>
            <span class="tw-tag accent">{t(`planning.state.${reply.value.state}`)}</span>
            <span class="tw-muted">
              {reply.value.no} · {reply.value.unit.name}
            </span>
          </>
        )}
        <span class="grow" />
        <button
          type="button"
          class="tw-link"
          onClick={() => go(sessionId === undefined ? 'planning/board' : `planning/${id}`)}
        >
          {t('planning.back')}
        </button>
      </header>
      <div class="room-body planning">
        <Answer of={reply}>
          {(plan) => {
            const session = plan.list.find((one) => one.id === sessionId);
            if (session !== undefined) {
              return (
                <>
                  {problem}
                  <AttendanceSheet
                    key={session.id}
                    client={client}
                    plan={plan}
                    session={session}
                    run={run}
                    busy={act.busy}
                    person={deps.person}
                  />
                </>
              );
            }
            const parts = { client, plan, run, busy: act.busy };
            return (
              <>
                {plan.approved !== undefined && (
                  <p class="tw-muted">
                    {t('planning.approvedBy', {
                      name: plan.approved.by,
                      time: shortInstant(plan.approved.at, now),
                    })}
                  </p>
                )}
                {problem}
                <div class="planning-columns">
                  <div class="planning-stack">
                    <PlanTextCard {...parts} key={`text-${plan.n}`} />
                    <PlanSessions
                      {...parts}
                      board={board.value}
                      now={now}
                      onSheet={(one) => go(`planning/${id}/${one}`)}
                    />
                    <Steps {...parts} />
                  </div>
                  <div class="planning-stack">
                    <PlanEvaluation {...parts} />
                    <PlanShowcase {...parts} onDraft={() => go('drafts/')} />
                    <PlanSuggestions {...parts} now={now} />
                  </div>
                </div>
              </>
            );
          }}
        </Answer>
      </div>
    </>
  );
}

function Steps({ client, plan, run, busy }: PlanPart) {
  const { t } = useTranslator();
  const step = (['deliver', 'close'] as const).find((one) => plan.may.includes(one));
  if (step === undefined) return null;
  const take = () => run(() => client.call(stepPlan, { params: { id: plan.id }, body: { step } }));
  return (
    <p>
      <button type="button" class="tw-btn primary" disabled={busy} onClick={() => void take()}>
        {t(`planning.${step}`)}
      </button>
    </p>
  );
}
