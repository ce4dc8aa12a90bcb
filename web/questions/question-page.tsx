import { ArrowLeft } from 'lucide-preact';
import { useState } from 'preact/hooks';

import {
  acceptAnswer,
  oneQuestion,
  promoteQuestion,
  type QuestionView,
} from '../../core/contracts/questions.ts';
import { shortInstant } from '../../core/i18n/when.ts';
import type { Caller } from '../api/client.ts';
import { Answer } from '../rooms/state.tsx';
import { useAct } from '../rooms/use-act.ts';
import { useAsked } from '../rooms/use-asked.ts';
import { Icon } from '../theme/icon.tsx';
import { useTranslator } from '../theme/language.tsx';
import { AnswerBox, MergeBox, SuggestedText } from './question-acts.tsx';
import { Due } from './question-row.tsx';

/** One question: accepted answer first, then the others; what the service lets this person do with it (R193). */
export function QuestionPage({
  client,
  id,
  compact,
  onBack,
  go,
}: {
  client: Caller;
  id: string;
  /** At the counter one asks and answers; whoever keeps the questions in order does it in the page. */
  compact: boolean;
  onBack: () => void;
  go: (place: string) => void;
}) {
  const { t } = useTranslator();
  const reply = useAsked(client, oneQuestion, { params: { id } });
  return (
    <div onKeyDown={(event) => event.key === 'Escape' && onBack()}>
      <header class="room-head">
        <button type="button" class="tw-btn small" onClick={onBack}>
          <Icon of={ArrowLeft} size={14} />
          {t('questions.back')}
        </button>
      </header>
      <div class="room-body">
        <Answer of={reply}>
          {(asked) => {
            const may = asked.may.filter((step) => !compact || step === 'answer' || step === 'accept');
            const question = { ...asked, may };
            return (
              <article class="room-card questions-page">
                <Asked question={question} go={go} />
                <Answers client={client} question={question} onChanged={reply.again} go={go} />
                {may.includes('answer') && <AnswerBox client={client} id={id} onSent={reply.again} />}
                {may.includes('merge') && <MergeBox client={client} id={id} onMerged={go} />}
              </article>
            );
          }}
        </Answer>
      </div>
    </div>
  );
}

function Asked({ question, go }: { question: QuestionView; go: (place: string) => void }) {
  const { t } = useTranslator();
  const { no, title, body, state, tags, cites, askedBy, askedAt, mergedInto, asOf } = question;
  const when = shortInstant(askedAt, asOf);
  return (
    <>
      <p class="questions-line">
        <span class={state === 'accepted' ? 'tw-tag ok' : 'tw-tag neutral'}>
          {t(`questions.state.${state}`)}
        </span>
        <span class="tw-muted">{no}</span>
        <span class="grow" />
        <Due question={question} asOf={asOf} />
      </p>
      <h1>{title}</h1>
      {body !== '' && <p class="questions-text">{body}</p>}
      <p class="questions-line tw-muted">
        {t('questions.askedBy', { name: askedBy.name, unit: askedBy.orgUnitName, when })}
        <span>{tags.join(' · ')}</span>
        {cites !== undefined && (
          <button type="button" class="tw-link" onClick={() => go(`knowledge/${cites}`)}>
            {t('questions.cites', { ref: cites })}
          </button>
        )}
      </p>
      {mergedInto !== undefined && (
        <p class="room-note warn">
          <button type="button" class="tw-link" onClick={() => go(mergedInto.id)}>
            {t('questions.merged', { no: mergedInto.no })}
          </button>
        </p>
      )}
    </>
  );
}

function Answers({
  client,
  question: { id, answers, may, mergedInto, asOf },
  onChanged,
  go,
}: {
  client: Caller;
  question: QuestionView;
  onChanged: () => void;
  go: (place: string) => void;
}) {
  const { t, error } = useTranslator();
  const act = useAct();
  const [suggested, setSuggested] = useState<string>();
  const accept = (answerId: string) =>
    act.run(async () => {
      await client.call(acceptAnswer, { params: { id }, body: { answerId } });
      onChanged();
    });
  const promote = () =>
    act.run(async () => {
      setSuggested((await client.call(promoteQuestion, { params: { id }, body: {} })).suggestedText);
    });
  return (
    <>
      <ol class="questions-answers" aria-label={t('questions.answers', { n: answers.length })}>
        {answers.map(({ id: answerId, text, by, at, accepted, from }) => (
          <li key={answerId} class={accepted ? 'questions-answer accepted' : 'questions-answer'}>
            <p class="questions-line tw-muted">
              {accepted && <span class="tw-tag ok">{t('questions.accepted')}</span>}
              {t('questions.askedBy', { name: by.name, unit: by.orgUnitName, when: shortInstant(at, asOf) })}
              {from !== undefined && <span>{t('questions.answer.origin', { no: from })}</span>}
              <span class="grow" />
              {may.includes('accept') && !accepted && (
                <button
                  type="button"
                  class="tw-btn small"
                  disabled={act.busy}
                  onClick={() => void accept(answerId)}
                >
                  {t('questions.accept')}
                </button>
              )}
            </p>
            <p class="questions-text">{text}</p>
          </li>
        ))}
      </ol>
      {answers.length === 0 && mergedInto === undefined && <p class="tw-muted">{t('questions.noAnswer')}</p>}
      {act.code !== undefined && (
        <p class="room-problem" role="alert">
          {error(act.code)}
        </p>
      )}
      {may.includes('promote') && suggested === undefined && (
        <button type="button" class="tw-btn" disabled={act.busy} onClick={() => void promote()}>
          {t('questions.promote')}
        </button>
      )}
      {suggested !== undefined && <SuggestedText text={suggested} client={client} go={go} />}
    </>
  );
}
