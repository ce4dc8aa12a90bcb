import { useState } from 'preact/hooks';

import type { ArticleHeat } from '../../core/contracts/quiz-statistics.ts';
import { useTranslator } from '../theme/language.tsx';
import { ChartCard } from './charts/chart-card.tsx';
import { percent } from './numbers.ts';

const shades = ['h0', 'h1', 'h2', 'h3', 'h4'] as const;
/** Shade of a share of wrong answers: steps of fifteen percent. */
const shadeOf = (share: number): string => shades[Math.min(4, Math.floor(share / 0.15))] ?? 'h0';

type Paragraph = ArticleHeat['paragraphs'][number];

/** 段落热度: an article as it reads, each paragraph with how often its questions were missed; it opens in the reader. */
export function HeatMap({ articles, go }: { articles: readonly ArticleHeat[]; go: (place: string) => void }) {
  const { t } = useTranslator();
  const [id, setId] = useState(articles[0]?.id);
  const article = articles.find((each) => each.id === id) ?? articles[0];
  const word = ({ answers, missed }: Paragraph): string =>
    missed !== undefined
      ? percent(missed.share)
      : t(answers === 0 ? 'stats.heat.notAsked' : 'stats.heat.few');
  if (article === undefined)
    return (
      <section class="room-card stats-card" aria-label={t('stats.heat')}>
        <h2>{t('stats.heat')}</h2>
        <p class="tw-muted">{t('stats.heat.none')}</p>
      </section>
    );
  const { persons, read, paragraphs } = article;
  const reading =
    persons === 0
      ? t('stats.heat.unread')
      : read === undefined
        ? t('stats.heat.fewReaders')
        : t('stats.heat.read', { n: percent(read.share), of: persons });
  return (
    <ChartCard
      title={t('stats.heat')}
      table={
        <table class="room-table">
          <thead>
            <tr>
              <th scope="col">{t('stats.column.paragraph')}</th>
              <th scope="col" class="number">
                {t('stats.column.missed')}
              </th>
              <th scope="col" class="number">
                {t('stats.column.answers')}
              </th>
            </tr>
          </thead>
          <tbody>
            {paragraphs.map((one, at) => (
              <tr key={one.ref}>
                <td>{t('stats.heat.place', { n: at + 1 })}</td>
                <td class="number">{word(one)}</td>
                <td class="number">{one.answers}</td>
              </tr>
            ))}
          </tbody>
        </table>
      }
    >
      <label class="room-field">
        <span class="tw-visually-hidden">{t('stats.heat.article')}</span>
        <select
          class="tw-input"
          value={article.id}
          onChange={({ currentTarget }) => setId(currentTarget.value)}
        >
          {articles.map((each) => (
            <option key={each.id} value={each.id}>
              {each.id} {each.title ?? ''}
            </option>
          ))}
        </select>
      </label>
      <p class="stats-reading">{reading}</p>
      <p class="tw-muted">{t('stats.heat.hint')}</p>
      <p class="stats-legend" aria-hidden="true">
        {t('stats.heat.low')}
        {shades.map((shade) => (
          <span key={shade} class={`stats-shade ${shade}`} />
        ))}
        {t('stats.heat.high')}
      </p>
      <ul class="stats-heat">
        {paragraphs.map((one, at) => (
          <li key={one.ref}>
            <button type="button" class="stats-paragraph" onClick={() => go(`knowledge/${one.ref}`)}>
              <span
                class={
                  one.missed === undefined ? 'stats-cell none' : `stats-cell ${shadeOf(one.missed.share)}`
                }
              >
                <strong>{word(one)}</strong>
                <span>{t('stats.heat.place', { n: at + 1 })}</span>
              </span>
              <span class="stats-text">{one.text ?? t('stats.heat.hidden')}</span>
            </button>
          </li>
        ))}
      </ul>
    </ChartCard>
  );
}
