import { useState } from 'preact/hooks';

import { levels } from '../../core/article/taxonomy.ts';
import { changeBankQuestions } from '../../core/contracts/question-bank.ts';
import type { QuestionChange } from '../../core/question-bank/question-change.ts';
import { difficulties } from '../../core/quiz/questions/question.ts';
import type { Caller } from '../api/client.ts';
import { useAct } from '../rooms/use-act.ts';
import { useTranslator } from '../theme/language.tsx';
import { Choose } from './choice.tsx';

const changes = ['addTag', 'removeTag', 'addCites', 'setLevel', 'setDifficulty'] as const;
type ChangeName = (typeof changes)[number];

function changeOf(name: ChangeName, value: string): QuestionChange | undefined {
  const words = value.split(/\s+/).filter(Boolean);
  if (name === 'setLevel') {
    const level = levels.find((each) => each === value);
    return level && { level };
  }
  if (name === 'setDifficulty') {
    const difficulty = difficulties.find((each) => each === value);
    return difficulty && { difficulty };
  }
  if (words.length === 0) return undefined;
  return { addTag: { addTags: words }, removeTag: { removeTags: words }, addCites: { addCites: words } }[
    name
  ];
}

/** What is done to the questions that are ticked: one change for all of them, or none where one of them is refused. */
export function SelectionBar({
  client,
  bank,
  chosen,
  isWithdrawn,
  go,
  onChange,
}: {
  client: Caller;
  bank: string;
  chosen: ReadonlyMap<string, number>;
  isWithdrawn: boolean;
  go: (place: string) => void;
  onChange: () => void;
}) {
  const { t, error } = useTranslator();
  const act = useAct();
  const [name, setName] = useState<ChangeName>('addTag');
  const [value, setValue] = useState('');
  const [done, setDone] = useState<number>();
  const change = changeOf(name, value);
  const apply = (given: QuestionChange): void =>
    void act.run(async () => {
      setDone(undefined);
      const questions = [...chosen].map(([id, version]) => ({ id, version }));
      const { changed } = await client.call(changeBankQuestions, {
        params: { id: bank },
        body: { questions, change: given },
      });
      setDone(changed);
      setValue('');
      onChange();
    });
  return (
    <div class="bank-selection">
      {chosen.size > 0 && (
        <form
          class="bank-inline"
          onSubmit={(event) => {
            event.preventDefault();
            if (change !== undefined) apply(change);
          }}
        >
          <strong>{t('bank.selected', { n: chosen.size })}</strong>
          <select
            class="tw-input"
            name="change"
            aria-label={t('bank.apply')}
            value={name}
            onChange={({ currentTarget }) => {
              setName(changes.find((each) => each === currentTarget.value) ?? 'addTag');
              setValue('');
            }}
          >
            {changes.map((each) => (
              <option key={each} value={each}>
                {t(`bank.${each}`)}
              </option>
            ))}
          </select>
          {name === 'setLevel' || name === 'setDifficulty' ? (
            <Choose
              label={t(`bank.${name}`)}
              name="value"
              value={value === '' ? undefined : value}
              of={name === 'setLevel' ? [...levels] : [...difficulties]}
              word={(each) =>
                name === 'setLevel'
                  ? t(`level.${levels.find((level) => level === each) ?? 'junior'}`)
                  : t(`bank.difficulty.${difficulties.find((one) => one === each) ?? 'easy'}`)
              }
              onChoose={(each) => setValue(each ?? '')}
            />
          ) : (
            <input
              class="tw-input"
              name="value"
              aria-label={t(`bank.${name}`)}
              placeholder={name === 'addCites' ? 'ART-08^limits' : ''}
              value={value}
              onInput={({ currentTarget }) => setValue(currentTarget.value)}
            />
          )}
          <button type="submit" class="tw-btn" disabled={act.busy || change === undefined}>
            {t('bank.apply')}
          </button>
          <button
            type="button"
            class="tw-btn"
            disabled={act.busy}
            onClick={() => apply({ state: isWithdrawn ? 'active' : 'withdrawn' })}
          >
            {t(isWithdrawn ? 'bank.restore' : 'bank.withdraw')}
          </button>
          <button
            type="button"
            class="tw-btn"
            onClick={() => go(`build/${[...chosen.keys()].map((id) => `${bank}:${id}`).join(',')}`)}
          >
            {t('bank.fix')}
          </button>
        </form>
      )}
      <p role="status" class="tw-muted">
        {done === undefined ? '' : t('bank.changed', { n: done })}
      </p>
      {act.code !== undefined && (
        <p class="room-problem" role="alert">
          {error(act.code)}
        </p>
      )}
    </div>
  );
}
