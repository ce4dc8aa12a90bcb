import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { v7 as uuid } from 'uuid';

import {
  type AttemptView,
  finishQuizAttempt,
  type GivenAnswer,
  saveAttemptAnswer,
} from '../../core/contracts/quizzes.ts';
import type { Answer } from '../../core/quiz/questions/registry.ts';
import type { RoomProps } from '../rooms/registry.ts';
import { codeOf } from '../rooms/use-asked.ts';
import { forget, keptAnswers, type KeptAnswers, remember, type SavedAs } from './running.ts';

export interface Taking {
  readonly answerOf: (question: string) => Answer | undefined;
  readonly savedAs: (question: string) => SavedAs | undefined;
  /** How the answers are kept as a whole: the least safe of them. */
  readonly all: SavedAs | undefined;
  readonly give: (question: string, answer: Answer | null) => void;
  readonly finish: () => Promise<void>;
  readonly isFinishing: boolean;
  /** Handed in into the outbox; the service marks it once it has it. */
  readonly isPending: boolean;
  /** Code of the last refusal. */
  readonly code?: string;
}

const RETRY_MS = 5_000;
const worst: readonly SavedAs[] = ['refused', 'unsent', 'saving', 'local', 'saved'];

/**
 * The answers of a running attempt: each is handed over at once, under an id of its own; without a line it goes to the
 * outbox where there is one, and is tried again where there is none. The hand-in brings all that was not acknowledged.
 */
export function useAttempt(
  { client, record }: Pick<RoomProps['deps'], 'client' | 'record'>,
  attempt: AttemptView,
  onEnd: (view: AttemptView) => void,
): Taking {
  const [kept, setKept] = useState<KeptAnswers>(() => keptAnswers(client, attempt));
  const [end, setEnd] = useState<{ finishing: boolean; pending: boolean; code?: string }>({
    finishing: false,
    pending: false,
  });
  const now = useRef(kept);
  const handIn = useRef<string | undefined>(undefined);
  now.current = kept;

  const note = useCallback((given: GivenAnswer, as: SavedAs): void => {
    const before = now.current.get(given.question);
    // What came of an older answer says nothing of a newer one.
    if (before !== undefined && before.given.seq > given.seq) return;
    now.current = new Map(now.current).set(given.question, { given, as });
    setKept(now.current);
    remember(client, attempt, now.current);
  }, []);

  const send = useCallback(
    async (given: GivenAnswer): Promise<void> => {
      note(given, 'saving');
      try {
        await client.call(saveAttemptAnswer, { params: { id: attempt.id }, body: given });
        note(given, 'saved');
      } catch (failure) {
        const code = codeOf(failure);
        if (code !== 'server.offline') {
          // Nothing is wrong with an answer that came while the session was locked; it is tried again.
          note(given, /^(?:session|server)\./.test(code) ? 'unsent' : 'refused');
          setEnd((before) => ({ ...before, code }));
          return;
        }
        try {
          if (record === undefined) return note(given, 'unsent');
          await record({ kind: 'quizAnswer', attempt: attempt.id, given: { ...given } });
          note(given, 'local');
        } catch {
          note(given, 'unsent');
        }
      }
    },
    [client, record, attempt.id, note],
  );

  useEffect(() => remember(client, attempt, now.current), [client, attempt]);

  useEffect(() => {
    const timer = setInterval(() => {
      for (const { given, as } of now.current.values()) if (as === 'unsent') void send(given);
    }, RETRY_MS);
    return () => clearInterval(timer);
  }, [send]);

  const finish = useCallback(async (): Promise<void> => {
    setEnd({ finishing: true, pending: false });
    const unsent = [...now.current.values()]
      .filter(({ as }) => as !== 'saved' && as !== 'refused')
      .map(({ given }) => given);
    handIn.current ??= uuid();
    const body = { submission: handIn.current, unsent, clientAt: Date.now() };
    try {
      const view = await client.call(finishQuizAttempt, { params: { id: attempt.id }, body });
      forget(client, attempt.id);
      onEnd(view);
    } catch (failure) {
      const code = codeOf(failure);
      // What was handed in differs once more is answered: the next try is another one.
      if (code !== 'server.offline') handIn.current = undefined;
      if (code !== 'server.offline' || record === undefined) {
        setEnd({ finishing: false, pending: false, code });
        return;
      }
      const kept = await record({ kind: 'quizFinish', attempt: attempt.id, given: body }).then(
        () => true,
        () => false,
      );
      if (kept) forget(client, attempt.id);
      setEnd({ finishing: false, pending: kept, ...(kept ? {} : { code }) });
    }
  }, [client, record, attempt.id, onEnd]);

  const states = [...kept.values()].map(({ as }) => as);
  return {
    answerOf: (question) => kept.get(question)?.given.answer ?? undefined,
    savedAs: (question) => kept.get(question)?.as,
    all: worst.find((each) => states.includes(each)),
    give: (question, answer) => {
      const seq = (now.current.get(question)?.given.seq ?? 0) + 1;
      setEnd(({ finishing, pending }) => ({ finishing, pending }));
      handIn.current = undefined;
      void send({ question, seq, submission: uuid(), answer, clientAt: Date.now() });
    },
    finish,
    isFinishing: end.finishing,
    isPending: end.pending,
    ...(end.code === undefined ? {} : { code: end.code }),
  };
}
