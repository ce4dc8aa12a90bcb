import { sql as query } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';

import type { AttemptEvent } from '../../../core/quiz/attempt-events.ts';
import { markAttempt } from '../../../core/quiz/attempt-marks.ts';
import { drawPaper } from '../../../core/quiz/draw.ts';
import { kindOf, type Answer, type Question } from '../../../core/quiz/questions/registry.ts';
import { appendEvents, insertAttempt, withState } from '../../../server/quizzes/quizzes.repository.ts';
import { type Bank, DAY, publishAgain, quizOf } from '../quizzes/taking.ts';

/** Numbers that are the same in every run. */
function lot(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** A fixed paper of six: every attempt has the same questions. */
async function fixedPaper(service: Bank): Promise<{ version: number; ids: string[] }> {
  const quiz = await quizOf(service, 'QZ-05');
  const ids = quiz.questions
    .filter(({ kind }) => kind === 'single')
    .slice(0, 6)
    .map(({ id }) => id);
  const version = await publishAgain(service, 'QZ-05', (text) =>
    text.replace('paper: { questions: 15,', `paper: { questions: 6, fixed: [${ids.join(', ')}],`),
  );
  return { version, ids };
}

export interface Taken {
  readonly staffNo: string;
  readonly unit: string;
  readonly at: number;
  /** Letters of the file by question id; absent: left open. */
  readonly chosen: Readonly<Record<string, string>>;
}

/** A wrong letter of a question of options, the `n`th of them. */
function wrongOf(question: Question, n = 0): string {
  if (question.kind !== 'single') throw new Error(question.kind);
  const wrong = question.options.filter(({ right }) => !right).map(({ id }) => id);
  return wrong[n % wrong.length] ?? '';
}
export function rightOf(question: Question): string {
  const right = kindOf(question).right(question);
  if (right.kind !== 'single') throw new Error(question.kind);
  return right.option;
}

/** Puts closed and marked graded attempts into the base, by the same steps as the service, 20 seconds a question. */
export async function insertTaken(
  service: Bank,
  taken: readonly Taken[],
  quizId = 'QZ-05',
): Promise<string[]> {
  const quiz = await quizOf(service, quizId);
  const bank = quiz.questions.map((question, place) => ({
    quiz: quiz.id,
    version: quiz.version,
    place,
    question,
  }));
  const questionOf = ({ question }: { question: string }) => quiz.questions.find(({ id }) => id === question);
  const ids: string[] = [];
  await service.database.writer.write(async (tx) => {
    for (const [n, { staffNo, unit, at, chosen }] of taken.entries()) {
      const drawn = drawPaper({ quiz: quiz.id, paper: quiz.paper, bank, earlier: [], seed: n });
      if (!drawn.ok) throw new Error(drawn.code);
      const { minutes, passPercent, partial, feedback } = quiz.paper;
      const begun = {
        ...{
          id: uuidv7(),
          quizId: quiz.id,
          version: quiz.version,
          title: quiz.title,
          mode: 'graded' as const,
        },
        ...{ staffNo, orgUnitCode: unit, seed: n, rule: { minutes, passPercent, partial, feedback } },
        ...{ paper: drawn.questions, device: 'd', startedAt: at, deadline: at + minutes * 60_000 },
      };
      const saves = drawn.questions.flatMap((place, index): AttemptEvent[] => {
        const option = chosen[place.question];
        const answer: Answer | undefined = option === undefined ? undefined : { kind: 'single', option };
        return answer === undefined
          ? []
          : [
              {
                ...{ type: 'saved' as const, at: at + (index + 1) * 20_000, question: place.id, seq: 1 },
                ...{ save: uuidv7(), answer },
              },
            ];
      });
      const events: AttemptEvent[] = [...saves, { type: 'finished', at: at + 300_000, how: 'submitted' }];
      const ended = withState(begun, events);
      const marked = ended && markAttempt(ended.state, uuidv7(), at + 300_001, questionOf);
      if (marked?.ok !== true) throw new Error('not marked');
      await insertAttempt(tx, begun);
      await appendEvents(tx, begun.id, [...events, ...marked.events]);
      ids.push(begun.id);
    }
  });
  return ids;
}

/** Staff who are not of the cast, so that units have enough of them. */
export async function moreStaff(service: Bank, count: number, unit = '3201'): Promise<void> {
  await service.database.writer.write(async (tx) => {
    for (let n = 0; n < count; n += 1)
      await tx.run(query`insert into staff (staff_no, name, org_unit_code, joined_on, active)
        values (${`X-${unit}-${n}`}, ${`职员${n}`}, ${unit}, '2020-01-01', 1)`);
  });
}

/** Attempts of persons of differing skill at six questions, the last of them often left open. */
export async function takenBySkill(
  service: Bank,
  count: number,
  unitOf: (n: number) => string,
): Promise<Taken[]> {
  const { ids } = await fixedPaper(service);
  const quiz = await quizOf(service, 'QZ-05');
  const random = lot(20_261_122);
  return Array.from({ length: count }, (_, n) => {
    const skill = random() * 4 - 2;
    const chosen: Record<string, string> = {};
    for (const [at, id] of ids.entries()) {
      const question = quiz.questions.find((each) => each.id === id);
      if (question === undefined) throw new Error(id);
      const drawn = random();
      if (drawn < 1 / (1 + Math.exp(at / 2 - 1 - skill))) chosen[id] = rightOf(question);
      else if (at < 5 || drawn < 0.9) chosen[id] = wrongOf(question, n);
    }
    const at = service.now() - (n % 40) * DAY - 60 * DAY * (n % 2);
    return { staffNo: `X-${n}`, unit: unitOf(n), at, chosen };
  });
}
