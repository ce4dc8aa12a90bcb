import { randomUUID } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { sql as query } from 'drizzle-orm';

import type { AttemptView, GivenAnswer, QuizOffer } from '../../../core/contracts/quizzes.ts';
import type { AttemptSummary } from '../../../core/contracts/quizzes.ts';
import { shownAnswer } from '../../../core/quiz/answer.ts';
import type { PaperQuestion } from '../../../core/quiz/draw.ts';
import { kindOf, type Answer, type Question } from '../../../core/quiz/questions/registry.ts';
import { parseQuiz, type Quiz } from '../../../core/quiz/quiz.ts';
import type { TestService } from '../../support/service.ts';

/** The parts of a service that its base is filled and read by. */
export type Bank = Pick<TestService, 'services' | 'database' | 'now'>;

/** Text of a published version. */
export async function textOf(
  service: Bank,
  kind: 'quizzes' | 'articles',
  id: string,
  version?: number,
): Promise<string> {
  const { knowledge } = service.services;
  const text = await knowledge.publishedText(kind, id, version ?? knowledge.newestVersion(kind, id));
  if (text === undefined) throw new Error(`${id} is not published`);
  return text;
}

/** Publishes another version of a quiz or an article, changed. */
export async function publishAgain(
  service: Bank,
  id: string,
  change: (text: string) => string,
): Promise<number> {
  const kind = id.startsWith('QZ') ? 'quizzes' : 'articles';
  const { knowledge } = service.services;
  const version = knowledge.newestVersion(kind, id) + 1;
  const text = change(await textOf(service, kind, id)).replace(/^version: .*$/m, `version: ${version}`);
  const path = kind === 'quizzes' ? `quizzes/${id}.yaml` : `articles/${id}@${version}.md`;
  await service.database.writer.write((tx) =>
    knowledge.publish(tx, { path, content: text }, { by: 'K-01', at: service.now() }),
  );
  await knowledge.refresh();
  return version;
}

export async function quizOf(service: Bank, id: string, version?: number): Promise<Quiz> {
  const parsed = parseQuiz({ file: id, text: await textOf(service, 'quizzes', id, version) });
  if (!('value' in parsed)) throw new Error(JSON.stringify(parsed.findings));
  return parsed.value;
}

export async function paperOf(service: Bank, attempt: string): Promise<PaperQuestion[]> {
  const [row] = await service.database.sql.all<{ paper: string }>(
    query`select paper from quiz_attempts where id = ${attempt}`,
  );
  return JSON.parse(row?.paper ?? '[]') as PaperQuestion[];
}

interface Placed {
  readonly place: PaperQuestion;
  readonly question: Question;
  /** The right answer, lettered as on the paper. */
  readonly right: Answer;
}

/** The questions of an attempt with their right answers: what no client ever gets before the end. */
export async function keyOf(service: Bank, attempt: string): Promise<Placed[]> {
  const placed: Placed[] = [];
  for (const place of await paperOf(service, attempt)) {
    const quiz = await quizOf(service, place.quiz, place.version);
    const question = quiz.questions.find(({ id }) => id === place.question);
    if (question === undefined) throw new Error(place.question);
    const right = shownAnswer(kindOf(question).right(question), place.order);
    if (right === undefined) throw new Error(place.question);
    placed.push({ place, question, right });
  }
  return placed;
}

type Coded = { code?: string };
type Reply<T> = { status: number; body: T & Coded; text: string };

/** A person taking quizzes over the real routes. */
export async function takerOf(service: TestService, staffNo: string) {
  const token = await service.login(staffNo);
  async function ask<T>(method: string, path: string, body?: unknown): Promise<Reply<T>> {
    const response = await service.request(method, path, { token, body });
    const text = await response.text();
    return { status: response.status, text, body: JSON.parse(text === '' ? '{}' : text) as T & Coded };
  }
  const given = (question: string, answer: Answer | null, seq = 1): GivenAnswer => ({
    question,
    seq,
    submission: uuidv7(),
    answer,
  });
  const taker = {
    token,
    ask,
    given,
    /** So much time goes by while they sit at it: the session does not lock. */
    async sit(ms: number) {
      for (let left = ms; left > 0; left -= 5 * MINUTE) {
        service.advance(Math.min(left, 5 * MINUTE));
        await ask('GET', '/api/sessions/me');
      }
    },
    mine: async () =>
      (await ask<{ now: number; quizzes: QuizOffer[]; results: AttemptSummary[] }>('GET', '/api/quizzes'))
        .body,
    offer: async (id: string) => (await taker.mine()).quizzes.find((quiz) => quiz.id === id),
    start: (quiz: string, mode: 'graded' | 'practice' = 'graded') =>
      ask<AttemptView>('POST', `/api/quizzes/${quiz}/attempts`, { mode }),
    read: (id: string) => ask<AttemptView>('GET', `/api/quiz-attempts/${id}`),
    save: (id: string, answer: unknown) =>
      ask<{ seq: number; savedAt: number; replayed: boolean }>(
        'POST',
        `/api/quiz-attempts/${id}/answers`,
        answer,
      ),
    finish: (id: string, unsent: readonly unknown[] = [], submission: string = randomUUID()) =>
      ask<AttemptView>('POST', `/api/quiz-attempts/${id}/finish`, { submission, unsent }),
    /** Answers all but `wrong` questions right and hands in. */
    async take(quiz: string, wrong = 0, mode: 'graded' | 'practice' = 'graded') {
      const { id } = (await taker.start(quiz, mode)).body;
      for (const { place, right } of (await keyOf(service, id)).slice(wrong))
        await taker.save(id, given(place.id, right));
      return taker.finish(id);
    },
  };
  return taker;
}
export type Taker = Awaited<ReturnType<typeof takerOf>>;

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
