import { setImmediate as turnOfTheLoop } from 'node:timers/promises';

import { nameOf, type BankQuestion } from '../../core/quiz/bank.ts';
import type { Question } from '../../core/quiz/questions/registry.ts';
import type { ParagraphTexts } from '../../core/quiz/standing.ts';
import type { Sql } from '../database/sql.ts';
import * as repository from './question-bank.repository.ts';

/** A question of a bank in its newest version. */
export interface FiledQuestion extends BankQuestion {
  readonly isWithdrawn: boolean;
  readonly askedHash: string;
  /** Hashes of the cited paragraphs that this version stands on. */
  readonly standsOn: ParagraphTexts;
  readonly source: string | null;
  readonly staffNo: string;
  readonly at: number;
}

/** All banks as they were after version `upTo`; the same object until another version is written. */
export interface Filed {
  readonly upTo: number;
  /** By `QB-01/three-limits`, in the order in which they came. */
  readonly byName: ReadonlyMap<string, FiledQuestion>;
}

/** Rows read and parsed at a stretch. */
const PAGE = 250;
/** Older versions kept parsed, which attempts begun before a change still ask for. */
const OLDER_KEPT = 5_000;

export type BankStore = ReturnType<typeof createBankStore>;

/** What the newest versions of all questions of banks are: read once, then only what was added. */
export function createBankStore(sql: Sql) {
  let filed: Filed = { upTo: 0, byName: new Map() };
  let reading: Promise<Filed> | undefined;
  const older = new Map<string, Question>();

  async function readOn(): Promise<Filed> {
    const byName = new Map(filed.byName);
    let { upTo } = filed;
    for (;;) {
      const rows = await repository.rowsAfter(sql, upTo, PAGE);
      for (const row of rows) {
        const name = nameOf(row.bank_id, row.question);
        byName.set(name, filedOf(row, byName.get(name)?.place ?? row.n));
        upTo = row.n;
      }
      if (rows.length < PAGE) break;
      await turnOfTheLoop();
    }
    filed = { upTo, byName };
    return filed;
  }

  return {
    /** As of now. Not within a write: there is `question`. */
    async newest(): Promise<Filed> {
      if ((await repository.newestRow(sql)) === filed.upTo) return filed;
      reading ??= readOn().finally(() => (reading = undefined));
      return reading;
    },

    /** One version of one question, whatever came after it. Reads nothing but what it is given. */
    async question(from: Sql, bank: string, id: string, version: number): Promise<Question | undefined> {
      const name = nameOf(bank, id);
      const current = filed.byName.get(name);
      if (current?.version === version) return current.question;
      const key = `${name}@${version}`;
      const known = older.get(key);
      if (known !== undefined) return known;
      const body = await repository.bodyOf(from, bank, id, version);
      if (body === undefined) return undefined;
      const question = questionOf(body);
      const [oldest] = older.keys();
      if (older.size >= OLDER_KEPT && oldest !== undefined) older.delete(oldest);
      older.set(key, question);
      return question;
    },
  };
}

/** A body was parsed by its schema when it was written, and nothing changes it. */
export const questionOf = (body: string): Question => JSON.parse(body) as Question;

const filedOf = (row: repository.QuestionRow, place: number): FiledQuestion => ({
  quiz: row.bank_id,
  version: row.version,
  place,
  question: questionOf(row.body),
  isWithdrawn: row.state === 'withdrawn',
  askedHash: row.asked_hash,
  standsOn: new Map(Object.entries(JSON.parse(row.stands_on) as Record<string, string>)),
  source: row.source,
  staffNo: row.staff_no,
  at: row.at,
});
