import { splitRef } from '../../core/article/paragraphs.ts';
import type { AttemptView } from '../../core/contracts/quizzes.ts';
import { useTranslator } from '../theme/language.tsx';

type Key = NonNullable<AttemptView['key']>[number];

/** What a question is about: its tags, else the articles it stands on. */
const topicsOf = ({ tags = [], cites }: Key): readonly string[] =>
  tags.length > 0 ? tags : [...new Set(cites.map((ref) => splitRef(ref).article))];

/** 按知识点: how many questions about each were right. */
export function Topics({
  titles,
  questions,
  marks,
}: {
  /** By article; one without a title stands by its number. */
  titles: ReadonlyMap<string, string>;
  questions: readonly Key[];
  marks: NonNullable<AttemptView['marks']>;
}) {
  const { t } = useTranslator();
  const counts = new Map<string, { right: number; of: number }>();
  for (const question of questions) {
    const isRight = marks.some(({ id, isRight: is }) => id === question.id && is);
    for (const topic of topicsOf(question)) {
      const { right, of } = counts.get(topic) ?? { right: 0, of: 0 };
      counts.set(topic, { right: right + (isRight ? 1 : 0), of: of + 1 });
    }
  }
  const rows = [...counts].sort(([, a], [, b]) => a.right / a.of - b.right / b.of || b.of - a.of);
  return (
    <section class="room-card quiz-topics" aria-label={t('quizzes.byTopic')}>
      <h2>{t('quizzes.byTopic')}</h2>
      <ul>
        {rows.map(([topic, { right, of }]) => (
          <li key={topic}>
            <span class="quiz-topic">{titles.get(topic) ?? topic}</span>
            <span class="quiz-meter" aria-hidden="true">
              <span style={{ width: `${(right / of) * 100}%` }} />
            </span>
            <span class="quiz-of">{t('quizzes.topicOf', { n: right, of })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
