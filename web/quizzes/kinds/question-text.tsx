import type { ShownQuestion } from '../../../core/quiz/questions/registry.ts';

/** The words of a question with its picture; a gap stands as its number, 【1】 and so on. */
export function QuestionText({
  of,
  mediaBase = '',
}: {
  of: Pick<ShownQuestion, 'text' | 'media'>;
  mediaBase?: string | undefined;
}) {
  let gap = 0;
  const text = of.text.replaceAll(/\{\{[a-z]\}\}/g, () => `【${(gap += 1)}】`);
  return (
    <>
      <p class="quiz-text">{text}</p>
      {of.media !== undefined && (
        <img class="quiz-picture" src={mediaBase + of.media.src} alt={of.media.alt} />
      )}
    </>
  );
}
