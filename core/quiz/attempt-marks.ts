import { markingOf, type Attempt } from './attempt.ts';
import { add, refuse, type QuestionOf, type Step } from './attempt-steps.ts';
import { markAnswer, type QuestionMark } from './mark.ts';

function marksOf(attempt: Attempt, questionOf: QuestionOf): readonly QuestionMark[] | undefined {
  const marks = attempt.paper.flatMap((place): QuestionMark[] => {
    const question = questionOf(place);
    const answer = attempt.saves.get(place.id)?.answer ?? undefined;
    const result = question && markAnswer(question, answer, attempt.rule.partial);
    return result?.ok ? [{ question: place.id, mark: result.mark }] : [];
  });
  return marks.length === attempt.paper.length ? marks : undefined;
}

/**
 * Marks an attempt that has ended; a second marking adds nothing. `attempt.open` while it runs, `attempt.undecided`
 * while a late hand-in that was not swept waits for the trainer, `answer.invalid` when a question is not to be had.
 */
export function markAttempt(attempt: Attempt, id: string, now: number, questionOf: QuestionOf): Step {
  if (attempt.closed === undefined) return refuse('attempt.open');
  if (markingOf(attempt)) return add();
  if (attempt.late?.decision === 'open') return refuse('attempt.undecided');
  const marks = marksOf(attempt, questionOf);
  return marks ? add({ type: 'marked', at: now, id, marks: [...marks] }) : refuse('answer.invalid');
}

/**
 * Marks again what has been marked, from the same answers: by a corrected key (`questionOf`), or after a late hand-in was
 * accepted. The former marking is voided and stays visible; answers are never touched. `attempt.open` before a marking.
 */
export function regradeAttempt(
  attempt: Attempt,
  { id, why, by }: { readonly id: string; readonly why: string; readonly by: string },
  now: number,
  questionOf: QuestionOf,
): Step {
  const former = markingOf(attempt);
  if (former === undefined) return refuse('attempt.open');
  const marks = marksOf(attempt, questionOf);
  if (marks === undefined) return refuse('answer.invalid');
  return add({ type: 'regraded', at: now, id, voids: former.id, marks: [...marks], why, by });
}
