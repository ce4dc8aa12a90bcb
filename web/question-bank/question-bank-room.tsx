import { Plus } from 'lucide-preact';
import { useState } from 'preact/hooks';

import './question-bank.css';
import { type BankSummary, createBank, listBanks } from '../../core/contracts/question-bank.ts';
import type { Caller } from '../api/client.ts';
import type { RoomProps } from '../rooms/registry.ts';
import { RoomTabs } from '../rooms/room-tabs.tsx';
import { Answer } from '../rooms/state.tsx';
import { useAct } from '../rooms/use-act.ts';
import { useAsked } from '../rooms/use-asked.ts';
import { Icon } from '../theme/icon.tsx';
import { useTranslator } from '../theme/language.tsx';
import { ImportFile } from './import-file.tsx';
import { QuestionList } from './question-list.tsx';
import { QuestionPage } from './question-page.tsx';
import { QuizBuilder } from './quiz-builder.tsx';

const tabs = ['items', 'files', 'build'] as const;

/** 题库: what is in a bank, files that come into it, and quizzes built of it. Places: `items/QB-01/limits`. */
export default function QuestionBankRoom({ deps, place, go }: RoomProps) {
  const { t } = useTranslator();
  const reply = useAsked(deps.client, listBanks, {});
  const [named, bank = '', question] = place.split('/');
  const isTrainer = deps.person.roles.includes('trainer');
  const mine = isTrainer ? tabs : (['items', 'build'] as const);
  const shown = mine.find((name) => name === named) ?? 'items';
  return (
    <>
      <header class="room-head">
        <h1>{t('bank.title')}</h1>
        <RoomTabs
          label={t('bank.tab')}
          tabs={mine}
          shown={shown}
          word={(name) => t(`bank.tab.${name}`)}
          onShow={(name) => go(`${name}/${bank}`)}
        />
      </header>
      <div class="room-body bank">
        {!isTrainer && <p class="tw-muted">{t('bank.readOnly')}</p>}
        <Answer of={reply}>
          {({ banks }) => {
            if (shown === 'build') {
              const chosen = place.slice('build/'.length);
              return <QuizBuilder deps={deps} banks={banks} chosen={chosen} go={go} writes={isTrainer} />;
            }
            const current = banks.find(({ id }) => id === bank) ?? banks[0];
            return (
              <>
                <Banks
                  client={deps.client}
                  banks={banks}
                  current={current}
                  writes={isTrainer}
                  onGo={(id) => go(`${shown}/${id}`)}
                  onNew={reply.again}
                />
                {current === undefined && <p class="room-state tw-muted">{t('bank.none')}</p>}
                {current !== undefined && shown === 'files' && (
                  <ImportFile key={current.id} client={deps.client} bank={current.id} onTaken={reply.again} />
                )}
                {current !== undefined && shown === 'items' && question === undefined && (
                  <QuestionList
                    key={current.id}
                    client={deps.client}
                    bank={current}
                    go={go}
                    writes={isTrainer}
                    onChange={reply.again}
                  />
                )}
                {current !== undefined && shown === 'items' && question !== undefined && (
                  <QuestionPage
                    key={question}
                    client={deps.client}
                    bank={current.id}
                    id={question}
                    go={go}
                    writes={isTrainer}
                    onChange={reply.again}
                  />
                )}
              </>
            );
          }}
        </Answer>
      </div>
    </>
  );
}

/** Which bank is looked at, what is in it, and a new one. */
function Banks({
  client,
  banks,
  current,
  writes,
  onGo,
  onNew,
}: {
  client: Caller;
  banks: readonly BankSummary[];
  current: BankSummary | undefined;
  writes: boolean;
  onGo: (id: string) => void;
  onNew: () => void;
}) {
  const { t, error } = useTranslator();
  const act = useAct();
  const [title, setTitle] = useState<string>();
  const begin = (): void =>
    void act.run(async () => {
      const { id } = await client.call(createBank, { body: { title: title ?? '' } });
      setTitle(undefined);
      onNew();
      onGo(id);
    });
  return (
    <div class="bank-bar">
      {current !== undefined && (
        <label class="bank-inline">
          {t('bank.which')}
          <select
            class="tw-input"
            name="bank"
            value={current.id}
            onChange={({ currentTarget }) => onGo(currentTarget.value)}
          >
            {banks.map(({ id, title: name }) => (
              <option key={id} value={id}>
                {id} {name}
              </option>
            ))}
          </select>
        </label>
      )}
      {current !== undefined && (
        <span class="tw-muted grow">
          {t('bank.counts', { active: current.active, withdrawn: current.withdrawn })}
          {' · '}
          {t('bank.lacks', { down: current.down, noCites: current.noCites, noWhy: current.noWhy })}
        </span>
      )}
      {writes && title === undefined && (
        <button type="button" class="tw-btn" onClick={() => setTitle('')}>
          <Icon of={Plus} />
          {t('bank.new')}
        </button>
      )}
      {title !== undefined && (
        <form
          class="bank-inline"
          onSubmit={(event) => {
            event.preventDefault();
            begin();
          }}
        >
          <input
            class="tw-input"
            name="title"
            aria-label={t('bank.newTitle')}
            placeholder={t('bank.newTitle')}
            minLength={2}
            maxLength={60}
            required
            value={title}
            onInput={({ currentTarget }) => setTitle(currentTarget.value)}
          />
          <button type="submit" class="tw-btn primary" disabled={act.busy || title.trim().length < 2}>
            {t('bank.new')}
          </button>
          <button type="button" class="tw-btn" onClick={() => setTitle(undefined)}>
            {t('action.cancel')}
          </button>
        </form>
      )}
      {act.code !== undefined && (
        <p class="room-problem" role="alert">
          {error(act.code)}
        </p>
      )}
    </div>
  );
}
