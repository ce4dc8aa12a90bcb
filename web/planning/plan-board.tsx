import { Plus } from 'lucide-preact';
import { useState } from 'preact/hooks';

import { beginPlan, type PlanBoard, planBoard } from '../../core/contracts/planning.ts';
import { listNeeds } from '../../core/contracts/planning-needs.ts';
import type { PlanSummary } from '../../core/contracts/planning-views.ts';
import { shortInstant } from '../../core/i18n/when.ts';
import { type PlanState, planStates } from '../../core/planning/plan.ts';
import type { Caller } from '../api/client.ts';
import { Answer } from '../rooms/state.tsx';
import { useAct } from '../rooms/use-act.ts';
import { useAsked } from '../rooms/use-asked.ts';
import { Icon } from '../theme/icon.tsx';
import { useTranslator } from '../theme/language.tsx';
import { Choice, Field, Problem, Ticks } from '../rooms/form.tsx';

/** The year's plans by state; ←→↑↓ go from card to card, Enter opens. */
export function PlanBoardPage({
  client,
  year,
  go,
  now,
}: {
  client: Caller;
  year: string;
  go: (place: string) => void;
  now: number;
}) {
  const { t } = useTranslator();
  const reply = useAsked(client, planBoard, { params: { year } });
  const [isNew, setNew] = useState(false);
  return (
    <Answer of={reply}>
      {(board) => (
        <>
          {board.mayBegin && (
            <p>
              <button type="button" class="tw-btn" aria-expanded={isNew} onClick={() => setNew(!isNew)}>
                <Icon of={Plus} />
                {t('planning.new')}
              </button>
            </p>
          )}
          {isNew && <NewPlan client={client} board={board} onBegun={(id) => go(`planning/${id}`)} />}
          {board.plans.length === 0 ? (
            <p class="room-state tw-muted">{t('planning.none')}</p>
          ) : (
            <Columns plans={board.plans} now={now} onOpen={(id) => go(`planning/${id}`)} />
          )}
        </>
      )}
    </Answer>
  );
}

function Columns({
  plans,
  now,
  onOpen,
}: {
  plans: readonly PlanSummary[];
  now: number;
  onOpen: (id: string) => void;
}) {
  const { t } = useTranslator();
  const of = (state: PlanState) => plans.filter((plan) => plan.state === state);
  return (
    // Keys only move between buttons, which are reached and pressed without them too.
    <div class="planning-board" role="presentation" onKeyDown={moveCard}>
      {planStates.map((state) => {
        const cards = of(state);
        return (
          <section
            key={state}
            class={cards.length === 0 ? 'planning-column empty' : 'planning-column'}
            aria-label={t(`planning.state.${state}`)}
          >
            <h2>
              {t(`planning.state.${state}`)} <span class="tw-muted">{cards.length}</span>
            </h2>
            {cards.map((plan) => (
              <button
                key={plan.id}
                type="button"
                class="planning-card room-card"
                data-card={state}
                onClick={() => onOpen(plan.id)}
              >
                <strong>{plan.topic}</strong>
                <span class="tw-muted">
                  {plan.unit.name} · {plan.no}
                </span>
                {plan.nextAt !== undefined && (
                  <span>{t('planning.card.next', { time: shortInstant(plan.nextAt, now) })}</span>
                )}
                {plan.sessions.held > 0 && <span>{t('planning.card.held', { n: plan.sessions.held })}</span>}
                {plan.returned && <span class="tw-tag warn">{t('planning.returned')}</span>}
              </button>
            ))}
          </section>
        );
      })}
    </div>
  );
}

const steps: Readonly<Record<string, { readonly column: number; readonly row: number }>> = {
  ArrowLeft: { column: -1, row: 0 },
  ArrowRight: { column: 1, row: 0 },
  ArrowUp: { column: 0, row: -1 },
  ArrowDown: { column: 0, row: 1 },
};
function moveCard(event: KeyboardEvent & { readonly currentTarget: HTMLElement }): void {
  const step = steps[event.key];
  if (step === undefined) return;
  const columns = [...event.currentTarget.querySelectorAll('section')]
    .map((section) => [...section.querySelectorAll<HTMLElement>('[data-card]')])
    .filter((cards) => cards.length > 0);
  const at = columns.findIndex((cards) => cards.some((card) => card === event.target));
  const row = columns[at]?.findIndex((card) => card === event.target) ?? -1;
  const column = columns[at + step.column];
  const next = column?.[step.row === 0 ? Math.min(row, column.length - 1) : row + step.row];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}

function NewPlan({
  client,
  board,
  onBegun,
}: {
  client: Caller;
  board: PlanBoard;
  onBegun: (id: string) => void;
}) {
  const { t, error } = useTranslator();
  const needs = useAsked(client, listNeeds, { params: { year: board.year } });
  const [topic, setTopic] = useState('');
  const [unit, setUnit] = useState(board.units[0]?.code ?? '');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const act = useAct();
  const begin = () =>
    act.run(async () => {
      const body = { year: board.year, orgUnitCode: unit, topic, needs: [...chosen] };
      onBegun((await client.call(beginPlan, { body })).id);
    });
  return (
    <form
      class="room-card planning-form"
      onSubmit={(event) => {
        event.preventDefault();
        void begin();
      }}
    >
      <Field name="topic" label={t('planning.field.topic')} value={topic} required onInput={setTopic} />
      <Choice
        name="unit"
        label={t('planning.field.unit')}
        value={unit}
        options={board.units.map(({ code, name }) => ({ value: code, word: name }))}
        onChange={setUnit}
      />
      {(needs.value?.needs.length ?? 0) > 0 && (
        <Ticks
          label={t('planning.field.needs')}
          options={(needs.value?.needs ?? []).map(({ id, topic: word }) => ({ value: id, word }))}
          chosen={chosen}
          onChange={setChosen}
        />
      )}
      <Problem text={act.code === undefined ? undefined : error(act.code)} />
      <p>
        <button type="submit" class="tw-btn primary" disabled={act.busy}>
          {t('planning.begin')}
        </button>
      </p>
    </form>
  );
}
