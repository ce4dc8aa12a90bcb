import { useState } from 'preact/hooks';

import { changedIds } from '../../core/article/diff.ts';
import { splitFile } from '../../core/article/write.ts';
import type { DraftDetail } from '../../core/contracts/drafts.ts';
import type { Importance } from '../../core/contracts/readings.ts';
import { Asking } from '../rooms/asking.tsx';
import { useTranslator } from '../theme/language.tsx';

/** Publishing names its day, and may make the change a must-read with one question on it. */
export function PublishDialog({
  draft,
  problem,
  onCancel,
  onSure,
}: {
  draft: DraftDetail;
  problem: string | undefined;
  onCancel: () => void;
  onSure: (mustRead: Importance | undefined) => void;
}) {
  const { t } = useTranslator();
  const [must, setMust] = useState(false);
  const [question, setQuestion] = useState('');
  const [options, setOptions] = useState<readonly string[]>(['', '', '']);
  const [answer, setAnswer] = useState(0);
  const given = options.filter((option) => option.trim() !== '');
  const isAsked = question.trim().length >= 4 && given.length >= 2 && (options[answer] ?? '').trim() !== '';
  const paragraphs = changedIds(splitFile(draft.base?.text ?? '').body, splitFile(draft.text).body);
  const publish = (): void =>
    onSure(
      must
        ? {
            question: question.trim(),
            options: given,
            answer: given.indexOf(options[answer] ?? ''),
            paragraphs,
          }
        : undefined,
    );
  return (
    <Asking
      title={t('drafts.publish')}
      text={
        draft.action === 'retire'
          ? t('drafts.publishNow')
          : t('drafts.publishWhen', { date: draft.effectiveFrom ?? '–' })
      }
      problem={problem}
      isReady={!must || isAsked}
      onCancel={onCancel}
      onSure={publish}
    >
      {draft.kind === 'articles' && draft.action === 'publish' && (
        <label class="draft-check">
          <input
            type="checkbox"
            checked={must}
            onChange={({ currentTarget }) => setMust(currentTarget.checked)}
          />
          {t('drafts.must')}
        </label>
      )}
      {must && (
        <>
          <label>
            {t('drafts.must.question')}
            <input
              class="tw-input"
              value={question}
              onInput={({ currentTarget }) => setQuestion(currentTarget.value)}
            />
          </label>
          {options.map((option, at) => (
            <div key={at} class="draft-option">
              <input
                type="radio"
                name="answer"
                aria-label={`${t('drafts.must.right')} ${at + 1}`}
                checked={answer === at}
                onChange={() => setAnswer(at)}
              />
              <input
                class="tw-input"
                aria-label={t('drafts.must.option', { n: at + 1 })}
                placeholder={t('drafts.must.option', { n: at + 1 })}
                value={option}
                onInput={({ currentTarget }) =>
                  setOptions(options.map((other, place) => (place === at ? currentTarget.value : other)))
                }
              />
            </div>
          ))}
          <p class="tw-muted">● {t('drafts.must.right')}</p>
        </>
      )}
    </Asking>
  );
}
