import { AlarmClock } from 'lucide-preact';
import { useEffect, useState } from 'preact/hooks';
import { v7 as uuid } from 'uuid';

import { myShift, type ShiftQuestion, skipShift } from '../../core/contracts/shift.ts';
import type { Person } from '../../core/organisation/person.ts';
import type { Caller } from '../api/client.ts';
import { useAct } from '../rooms/use-act.ts';
import { Icon } from '../theme/icon.tsx';
import { useTranslator } from '../theme/language.tsx';
import { ShiftQuestionView } from './shift-question.tsx';
import '../quizzes/quizzes.css';
import './shift.css';

interface Props {
  readonly client: Caller;
  readonly person: Person | undefined;
  readonly mediaBase: string | undefined;
  readonly onArticle: (id: string) => void;
}

/** 班前两题: what the person is about to forget, in under a minute, and only while nobody is at the counter. */
export function ShiftCard({ client, person, mediaBase, onArticle }: Props) {
  const { t } = useTranslator();
  const [questions, setQuestions] = useState<readonly ShiftQuestion[]>([]);
  const [month, setMonth] = useState({ asked: 0, known: 0, skipped: 0 });
  const [at, setAt] = useState<number>();
  const { run, busy } = useAct();
  const staffNo = person?.staffNo ?? '';
  const ask = (): void => {
    client.call(myShift, {}).then(
      (mine) => {
        setQuestions(mine.questions);
        setMonth(mine.month);
      },
      () => setQuestions([]),
    );
  };
  useEffect(() => {
    if (staffNo === '') return setQuestions([]);
    ask();
    return undefined;
  }, [client, staffNo]);
  const question = at === undefined ? undefined : questions[at];
  if (questions.length === 0) return null;
  const skip = (): Promise<boolean> =>
    run(async () => {
      await client.call(skipShift, { body: { submission: uuid() } });
      setQuestions([]);
    });
  return (
    <section class="shift-card" aria-label={t('shift.title')}>
      <p class="shift-head">
        <Icon of={AlarmClock} size={14} />
        <strong>{t('shift.title')}</strong>
        <span class="tw-muted">
          {at === undefined ? t('shift.entry', { n: questions.length }) : t('shift.month', month)}
        </span>
      </p>
      {at === undefined ? (
        <p class="shift-acts">
          <button type="button" class="tw-btn small primary" onClick={() => setAt(0)}>
            {t('shift.start')}
          </button>
          <button type="button" class="tw-link" disabled={busy} onClick={() => void skip()}>
            {t('shift.skip')}
          </button>
        </p>
      ) : question === undefined ? (
        <p class="shift-acts" role="status">
          {t('shift.done')}
          <button
            type="button"
            class="tw-link"
            onClick={() => {
              setAt(undefined);
              setQuestions([]);
            }}
          >
            {t('shift.close')}
          </button>
        </p>
      ) : (
        <ShiftQuestionView
          key={question.id}
          of={question}
          client={client}
          mediaBase={mediaBase}
          onArticle={onArticle}
          onAnswered={(isRight) =>
            setMonth(({ asked, known, skipped }) => ({
              asked: asked + 1,
              known: known + (isRight ? 1 : 0),
              skipped,
            }))
          }
          onNext={() => setAt(at + 1)}
        />
      )}
    </section>
  );
}
