import { useEffect, useState } from 'preact/hooks';

import { splitRef } from '../../core/article/paragraphs.ts';
import { type AttemptView, myQuizzes, startAttempt } from '../../core/contracts/quizzes.ts';
import { shortInstant } from '../../core/i18n/when.ts';
import type { RoomProps } from '../rooms/registry.ts';
import { RoomTabs } from '../rooms/room-tabs.tsx';
import { useAct } from '../rooms/use-act.ts';
import { useAsked } from '../rooms/use-asked.ts';
import { useTranslator } from '../theme/language.tsx';
import { percentOf, Score } from './score.tsx';
import { ToldQuestion } from './told-question.tsx';
import { Topics } from './topics.tsx';
import { forgetMarks } from './use-marks.ts';
import { useTitles } from './use-titles.ts';

const views = ['review', 'reviewAll'] as const;

/** The result of an attempt, question by question once the quiz's policy lets it be seen (R209, R-QZ1). */
export function ResultView({ deps, attempt, go }: Pick<RoomProps, 'deps' | 'go'> & { attempt: AttemptView }) {
  const { t } = useTranslator();
  const { key, keyFrom, now, marks = [] } = attempt;
  useEffect(() => forgetMarks(deps.client, attempt.id), [attempt.id]);
  return (
    <section class="quiz-result" aria-label={t('quizzes.result')}>
      <div class="room-card quiz-total" role="status">
        <p>
          <Score of={attempt} />
          {key !== undefined && (
            <span class="tw-muted">
              {' '}
              {t('quizzes.tally', {
                right: marks.filter(({ isRight }) => isRight).length,
                wrong: marks.filter(({ isRight }) => !isRight).length,
              })}
            </span>
          )}
        </p>
        {attempt.isPass !== undefined && (
          <span class="quiz-meter pass-line" aria-hidden="true">
            <span class={attempt.isPass ? 'pass' : 'fail'} style={{ width: `${percentOf(attempt)}%` }} />
            <i style={{ left: `${attempt.passPercent}%` }} />
          </span>
        )}
        <span class="tw-muted">{t('quizzes.passLine', { n: attempt.passPercent })}</span>
        {key !== undefined && <Practise deps={deps} quiz={attempt.quizId} go={go} />}
      </div>
      {key === undefined ? (
        <p class="tw-muted">
          {keyFrom === undefined
            ? t('quizzes.noKey')
            : t('quizzes.keyLater', { time: shortInstant(keyFrom, now) })}
        </p>
      ) : (
        <Told deps={deps} attempt={attempt} keys={key} go={go} />
      )}
    </section>
  );
}

/** Practises again, where that may be: its questions may be asked for marks no more. */
function Practise({ deps, quiz, go }: Pick<RoomProps, 'deps' | 'go'> & { quiz: string }) {
  const { t, error } = useTranslator();
  const mine = useAsked(deps.client, myQuizzes, {});
  const act = useAct();
  const offer = mine.value?.quizzes.find(({ id }) => id === quiz);
  if (offer?.mayPractise !== true || offer.running !== undefined) return null;
  return (
    <>
      {act.code !== undefined && (
        <span class="room-problem" role="alert">
          {error(act.code)}
        </span>
      )}
      <button
        type="button"
        class="tw-btn"
        disabled={act.busy}
        onClick={() =>
          void act.run(async () => {
            const begun = await deps.client.call(startAttempt, {
              params: { id: quiz },
              body: { mode: 'practice' },
            });
            go(begun.id);
          })
        }
      >
        {t('quizzes.again')}
      </button>
    </>
  );
}

/** The questions with their key: those that were missed first, with the paragraphs to read again. */
function Told({
  deps,
  attempt,
  keys,
  go,
}: Pick<RoomProps, 'deps' | 'go'> & { attempt: AttemptView; keys: NonNullable<AttemptView['key']> }) {
  const { t } = useTranslator();
  const { marks = [], questions } = attempt;
  const isMissed = (id: string): boolean => marks.some((mark) => mark.id === id && !mark.isRight);
  const missed = questions.filter(({ id }) => isMissed(id));
  const [view, setView] = useState<(typeof views)[number]>(missed.length > 0 ? 'review' : 'reviewAll');
  const cites = [
    ...new Set(
      keys
        .filter(({ id }) => isMissed(id))
        .flatMap((one) => [...one.cites, ...(one.parts ?? []).flatMap((part) => part.cites)]),
    ),
  ];
  const cited = keys.flatMap((one) => [...one.cites, ...(one.parts ?? []).flatMap((part) => part.cites)]);
  const titles = useTitles(
    deps.api,
    cited.map((ref) => splitRef(ref).article),
  );
  const toArticle = (ref: string): void => go(`knowledge/${ref}`);
  const shown = view === 'review' ? missed : questions;
  return (
    <div class="quiz-told-grid">
      <div class="quiz-told-main">
        <RoomTabs
          label={t('quizzes.shown')}
          tabs={views}
          shown={view}
          word={(name) => t(`quizzes.${name}`, { n: name === 'review' ? missed.length : questions.length })}
          onShow={setView}
        />
        {shown.length === 0 && <p class="tw-muted">{t('quizzes.noMissed')}</p>}
        <ol class="quiz-questions">
          {shown.map((question) => (
            <ToldQuestion
              key={question.id}
              number={questions.indexOf(question) + 1}
              question={question}
              attempt={attempt}
              told={keys.find(({ id }) => id === question.id)}
              mediaBase={deps.api.mediaBase}
              onArticle={toArticle}
            />
          ))}
        </ol>
      </div>
      <div class="quiz-told-side">
        <Topics titles={titles} questions={keys} marks={marks} />
        {cites.length > 0 && (
          <section class="room-card quiz-topics" aria-label={t('quizzes.toRead')}>
            <h2>{t('quizzes.toRead')}</h2>
            <p class="quiz-acts">
              {cites.map((ref) => (
                <button key={ref} type="button" class="tw-link" onClick={() => toArticle(ref)}>
                  {titles.get(splitRef(ref).article) ?? splitRef(ref).article} ^{splitRef(ref).block}
                </button>
              ))}
            </p>
          </section>
        )}
      </div>
    </div>
  );
}
