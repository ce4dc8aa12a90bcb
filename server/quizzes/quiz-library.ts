import { shanghaiDate } from '../../core/condition/shanghai.ts';
import type { QuestionOf } from '../../core/quiz/attempt-steps.ts';
import { isBank } from '../../core/quiz/paper.ts';
import type { Question } from '../../core/quiz/questions/registry.ts';
import { parseQuiz, type Quiz } from '../../core/quiz/quiz.ts';
import type { PaperQuestion } from '../../core/quiz/draw.ts';
import type { Sql } from '../database/sql.ts';
import { retirements, versionText } from '../knowledge/knowledge.repository.ts';
import type { KnowledgeService } from '../knowledge/knowledge.service.ts';
import type { BankStore } from '../question-bank/bank-store.ts';
import { corrections } from './quiz-marks.repository.ts';

/** Versions kept parsed; a version never changes. */
const versionsKept = 100;

export type QuizLibrary = ReturnType<typeof createQuizLibrary>;

/** Quizzes as published: those that may be taken, and every version that papers were drawn from. */
export function createQuizLibrary({
  knowledge,
  banks,
}: {
  readonly knowledge: Pick<KnowledgeService, 'published'>;
  readonly banks: Pick<BankStore, 'question'>;
}) {
  const versions = new Map<string, Quiz>();

  /** One version, also of a quiz that others have followed. Reads nothing but what it is given. */
  async function version(sql: Sql, id: string, n: number): Promise<Quiz | undefined> {
    const name = `${id}@${n}`;
    const known = versions.get(name);
    if (known !== undefined) return known;
    const text = await versionText(sql, 'quizzes', id, n);
    const parsed = text === undefined ? undefined : parseQuiz({ file: name, text });
    if (parsed === undefined || !('value' in parsed)) return undefined;
    const [oldest] = versions.keys();
    if (versions.size >= versionsKept && oldest !== undefined) versions.delete(oldest);
    versions.set(name, parsed.value);
    return parsed.value;
  }

  /** One question of one version of a quiz, or in its own version of a bank. */
  const question = async (sql: Sql, source: string, n: number, id: string): Promise<Question | undefined> =>
    isBank(source)
      ? banks.question(sql, source, id, n)
      : (await version(sql, source, n))?.questions.find((each) => each.id === id);

  /** Last instant of a quiz that is taken out of force, by quiz; the last decision on each counts. */
  async function closings(sql: Sql): Promise<ReadonlyMap<string, { upTo: number; lastDay: string }>> {
    const ends = (await retirements(sql)).filter(({ kind }) => kind === 'quizzes');
    return new Map(ends.map(({ itemId, upToVersion, lastDay }) => [itemId, { upTo: upToVersion, lastDay }]));
  }

  return {
    question,
    version,

    /** The newest version of every quiz that may be taken now. */
    async open(sql: Sql, now: number): Promise<readonly Quiz[]> {
      const ends = await closings(sql);
      const today = shanghaiDate(now);
      return (knowledge.published()?.others.quizzes ?? [])
        .map(({ value }) => value)
        .filter(({ id, version: n }) => {
          const end = ends.get(id);
          return end === undefined || n > end.upTo || end.lastDay >= today;
        });
    },

    /** The instant from which a version is closed for everybody; undefined while no end is decided. */
    async closesAt(sql: Sql, id: string, n: number): Promise<number | undefined> {
      const end = (await closings(sql)).get(id);
      if (end === undefined || n > end.upTo) return undefined;
      return Date.parse(`${end.lastDay}T00:00:00+08:00`) + 86_400_000;
    },

    /** The very questions of these papers: as they were drawn, or (`corrected`) as they are marked since a correction. */
    async questionsOf(
      sql: Sql,
      papers: readonly (readonly PaperQuestion[])[],
      as: 'drawn' | 'corrected',
    ): Promise<QuestionOf> {
      const better = new Map(
        (as === 'corrected' ? await corrections(sql) : []).map((one) => [
          `${one.quizId}@${one.version}/${one.question}`,
          one.corrected,
        ]),
      );
      const nameOfPlace = ({ quiz, version: n, question: id }: PaperQuestion): string => `${quiz}@${n}/${id}`;
      const needed = new Map<string, Question>();
      for (const place of papers.flat()) {
        const name = nameOfPlace(place);
        if (needed.has(name)) continue;
        const found = await question(sql, place.quiz, better.get(name) ?? place.version, place.question);
        if (found !== undefined) needed.set(name, found);
      }
      return (place) => needed.get(nameOfPlace(place));
    },
  };
}
