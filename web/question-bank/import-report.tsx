import type { Answered } from '../../core/contracts/endpoint.ts';
import type { importQuestions } from '../../core/contracts/question-bank.ts';
import { useTranslator } from '../theme/language.tsx';

type Report = Answered<typeof importQuestions>;
/** Rows shown of each list. */
const SHOWN = 200;

/** What a file gave, row by row: what can be taken, what not and why. */
export function ImportReport({ of }: { of: Report }) {
  const { t } = useTranslator();
  const refused = of.refused.map(({ row, field = '', code, what }) => [
    row,
    field,
    t(`exchange.refused.${code}`, { what }),
    what,
  ]);
  const notes = of.notes.map(({ row, field = '', code, what }) => [
    row,
    field,
    t(`exchange.note.${code}`, { what }),
    what,
  ]);
  const same = of.duplicates.map(({ row, same: id }) => [row, '', t('bank.same', { id }), '']);
  return (
    <section aria-label={t('bank.report')}>
      <h2>{t('bank.report')}</h2>
      <ul class="bank-tally">
        <li class="tw-tag ok">{t('bank.fresh', { n: of.fresh })}</li>
        <li class="tw-tag neutral">{t('bank.duplicates', { n: of.duplicates.length })}</li>
        <li class={of.refused.length === 0 ? 'tw-tag' : 'tw-tag warn'}>
          {t('bank.refused', { n: of.refused.length })}
        </li>
        <li class="tw-tag">{t('bank.notes', { n: of.notes.length })}</li>
      </ul>
      {of.sample.length > 0 && (
        <details>
          <summary>{t('bank.sample', { n: of.sample.length })}</summary>
          <ol class="bank-sample">
            {of.sample.map((question) => (
              <li key={question.id}>
                <span class="tw-tag">{t(`bank.kind.${question.kind}`)}</span> {question.text}
              </li>
            ))}
          </ol>
        </details>
      )}
      <Rows title={t('bank.refused', { n: of.refused.length })} rows={refused} isOpen />
      <Rows title={t('bank.duplicates', { n: of.duplicates.length })} rows={same} />
      <Rows title={t('bank.notes', { n: of.notes.length })} rows={notes} />
    </section>
  );
}

function Rows({
  title,
  rows,
  isOpen = false,
}: {
  title: string;
  rows: readonly (readonly (string | number)[])[];
  isOpen?: boolean;
}) {
  const { t } = useTranslator();
  if (rows.length === 0) return null;
  return (
    <details open={isOpen}>
      <summary>{title}</summary>
      <table class="room-table">
        <thead>
          <tr>
            <th scope="col" class="number">
              {t('bank.row')}
            </th>
            <th scope="col">{t('bank.field')}</th>
            <th scope="col">{t('bank.reason')}</th>
            <th scope="col">{t('bank.what')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, SHOWN).map((cells, at) => (
            <tr key={at}>
              {cells.map((cell, column) => (
                <td key={column} class={column === 0 ? 'number' : ''}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > SHOWN && <p class="tw-muted">{t('bank.more', { n: rows.length - SHOWN })}</p>}
    </details>
  );
}
