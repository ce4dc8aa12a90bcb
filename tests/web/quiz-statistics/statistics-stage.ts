import type { Answered } from '../../../core/contracts/endpoint.ts';
import type {
  ItemFigures,
  quizStatistics,
  ShownStatistics,
} from '../../../core/contracts/quiz-statistics.ts';

export type Statistics = Answered<typeof quizStatistics>;

const share = (value: number) => ({ share: value, low: value - 0.1, high: value + 0.05 });

/** A question with two wrong options beside the right one. */
export const item = (no: number, more: Partial<ItemFigures> = {}): ItemFigures => ({
  no,
  text: `第 ${no} 道题怎么问`,
  versions: [1, 2],
  answers: 42,
  figures: {
    facility: 0.41,
    right: share(0.41),
    discrimination: 0.33,
    upperLower: 0.4,
    empty: 2,
    seconds: { lower: 12, median: 20, upper: 31 },
  },
  key: {
    quizId: 'QZ-05',
    question: `n${no}`,
    cites: ['ART-08^limits'],
    options: [
      { id: 'a', text: '3 个', right: false, count: 17, meanPercent: 71.25 },
      { id: 'b', text: '7 个', right: true, count: 17, meanPercent: 88.5 },
      { id: 'c', text: '15 个', right: false, count: 3 },
    ],
  },
  ...more,
});

export const shown: ShownStatistics = {
  persons: 42,
  attempts: 45,
  mean: { mean: 79.62, low: 76.1, high: 83.2 },
  deviation: 9,
  pass: share(0.38),
  bins: [
    { from: 70, count: 7 },
    { from: 75, count: 0 },
    { from: 80, count: 11 },
    { from: 95, count: 2 },
  ],
  passPercent: 85,
  reliability: { known: true, alpha: 0.64, verdict: 'weak', standardError: 5.4 },
  items: [item(11, { trouble: 'negative' }), item(3), item(7, { answers: 4 })],
  articles: [
    {
      id: 'ART-08',
      title: '投诉处理时限与闭环',
      persons: 42,
      read: share(0.9),
      paragraphs: [
        { ref: 'ART-08^limits', text: '一般 7 个工作日', answers: 84, missed: share(0.55) },
        { ref: 'ART-08^example', text: '周六受理的', answers: 0 },
      ],
    },
  ],
};

export const statistics = (more: Partial<Statistics> = {}): Statistics => ({
  quizId: 'QZ-05',
  title: '投诉处理',
  smallestGroup: 5,
  leastAnswers: 30,
  versions: [1, 2],
  months: ['2026-11'],
  units: [
    { code: '3201', name: '城东支行', persons: 30, attempts: 32, mean: { mean: 81 }, pass: share(0.5) },
  ],
  withheldUnits: 2,
  shown,
  ...more,
});
