import type { UnitFigures } from '../../core/contracts/quiz-statistics.ts';
import { useTranslator } from '../theme/language.tsx';
import { percent, tenth } from './numbers.ts';

/** 按机构: units of enough people, each with its mean and its interval. */
export function UnitTable({ units, withheld }: { units: readonly UnitFigures[]; withheld: number }) {
  const { t } = useTranslator();
  return (
    <section class="room-card stats-card" aria-label={t('stats.units')}>
      <header class="stats-head">
        <h2>{t('stats.units')}</h2>
      </header>
      {units.length === 0 ? (
        <p class="tw-muted">{t('stats.units.none')}</p>
      ) : (
        <div class="stats-scroll">
          <table class="room-table">
            <thead>
              <tr>
                <th scope="col">{t('stats.column.unit')}</th>
                <th scope="col" class="number">
                  {t('stats.column.persons')}
                </th>
                <th scope="col" class="number">
                  {t('stats.column.average')}
                </th>
                <th scope="col" class="number">
                  {t('stats.column.pass')}
                </th>
              </tr>
            </thead>
            <tbody>
              {units.map(({ code, name, persons, mean, pass }) => (
                <tr key={code}>
                  <th scope="row">{name}</th>
                  <td class="number">{persons}</td>
                  <td class="number">
                    {tenth(mean.mean)}
                    {mean.low !== undefined && mean.high !== undefined && (
                      <span class="tw-muted">
                        {' '}
                        {t('stats.interval', {
                          low: tenth(Math.max(0, mean.low)),
                          high: tenth(Math.min(100, mean.high)),
                        })}
                      </span>
                    )}
                  </td>
                  <td class="number">{percent(pass.share)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {withheld > 0 && <p class="tw-muted">{t('stats.units.withheld', { n: withheld })}</p>}
    </section>
  );
}
