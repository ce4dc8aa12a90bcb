import type { AttemptEvent } from './attempt-events.ts';
import { attemptOf, markingOf } from './attempt.ts';
import type { QuestionOf } from './attempt-steps.ts';
import { nameOf } from './bank.ts';
import { letterAt, placeOf } from './questions/kind.ts';
import type { Answer } from './questions/registry.ts';
import type { Response } from './gathered.ts';

/** The options an answer chose, by the letters of the file; of a statement `true` or `false`. */
function choicesOf(answer: Answer | undefined): Pick<Response, 'choices' | 'isEmpty'> {
  if (answer === undefined) return { isEmpty: true };
  if (answer.kind === 'single') return { choices: [answer.option] };
  if (answer.kind === 'multiple') return { choices: answer.options };
  return answer.kind === 'trueFalse' ? { choices: [String(answer.value)] } : {};
}

/**
 * Seconds spent on each question of an attempt, by its id on the paper: from one save to the next by the service's clock,
 * summed over the saves of the question. A save that came at one instant with another (sent together after a time
 * offline) says nothing, and its question has no time.
 */
export function secondsOf(events: readonly AttemptEvent[]): ReadonlyMap<string, number> {
  const seconds = new Map<string, number>();
  const together = new Set<string>();
  let before: number | undefined;
  let last: string | undefined;
  for (const event of events) {
    if (event.type !== 'started' && event.type !== 'saved') continue;
    if (event.type === 'saved' && before !== undefined) {
      if (event.at === before) for (const id of [event.question, last ?? event.question]) together.add(id);
      seconds.set(event.question, (seconds.get(event.question) ?? 0) + (event.at - before) / 1_000);
      last = event.question;
    }
    before = event.at;
  }
  for (const id of together) seconds.delete(id);
  return seconds;
}

/**
 * A marked attempt as the statistics take it: one row for each question, for a case one for each part (without a time,
 * which is of the whole). A question left open is a wrong answer without a choice. None of an attempt not marked yet.
 * `attempt` is what the events make, where it is known already.
 */
export function responsesOf(
  events: readonly AttemptEvent[],
  questionOf: QuestionOf,
  attempt = attemptOf(events),
): Response[] {
  const marks = new Map((attempt && markingOf(attempt))?.marks.map(({ question, mark }) => [question, mark]));
  const seconds = secondsOf(events);
  return (attempt?.paper ?? []).flatMap((place): Response[] => {
    const mark = marks.get(place.id);
    const question = questionOf(place);
    if (attempt === undefined || mark === undefined || question === undefined) return [];
    const answer = attempt.saves.get(place.id)?.answer ?? undefined;
    if (question.kind === 'case') {
      return question.questions.map((part, at) => {
        const marked = mark.parts?.find(({ id }) => id === letterAt(at))?.marks;
        const given =
          answer?.kind === 'case' ? answer.parts.find((each) => placeOf(each.part) === at) : undefined;
        return {
          attempt: attempt.id,
          question: nameOf(place.quiz, question.id, part.id),
          earned: marked?.earned ?? 0,
          of: marked?.of ?? mark.of / question.questions.length,
          isRight: marked?.isRight ?? false,
          ...choicesOf(given?.answer),
        };
      });
    }
    const time = seconds.get(place.id);
    return [
      {
        attempt: attempt.id,
        question: nameOf(place.quiz, question.id),
        earned: mark.earned,
        of: mark.of,
        isRight: mark.isRight,
        ...choicesOf(answer),
        ...(time === undefined ? {} : { seconds: time }),
      },
    ];
  });
}
