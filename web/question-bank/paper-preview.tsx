import { useState } from 'preact/hooks';

import type { Answered } from '../../core/contracts/endpoint.ts';
import { previewPaper } from '../../core/contracts/question-bank.ts';
import type { QuizForm } from '../../core/question-bank/quiz-text.ts';
import type { Caller } from '../api/client.ts';
import { viewOf } from '../quizzes/kinds/registry.ts';
import { QuestionText } from '../quizzes/kinds/question-text.tsx';
import '../quizzes/quizzes.css';
import { useAct } from '../rooms/use-act.ts';
import { useTranslator } from '../theme/language.tsx';

/** A paper drawn by the rules as they are now, as a teller would get it; the key only when it is asked for. */
export function PaperPreview({
  client,
  paper,
  mediaBase,
  isReady,
}: {
  client: Caller;
  paper: QuizForm['paper'];
  mediaBase: string | undefined;
  isReady: boolean;
}) {
  const { t, error } = useTranslator();
  const act = useAct();
  const [drawn, setDrawn] = useState<{
    readonly seed: number;
    readonly paper: QuizForm['paper'];
    readonly shown: Answered<typeof previewPaper>;
  }>();
  const draw = (seed: number, rule: QuizForm['paper'], withKey: boolean): void =>
    void act.run(async () => {
      const shown = await client.call(previewPaper, { body: { paper: rule, seed, withKey } });
      setDrawn({ seed, paper: rule, shown });
    });
  const another = (): void => draw(crypto.getRandomValues(new Uint32Array(1))[0] ?? 0, paper, false);
  const key = drawn?.shown.key;
  return (
    <section aria-label={t('bank.preview')} class="bank-preview quizzes">
      <p class="bank-inline">
        <button type="button" class="tw-btn" disabled={!isReady || act.busy} onClick={another}>
          {t(drawn === undefined ? 'bank.preview' : 'bank.again')}
        </button>
        {drawn !== undefined && (
          <button
            type="button"
            class="tw-btn"
            aria-pressed={key !== undefined}
            disabled={act.busy}
            onClick={() => draw(drawn.seed, drawn.paper, key === undefined)}
          >
            {t(key === undefined ? 'bank.showKey' : 'bank.hideKey')}
          </button>
        )}
        {drawn !== undefined && <span class="tw-muted">{t('bank.asTeller')}</span>}
      </p>
      {act.code !== undefined && (
        <p class="room-problem" role="alert">
          {error(act.code)}
        </p>
      )}
      {drawn !== undefined && (
        <ol class="bank-paper">
          {drawn.shown.questions.map((question) => {
            const { View, words } = partsOf(question);
            const told = key?.find(({ id }) => id === question.id);
            return (
              <li key={question.id} class="room-card">
                <QuestionText of={question} mediaBase={mediaBase} />
                <fieldset disabled>
                  <View question={question} answer={undefined} onAnswer={() => undefined} />
                </fieldset>
                {told !== undefined && (
                  <p class="bank-key">
                    <strong>{t('quizzes.right')}</strong> {words(question, told.right, t)}
                    {told.why !== '' && <span> · {told.why}</span>}
                    {told.cites.length > 0 && <span class="tw-muted"> · {told.cites.join(' ')}</span>}
                  </p>
                )}
              </li>
            );
          })}
        </ol>
      )}
    </section>
  );
}

type Shown = Answered<typeof previewPaper>['questions'][number];

function partsOf(question: Shown) {
  const kind = viewOf(question);
  return { View: kind.View, words: (...given: Parameters<typeof kind.words>) => kind.words(...given) };
}
