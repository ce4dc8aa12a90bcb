import type { ItemFigures } from '../../core/contracts/quiz-statistics.ts';
import { useTranslator } from '../theme/language.tsx';
import { percent, tenth } from './numbers.ts';

/** One question in full: its words, options with who chose them, and the paragraphs it cites. */
export function ItemDetails({
  of: { no, text, versions, answers, figures, key },
  go,
}: {
  of: ItemFigures;
  go: (place: string) => void;
}) {
  const { t } = useTranslator();
  return (
    <div class="stats-details" role="group" aria-label={t('stats.details.of', { n: no })}>
      <p class="stats-words">{text}</p>
      <p class="tw-muted">
        {[
          t('stats.asked', { list: versions.join('、'), n: answers }),
          ...(figures === undefined
            ? []
            : [
                t('stats.interval', { low: percent(figures.right.low), high: percent(figures.right.high) }),
                t('stats.upperLower', { n: percent(figures.upperLower) }),
              ]),
          ...(figures?.seconds === undefined
            ? []
            : [
                t('stats.quartiles', {
                  lower: Math.round(figures.seconds.lower),
                  upper: Math.round(figures.seconds.upper),
                }),
              ]),
        ].join(' · ')}
      </p>
      {key !== undefined && key.options.length > 0 && (
        <table class="room-table">
          <thead>
            <tr>
              <th scope="col">{t('stats.column.option')}</th>
              <th scope="col" class="number">
                {t('stats.column.chosen')}
              </th>
              <th scope="col" class="number">
                {t('stats.column.mean')}
              </th>
            </tr>
          </thead>
          <tbody>
            {key.options.map(({ id, text: words, right, count, meanPercent }) => (
              <tr key={id}>
                <td>
                  {words ?? t(id === 'true' ? 'stats.true' : 'stats.false')}
                  {right && <span class="stats-fine"> ✓ {t('stats.right')}</span>}
                </td>
                <td class="number">
                  {t('stats.chosen', { n: count, share: percent(answers === 0 ? 0 : count / answers) })}
                </td>
                <td class="number">{meanPercent === undefined ? '–' : tenth(meanPercent)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {key !== undefined && (
        <p class="stats-cites">
          {key.cites.map((ref) => (
            <button key={ref} type="button" class="tw-link" onClick={() => go(`knowledge/${ref}`)}>
              {ref.replace('^', ' ^')}
            </button>
          ))}
        </p>
      )}
    </div>
  );
}
