import type { Answered } from '../../core/contracts/endpoint.ts';
import type { readBankQuestion } from '../../core/contracts/question-bank.ts';
import { shortInstant } from '../../core/i18n/when.ts';
import { useTranslator } from '../theme/language.tsx';

/** Every version a question had: whose, when, out of which file. */
export function QuestionHistory({ of: { versions, newest } }: { of: Answered<typeof readBankQuestion> }) {
  const { t } = useTranslator();
  return (
    <section aria-label={t('bank.history')}>
      <h3>{t('bank.history')}</h3>
      <ul class="bank-history">
        {versions.map(({ version, state, by, at, source, question }) => (
          <li key={version}>
            <strong>{t('bank.version', { n: version })}</strong>
            <span>{shortInstant(at, newest.at)}</span>
            <span>{by}</span>
            {state === 'withdrawn' && <span class="tw-tag neutral">{t('bank.state.withdrawn')}</span>}
            {source !== undefined && <span class="tw-muted">{t('bank.source', { file: source })}</span>}
            <span class="tw-ellipsis grow">{question.text}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
