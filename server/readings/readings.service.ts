import type * as v from 'valibot';

import type { AppliesTo } from '../../core/article/article.ts';
import type { GivenProof, Importance, ReadingTask, unitReadings } from '../../core/contracts/readings.ts';
import type { Calendar } from '../../core/calendar/calendar.ts';
import type { PublishingRules } from '../../core/draft/publishing-rules.ts';
import { AppError, type ErrorCode } from '../../core/errors.ts';
import type { Person } from '../../core/organisation/person.ts';
import { marksSeenBy, mustRead, toldAt } from '../../core/reading/due.ts';
import type { Sql } from '../database/sql.ts';
import type { Writer } from '../database/writer.ts';
import type { Call } from '../http/route.ts';
import { appendRecord } from '../records/append.ts';
import { readingLine } from '../records/lines.ts';
import * as repository from './readings.repository.ts';

export interface ReadingDeps {
  readonly sql: Sql;
  readonly writer: Pick<Writer, 'write'>;
  /** Everyone who works here now. */
  readonly people: () => Promise<readonly Person[]>;
  readonly rules: () => PublishingRules;
  readonly calendar: () => Calendar;
}

export type ReadingService = ReturnType<typeof createReadingService>;

/** Proved readings stay in one's list this long. */
const shownAfter = 30 * 86_400_000;

/** Must-reads: who has to read which version, proves it, and who above them sees how far it has come (R194). */
export function createReadingService({ sql, writer, people, rules, calendar }: ReadingDeps) {
  const isAt =
    (one: { articleId: string; version: number }) => (other: { articleId: string; version: number }) =>
      one.articleId === other.articleId && one.version === other.version;

  async function taskOf(from: Sql, one: repository.Assignment, staffNo: string): Promise<ReadingTask> {
    const proof = (await repository.proofs(from, staffNo)).find(isAt(one));
    return view(one, proof);
  }

  /** Keeps a proof that holds, once; throws what is wrong with any other. */
  async function keep(
    tx: Sql,
    person: Person,
    given: GivenProof,
    now: number,
  ): Promise<repository.Assignment> {
    const one = (await repository.assignments(tx)).find(isAt(given));
    if (!one || !mustRead(one.scope, person)) throw new AppError('article.notFound');
    // Nobody has read longer than the text has been there to read.
    const open = Math.min(given.seconds, (now - one.assignedAt) / 1_000);
    if (open < one.leastSeconds) throw new AppError('reading.tooFast');
    if (given.answer !== one.answer) throw new AppError('reading.wrong');
    const { articleId, version, title } = one;
    const { staffNo, orgUnitCode } = person;
    const proof = { articleId, version, staffNo, orgUnitCode, provedAt: now, seconds: given.seconds };
    await repository.insertProof(tx, proof);
    await appendRecord(tx, readingLine({ ...proof, title }));
    return one;
  }

  return {
    /** Assigns a version within the transaction that publishes it. */
    async assign(
      tx: Sql,
      version: {
        readonly articleId: string;
        readonly version: number;
        readonly title: string;
        readonly scope: AppliesTo;
        readonly effectiveFrom: string;
        readonly leastSeconds: number;
        readonly dueAt: number;
      },
      { question, options, answer, paragraphs }: Importance,
      { by, at }: { readonly by: string; readonly at: number },
    ): Promise<void> {
      if (answer >= options.length) throw new AppError('draft.invalid');
      const asked = { question, options, answer, paragraphs };
      await repository.insertAssignment(tx, { ...version, ...asked, assignedAt: at, assignedBy: by });
    },

    async mine({ session, now }: Call): Promise<{ tasks: ReadingTask[] }> {
      const { person } = session;
      const proved = await repository.proofs(sql, person.staffNo);
      const tasks = (await repository.assignments(sql))
        .filter(({ scope }) => mustRead(scope, person))
        .map((one) => view(one, proved.find(isAt(one))))
        .filter(({ provedAt }) => provedAt === undefined || now - provedAt < shownAfter);
      const open = tasks.filter(({ provedAt }) => provedAt === undefined);
      const done = tasks.filter(({ provedAt }) => provedAt !== undefined);
      return { tasks: [...open, ...done.toSorted((a, b) => (b.provedAt ?? 0) - (a.provedAt ?? 0))] };
    },

    async prove(call: Call<GivenProof>): Promise<ReadingTask> {
      const { session, body, now } = call;
      return writer.write(async (tx) => {
        const one = await keep(tx, session.person, body, now);
        await call.audit(tx, { object: `${one.articleId}@${one.version}`, result: 'ok' });
        return taskOf(tx, one, session.person.staffNo);
      });
    },

    /** Judges a proof that was given off line, within the transaction that takes it in; gives the code of a refusal. */
    async fromOutbox(
      tx: Sql,
      given: GivenProof,
      { staffNo, now }: { readonly staffNo: string; readonly now: number },
    ): Promise<ErrorCode | undefined> {
      const person = (await people()).find((one) => one.staffNo === staffNo);
      if (person === undefined) return 'article.notFound';
      try {
        await keep(tx, person, given, now);
        return undefined;
      } catch (error) {
        if (error instanceof AppError && error.status < 500) return error.code;
        throw error;
      }
    },

    /** Of people below oneself alone: nobody sees a colleague's marks. Trainers see counts, not names. */
    async unit({ session, now }: Call): Promise<v.InferInput<typeof unitReadings.response>> {
      const { person } = session;
      const { people: below, named: isNamed } = marksSeenBy(person, await people());
      const proved = await repository.proofs(sql);
      const escalated: Escalated[] = [];
      const assignments = (await repository.assignments(sql)).flatMap((one) => {
        const asked = below.filter((other) => mustRead(one.scope, other));
        const has = new Set(proved.filter(isAt(one)).map(({ staffNo }) => staffNo));
        const missing = asked.filter(({ staffNo }) => !has.has(staffNo));
        const { articleId, version, title, assignedAt, dueAt } = one;
        const isOverdue = dueAt < now;
        const told = toldAt(dueAt, person, rules(), calendar());
        if (told !== undefined && told < now) escalated.push(...byUnit(one, missing));
        const named = isNamed ? missing : [];
        return asked.length === 0
          ? []
          : [
              {
                articleId,
                version,
                title,
                assignedAt,
                dueAt,
                read: asked.length - missing.length,
                of: asked.length,
                missing: named.map(({ staffNo, name, orgUnitName }) => ({
                  staffNo,
                  name,
                  unit: orgUnitName,
                  isOverdue,
                })),
              },
            ];
      });
      return { escalated, assignments };
    },
  };
}

type Escalated = v.InferInput<typeof unitReadings.response>['escalated'][number];

/** How many of each unit are missing, the most first. */
function byUnit(
  { articleId, version, title, dueAt }: repository.Assignment,
  missing: readonly Person[],
): Escalated[] {
  const units = Map.groupBy(missing, ({ orgUnitCode }) => orgUnitCode);
  return [...units.values()]
    .map((people) => ({
      articleId,
      version,
      title,
      dueAt,
      unit: people[0]?.orgUnitName ?? '',
      missing: people.length,
    }))
    .toSorted((left, right) => right.missing - left.missing);
}

const view = (one: repository.Assignment, proof: repository.Proof | undefined): ReadingTask => ({
  articleId: one.articleId,
  version: one.version,
  title: one.title,
  assignedAt: one.assignedAt,
  dueAt: one.dueAt,
  effectiveFrom: one.effectiveFrom,
  leastSeconds: one.leastSeconds,
  paragraphs: [...one.paragraphs],
  question: one.question,
  options: [...one.options],
  ...(proof === undefined ? {} : { provedAt: proof.provedAt }),
});
