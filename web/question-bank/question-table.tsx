import type { BankQuestionView } from '../../core/contracts/question-bank.ts';
import { useTranslator } from '../theme/language.tsx';

/** One page of questions, each with what keeps it from new papers. */
export function QuestionTable({
  questions,
  chosen,
  onChoose,
  onOpen,
}: {
  questions: readonly BankQuestionView[];
  chosen: ReadonlyMap<string, number>;
  onChoose: ((questions: readonly BankQuestionView[], isChosen: boolean) => void) | undefined;
  onOpen: (id: string) => void;
}) {
  const { t } = useTranslator();
  return (
    <table class="room-table bank-table">
      <thead>
        <tr>
          {onChoose !== undefined && (
            <th scope="col" class="bank-tick">
              <input
                type="checkbox"
                aria-label={t('bank.selectAll')}
                checked={questions.length > 0 && questions.every(({ question }) => chosen.has(question.id))}
                onChange={({ currentTarget }) => onChoose(questions, currentTarget.checked)}
              />
            </th>
          )}
          <th scope="col">{t('bank.column.question')}</th>
          <th scope="col">{t('bank.kind')}</th>
          <th scope="col">{t('bank.tag')}</th>
          <th scope="col">{t('bank.level')}</th>
          <th scope="col">{t('bank.difficulty')}</th>
          <th scope="col">{t('bank.column.cites')}</th>
          <th scope="col">{t('bank.column.state')}</th>
        </tr>
      </thead>
      <tbody>
        {questions.map((row) => {
          const { question } = row;
          return (
            <tr key={question.id}>
              {onChoose !== undefined && (
                <td class="bank-tick">
                  <input
                    type="checkbox"
                    aria-label={t('bank.select', { id: question.id })}
                    checked={chosen.has(question.id)}
                    onChange={({ currentTarget }) => onChoose([row], currentTarget.checked)}
                  />
                </td>
              )}
              <td>
                <button type="button" class="tw-link bank-open" onClick={() => onOpen(question.id)}>
                  {question.text}
                </button>
              </td>
              <td>{t(`bank.kind.${question.kind}`)}</td>
              <td>{question.tags.join(' ')}</td>
              <td>{question.level === undefined ? '' : t(`level.${question.level}`)}</td>
              <td>{t(`bank.difficulty.${question.difficulty}`)}</td>
              <td>{question.cites.join(' ')}</td>
              <td>
                <State of={row} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** What keeps a question from new papers, or what it lacks; nothing where all is well. */
export function State({ of: { state, causes, question } }: { of: BankQuestionView }) {
  const { t } = useTranslator();
  if (state === 'withdrawn') return <span class="tw-tag neutral">{t('bank.state.withdrawn')}</span>;
  const [cause] = causes;
  if (cause !== undefined) return <span class="tw-tag warn">{t(`bank.state.${cause.what}`)}</span>;
  if (question.cites.length === 0) return <span class="tw-tag">{t('bank.state.noCites')}</span>;
  return <span class="tw-muted">{t('bank.state.active')}</span>;
}
