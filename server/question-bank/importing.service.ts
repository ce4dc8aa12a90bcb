import { createHash } from 'node:crypto';
import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import type * as v from 'valibot';

import type * as contract from '../../core/contracts/question-bank.ts';
import type { QuestionFileReport } from '../../core/contracts/question-exchange.ts';
import { AppError } from '../../core/errors.ts';
import { nameOf } from '../../core/quiz/bank.ts';
import type { Question } from '../../core/quiz/questions/registry.ts';
import { readQuestionFile } from '../exchange/read-file.ts';
import type { Call } from '../http/route.ts';
import { askedHash, citedBy, rowOf } from './new-versions.ts';
import { assertBank, type BankDeps } from './question-bank.view.ts';
import * as repository from './question-bank.repository.ts';

type Endpoint = typeof contract.importQuestions;
type Body = v.InferOutput<Endpoint['body']>;
type Answer = v.InferInput<Endpoint['response']>;

/** Questions shown of a file before it is taken. */
const SAMPLE = 5;
/** Questions worked on at a stretch: the loop turns between. */
const SLICE = 250;
/** How often an import begins anew because somebody wrote into the banks meanwhile. */
const TRIES = 5;

/** Which questions of a file a bank does not have yet, under ids that are free there. */
interface Sorted {
  /** Number of the newest version in all banks when this was found out. */
  readonly upTo: number;
  readonly fresh: readonly Question[];
  readonly duplicates: Answer['duplicates'];
}

/** Files of questions into a bank: seen first, then taken whole or not at all. */
export function createBankImporting({ sql, writer, banks, paragraphs }: BankDeps) {
  /** The file read last: who has seen its report accepts it a moment later. */
  let last: { readonly sha256: string; readonly report: QuestionFileReport } | undefined;

  async function reportOf(
    sha256: string,
    file: { name: string; bytes: Buffer },
  ): Promise<QuestionFileReport> {
    if (last?.sha256 === sha256) return last.report;
    const report = await readQuestionFile(file);
    last = { sha256, report };
    return report;
  }

  async function sorted(bank: string, { questions }: QuestionFileReport): Promise<Sorted> {
    const { upTo, byName } = await banks.newest();
    const known = new Map(
      [...byName.values()]
        .filter(({ quiz }) => quiz === bank)
        .map((filed) => [filed.askedHash, filed.question.id]),
    );
    const taken = new Set<string>();
    const isTaken = (id: string): boolean => taken.has(id) || byName.has(nameOf(bank, id));
    const fresh: Question[] = [];
    const duplicates: { row: number; same: string }[] = [];
    for (const [at, { row, question }] of questions.entries()) {
      if (at > 0 && at % SLICE === 0) await turnOfTheLoop();
      const hash = askedHash(question);
      const same = known.get(hash);
      if (same !== undefined) {
        duplicates.push({ row, same });
        continue;
      }
      // Another question has this name: one that follows from the content is the same at the next attempt.
      const id = isTaken(question.id) ? `q-${hash.slice(0, 16)}` : question.id;
      if (isTaken(id)) throw new AppError('bank.conflict');
      known.set(hash, id);
      taken.add(id);
      fresh.push({ ...question, id });
    }
    return { upTo, fresh, duplicates };
  }

  async function rowsOf(
    bank: string,
    fresh: readonly Question[],
    rest: Pick<repository.NewRow, 'source' | 'staff_no' | 'at'>,
  ): Promise<repository.NewRow[]> {
    const texts = await paragraphs(citedBy(fresh), rest.at);
    const rows: repository.NewRow[] = [];
    for (const [at, question] of fresh.entries()) {
      if (at > 0 && at % SLICE === 0) await turnOfTheLoop();
      rows.push(rowOf({ bank, question, version: 1 }, texts, { state: 'active', ...rest }));
    }
    return rows;
  }

  return {
    async take(call: Call<Body, unknown, { readonly id: string }>): Promise<Answer> {
      const { body, params, session, now } = call;
      await assertBank(sql, params.id);
      const bytes = Buffer.from(body.base64, 'base64');
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      if (body.accept !== undefined && body.accept !== sha256) throw new AppError('bank.file');
      const object = `${params.id} ${sha256.slice(0, 12)}`;
      const report = await reportOf(sha256, { name: body.name, bytes });
      const answer = (outcome: Answer['outcome'], { fresh, duplicates }: Omit<Sorted, 'upTo'>): Answer => ({
        sha256,
        ...(report.format === undefined ? {} : { format: report.format }),
        outcome,
        fresh: fresh.length,
        duplicates: [...duplicates],
        refused: [...report.refused],
        notes: report.questions.flatMap(({ row, notes }) => notes.map((note) => ({ row, ...note }))),
        sample: fresh.slice(0, SAMPLE),
      });

      for (let tries = 0; tries < TRIES; tries += 1) {
        const found = await sorted(params.id, report);
        const rows =
          body.accept === undefined
            ? []
            : await rowsOf(params.id, found.fresh, {
                source: body.name,
                staff_no: session.person.staffNo,
                at: now,
              });
        const outcome = await writer.write(async (tx): Promise<Answer['outcome'] | undefined> => {
          const isDone = (await repository.importOf(tx, params.id, sha256)) !== undefined;
          if (body.accept === undefined || isDone) {
            await call.audit(tx, { object, result: 'ok', reason: isDone ? 'imported before' : 'read' });
            return isDone ? 'already' : 'read';
          }
          if ((await repository.newestRow(tx)) !== found.upTo) return undefined;
          await repository.insertVersions(tx, rows);
          await repository.insertImport(tx, {
            bank_id: params.id,
            sha256,
            file: body.name,
            format: report.format ?? '',
            taken: rows.length,
            duplicates: found.duplicates.length,
            refused: report.refused.length,
            staff_no: session.person.staffNo,
            at: now,
          });
          await call.audit(tx, { object, result: 'ok', reason: `${rows.length} taken` });
          return 'taken';
        });
        if (outcome === undefined) continue;
        if (outcome !== 'read') last = undefined;
        return answer(outcome, outcome === 'already' ? { ...found, fresh: [] } : found);
      }
      throw new AppError('bank.conflict');
    },
  };
}
