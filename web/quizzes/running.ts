import type { AttemptView, GivenAnswer } from '../../core/contracts/quizzes.ts';
import type { Caller } from '../api/client.ts';

/** Where an answer is: on its way, with the service, in this machine's outbox, waiting to be tried again, or refused. */
export type SavedAs = 'saving' | 'saved' | 'local' | 'unsent' | 'refused';

/** The newest answer to a question, and how it is kept. */
export interface Kept {
  readonly given: GivenAnswer;
  readonly as: SavedAs;
}
export type KeptAnswers = ReadonlyMap<string, Kept>;

interface Running {
  readonly view: AttemptView;
  readonly cameAt: number;
  readonly kept: KeptAnswers;
}

/**
 * Attempts that run, by the client of the document they are taken in: in memory alone. A panel draws its rooms anew when the
 * theme changes or a customer has been served, and without a line nothing else could bring the questions back.
 */
const running = new WeakMap<Caller, Map<string, Running>>();

export function remember(client: Caller, view: AttemptView, kept: KeptAnswers): void {
  const known = running.get(client) ?? new Map<string, Running>();
  running.set(client, known);
  const cameAt = known.get(view.id)?.view === view ? (known.get(view.id)?.cameAt ?? 0) : performance.now();
  known.set(view.id, { view, cameAt, kept });
}

export const forget = (client: Caller, id: string): void => void running.get(client)?.delete(id);

/** The attempt as it was last seen here, with so much less time left. */
export function runningView(client: Caller, id: string): AttemptView | undefined {
  const known = running.get(client)?.get(id);
  return known && { ...known.view, now: known.view.now + performance.now() - known.cameAt };
}

/** The answers of an attempt as the service has them, or as they were given here since. */
export function keptAnswers(client: Caller, { id, answers }: AttemptView): KeptAnswers {
  const kept = new Map<string, Kept>(
    answers.map(({ question, seq, answer }) => [
      question,
      { given: { question, seq, answer, submission: '' }, as: 'saved' },
    ]),
  );
  for (const [question, own] of running.get(client)?.get(id)?.kept ?? []) {
    if (own.given.seq <= (kept.get(question)?.given.seq ?? 0)) continue;
    // Nobody waits any more for what was on its way: it is sent again, under its own id.
    kept.set(question, own.as === 'saving' ? { ...own, as: 'unsent' } : own);
  }
  return kept;
}
