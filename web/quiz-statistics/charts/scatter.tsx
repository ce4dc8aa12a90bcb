import type { ItemFigures } from '../../../core/contracts/quiz-statistics.ts';
import { LEAST_DISCRIMINATION } from '../../../core/quiz/item-trouble.ts';
import { useTranslator } from '../../theme/language.tsx';
import { hundredth, percent } from '../numbers.ts';
import { ChartCard } from './chart-card.tsx';

const [WIDTH, HEIGHT, LEFT, FOOT, TOP] = [380, 168, 34, 30, 10] as const;

/** 难度与区分度: a point a question; what wants a look is a square with its number beside it. */
export function Scatter({ items }: { items: readonly ItemFigures[] }) {
  const { t } = useTranslator();
  const points = items.flatMap(({ no, trouble, figures }) =>
    figures?.discrimination === undefined
      ? []
      : [{ no, trouble, x: figures.facility, y: figures.discrimination }],
  );
  const low = Math.min(-0.1, ...points.map(({ y }) => Math.floor(y * 10) / 10));
  const high = Math.max(0.5, ...points.map(({ y }) => Math.ceil(y * 10) / 10));
  const acrossOf = (x: number): number => LEFT + x * (WIDTH - LEFT - 20);
  const downOf = (y: number): number => TOP + ((high - y) / (high - low)) * (HEIGHT - TOP - FOOT);
  const troubled = items.filter(({ trouble }) => trouble !== undefined);
  const list = troubled.map(({ no }) => t('stats.no', { n: no })).join('、');
  return (
    <ChartCard
      title={t('stats.scatter')}
      note={
        troubled.length === 0 ? undefined : (
          <strong class="stats-review">■ {t('stats.scatter.review', { n: troubled.length })}</strong>
        )
      }
      table={
        <table class="room-table">
          <thead>
            <tr>
              <th scope="col">{t('stats.column.no')}</th>
              <th scope="col" class="number">
                {t('stats.column.facility')}
              </th>
              <th scope="col" class="number">
                {t('stats.column.discrimination')}
              </th>
            </tr>
          </thead>
          <tbody>
            {points.map(({ no, x, y }) => (
              <tr key={no}>
                <td>{t('stats.no', { n: no })}</td>
                <td class="number">{percent(x)}</td>
                <td class="number">{hundredth(y)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      }
    >
      {points.length === 0 ? (
        <p class="tw-muted">{t('stats.scatter.nothing')}</p>
      ) : (
        <svg
          class="stats-chart"
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          role="img"
          aria-label={t('stats.scatter.alt', { n: points.length, list: list === '' ? '–' : list })}
        >
          <rect
            class="stats-zone"
            x={LEFT}
            y={downOf(LEAST_DISCRIMINATION)}
            width={WIDTH - LEFT}
            height={downOf(low) - downOf(LEAST_DISCRIMINATION)}
          />
          <text class="stats-tick start" x={LEFT + 4} y={downOf(low) - 4}>
            {t('stats.scatter.below', { n: LEAST_DISCRIMINATION })}
          </text>
          {[0, 0.2, 0.4, 0.6, 0.8, 1]
            .filter((y) => y <= high)
            .map((y) => (
              <g key={y}>
                <line class="stats-grid-line" x1={LEFT} x2={WIDTH} y1={downOf(y)} y2={downOf(y)} />
                <text class="stats-tick end" x={LEFT - 6} y={downOf(y) + 4}>
                  {y}
                </text>
              </g>
            ))}
          {[0, 0.25, 0.5, 0.75, 1].map((x) => (
            <text key={x} class="stats-tick" x={acrossOf(x)} y={HEIGHT - 16}>
              {percent(x)}
            </text>
          ))}
          <text class="stats-tick end" x={WIDTH} y={HEIGHT - 3}>
            {t('stats.scatter.x')}
          </text>
          {points.map(({ no, trouble, x, y }) => {
            const [across, down] = [acrossOf(x), downOf(y)];
            if (trouble === undefined)
              return <circle key={no} class="stats-point" cx={across} cy={down} r={4.5} />;
            // Words above the point stand clear of points beside it; at an edge they lean inwards.
            const anchor = across > WIDTH - 60 ? 'end' : across < LEFT + 30 ? 'start' : 'middle';
            return (
              <g key={no}>
                <rect class="stats-point trouble" x={across - 4.5} y={down - 4.5} width={9} height={9} />
                <text class="stats-label danger" x={across} y={down - 8} text-anchor={anchor}>
                  {t('stats.no', { n: no })}
                </text>
              </g>
            );
          })}
        </svg>
      )}
    </ChartCard>
  );
}
