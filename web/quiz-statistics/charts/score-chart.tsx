import type { ShownStatistics } from '../../../core/contracts/quiz-statistics.ts';
import { BIN_PERCENT } from '../../../core/quiz/paper-statistics.ts';
import { useTranslator } from '../../theme/language.tsx';
import { percent, tenth } from '../numbers.ts';
import { ChartCard } from './chart-card.tsx';

const [WIDTH, HEIGHT, FOOT, HEAD] = [380, 168, 20, 34] as const;

/** 得分分布: how many came to how much, with the pass mark; the numbers stand above the bars. */
export function ScoreChart({
  of: { bins, passPercent, persons, attempts, mean, pass },
}: {
  of: ShownStatistics;
}) {
  const { t } = useTranslator();
  const endOf = (from: number): number => (from + BIN_PERCENT === 100 ? 100 : from + BIN_PERCENT - 1);
  const range = (from: number): string => t('stats.scores.range', { from, to: endOf(from) });
  // The pass mark is drawn also where nobody came to it.
  const first = Math.min(bins[0]?.from ?? 0, Math.floor((passPercent - 1) / BIN_PERCENT) * BIN_PERCENT);
  const last = Math.max(
    bins.at(-1)?.from ?? 0,
    Math.min(95, Math.floor(passPercent / BIN_PERCENT) * BIN_PERCENT),
  );
  const places = Array.from({ length: (last - first) / BIN_PERCENT + 1 }, (_, at) => {
    const from = first + at * BIN_PERCENT;
    return { from, count: bins.find((bin) => bin.from === from)?.count ?? 0 };
  });
  const most = Math.max(1, ...places.map(({ count }) => count));
  const step = WIDTH / places.length;
  const tall = HEIGHT - FOOT - HEAD;
  const passAt = ((passPercent - first) / BIN_PERCENT) * step;
  const every = Math.ceil(places.length / 12);
  return (
    <ChartCard
      title={t('stats.scores')}
      note={t('stats.scores.sum', { persons, attempts, mean: tenth(mean.mean), pass: percent(pass.share) })}
      table={
        <table class="room-table">
          <thead>
            <tr>
              <th scope="col">{t('stats.column.range')}</th>
              <th scope="col" class="number">
                {t('stats.column.count')}
              </th>
            </tr>
          </thead>
          <tbody>
            {places.map(({ from, count }) => (
              <tr key={from}>
                <td>{range(from)}</td>
                <td class="number">{count}</td>
              </tr>
            ))}
          </tbody>
        </table>
      }
    >
      <svg
        class="stats-chart"
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={t('stats.scores.alt', {
          list: places.map(({ from, count }) => `${range(from)} ${count}`).join('，'),
        })}
      >
        <line class="stats-axis" x1={0} x2={WIDTH} y1={HEIGHT - FOOT} y2={HEIGHT - FOOT} />
        {places.map(({ from, count }, at) => {
          const height = (count / most) * tall;
          const top = HEIGHT - FOOT - height;
          const middle = (at + 0.5) * step;
          return (
            <g key={from}>
              <rect
                class={from >= passPercent ? 'stats-bar' : 'stats-bar below'}
                x={at * step + 2}
                y={top}
                width={step - 4}
                height={height}
                rx={2}
              />
              {count > 0 && (
                <text class="stats-number" x={middle} y={top - 4}>
                  {count}
                </text>
              )}
              {at % every === 0 && (
                <text class="stats-tick" x={middle} y={HEIGHT - 5}>
                  {from}
                </text>
              )}
            </g>
          );
        })}
        <line class="stats-pass" x1={passAt} x2={passAt} y1={16} y2={HEIGHT - FOOT} />
        <text
          class="stats-label"
          x={passAt + (passAt > WIDTH * 0.7 ? -4 : 4)}
          y={12}
          text-anchor={passAt > WIDTH * 0.7 ? 'end' : 'start'}
        >
          {t('stats.scores.pass', { n: passPercent })}
        </text>
      </svg>
    </ChartCard>
  );
}
