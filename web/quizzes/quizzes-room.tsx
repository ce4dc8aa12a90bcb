import { useCallback, useEffect, useState } from 'preact/hooks';

import './quizzes.css';
import { type AttemptView, myQuizzes, readAttempt } from '../../core/contracts/quizzes.ts';
import type { RoomProps } from '../rooms/registry.ts';
import { Answer } from '../rooms/state.tsx';
import { useAsked } from '../rooms/use-asked.ts';
import { useTranslator } from '../theme/language.tsx';
import { AttemptsTable } from './attempts-table.tsx';
import { QuizList } from './quiz-list.tsx';
import { runningView } from './running.ts';
import { ResultView } from './result.tsx';
import { LeechList } from '../shift/leech-list.tsx';
import { StandingDown } from './standing-down.tsx';
import { TakingView } from './taking.tsx';

/** 测验: what there is to take and my results at its door, else one attempt by its id (R192, R209). */
export default function QuizzesRoom({ deps, place, go }: RoomProps) {
  const list = (): void => go('quizzes/');
  if (place !== '') return <AttemptPage key={place} deps={deps} id={place} go={go} onBack={list} />;
  return <Door deps={deps} go={go} />;
}

function Door({ deps, go }: Pick<RoomProps, 'deps' | 'go'>) {
  const { t } = useTranslator();
  const reply = useAsked(deps.client, myQuizzes, {});
  const isTrainer = deps.person.roles.includes('trainer');
  return (
    <>
      <header class="room-head">
        <h1>{t('quizzes.title')}</h1>
      </header>
      <div class="room-body quizzes">
        <Answer of={reply}>
          {(mine) => (
            <>
              <QuizList client={deps.client} of={mine} go={go} />
              {deps.compact !== true && mine.seen.length > 0 && (
                <section aria-label={t('quizzes.trainer')}>
                  <h2>{t('quizzes.trainer')}</h2>
                  <AttemptsTable client={deps.client} quizzes={mine.seen} decides={isTrainer} />
                  {isTrainer && <StandingDown client={deps.client} go={go} />}
                  {isTrainer && <LeechList client={deps.client} go={go} />}
                </section>
              )}
            </>
          )}
        </Answer>
      </div>
    </>
  );
}

function AttemptPage({
  deps,
  id,
  go,
  onBack,
}: Pick<RoomProps, 'deps' | 'go'> & { id: string; onBack: () => void }) {
  const { t } = useTranslator();
  const reply = useAsked(deps.client, readAttempt, { params: { id } });
  const [ended, setEnded] = useState<AttemptView>();
  // What is asked again must not draw a running attempt anew under the hands of who takes it.
  const [begun, setBegun] = useState<AttemptView>();
  // Without a line an attempt that was taken here goes on from what this screen has.
  const here = reply.code === 'server.offline' ? runningView(deps.client, id) : undefined;
  useEffect(() => setBegun((before) => before ?? reply.value ?? here), [reply.value, reply.code]);
  const onEnd = useCallback((view: AttemptView) => setEnded(view), []);
  const shown = ended ?? begun ?? reply.value;
  return (
    <>
      <header class="room-head">
        <h1>{shown?.title ?? t('quizzes.title')}</h1>
        {shown?.mode === 'practice' && <span class="tw-muted">{t('quizzes.practice')}</span>}
        <span class="grow" />
        <button type="button" class="tw-link" onClick={onBack}>
          {t('quizzes.back')}
        </button>
      </header>
      <div class="room-body quizzes">
        {shown === undefined ? (
          <Answer of={reply}>{() => null}</Answer>
        ) : shown.closedAt === undefined ? (
          <TakingView deps={deps} attempt={shown} onEnd={onEnd} onBack={onBack} />
        ) : (
          <ResultView deps={deps} attempt={shown} go={go} />
        )}
      </div>
    </>
  );
}
