import type { TrainingRecord } from '../../core/record/record.ts';
import { type Statement, type StatementDeps, statementsOf } from '../../core/record/xapi.ts';
import { readMarker, setMarker } from '../database/markers.ts';
import type { Sql } from '../database/sql.ts';
import type { Writer } from '../database/writer.ts';
import { linesAfter } from '../records/records.repository.ts';

/** A learning record store named in the server's configuration; nothing of a user's ever chooses where statements go. */
export interface LrsTarget {
  /** Its xAPI address, to which `/statements` is put. */
  readonly url: string;
  readonly user: string;
  readonly password: string;
}

export interface LrsDeps {
  readonly sql: Sql;
  readonly writer: Pick<Writer, 'write'>;
  readonly target: LrsTarget;
  readonly statements: StatementDeps;
  /** Sends one request; the platform's own. */
  readonly send: (request: Request) => Promise<Response>;
  readonly clock: () => number;
}

const sentUpTo = 'lrs.sentUpTo';
const linesAtOnce = 50;
const giveUpAfter = 30_000;
const firstWait = 1_000;
const longestWait = 5 * 60_000;

/** `sent` so many lines; `idle`: nothing to send, or it waits after a failure; `failed`: tried, and to be tried again. */
export type PushResult = { readonly lines: number; readonly state: 'sent' | 'idle' | 'failed' };

/**
 * Hands the ledger on as xAPI statements, in its order. Where it stands is kept only after the store has said yes, and a
 * statement's id follows from its line: one sent twice is the same statement. Failures wait longer and longer, up to five
 * minutes; nothing is skipped.
 */
export function createLrsPush({ sql, writer, target, statements, send, clock }: LrsDeps) {
  let wait = 0;
  let notBefore = 0;
  const authorization = `Basic ${Buffer.from(`${target.user}:${target.password}`).toString('base64')}`;

  function request(method: 'POST' | 'PUT', query: string, body: unknown): Promise<Response> {
    return send(
      new Request(`${target.url}/statements${query}`, {
        method,
        headers: {
          authorization,
          'content-type': 'application/json',
          'x-experience-api-version': '1.0.3',
        },
        body: JSON.stringify(body),
        // Where it goes was decided by the operator: no answer sends it elsewhere.
        redirect: 'manual',
        signal: AbortSignal.timeout(giveUpAfter),
      }),
    );
  }

  /** A batch in which one statement is there already is refused as a whole: then one by one. */
  async function deliver(batch: readonly Statement[]): Promise<boolean> {
    const answer = await request('POST', '', batch);
    await answer.body?.cancel();
    if (answer.status !== 409) return answer.status === 200 || answer.status === 204;
    for (const statement of batch) {
      const one = await request('PUT', `?statementId=${statement.id}`, statement);
      await one.body?.cancel();
      // There already, under the same id: that is what was wanted.
      if (![200, 204, 409].includes(one.status)) return false;
    }
    return true;
  }

  function failed(): PushResult {
    wait = Math.min(wait === 0 ? firstWait : wait * 2, longestWait);
    notBefore = clock() + wait;
    return { lines: 0, state: 'failed' };
  }

  /** Sends the next lines. Never throws for what the store or the way to it does. */
  async function push(): Promise<PushResult> {
    if (clock() < notBefore) return { lines: 0, state: 'idle' };
    const lines = await linesAfter(sql, await readMarker(sql, sentUpTo), linesAtOnce);
    const last = lines.at(-1);
    if (last === undefined) return { lines: 0, state: 'idle' };
    const batch = lines.flatMap(({ n, hash, body }) =>
      statementsOf({ n, hash, record: JSON.parse(body) as TrainingRecord }, statements),
    );
    const isDelivered = batch.length === 0 || (await deliver(batch).catch(() => false));
    if (!isDelivered) return failed();
    wait = 0;
    await writer.write((tx) => setMarker(tx, sentUpTo, last.n));
    return { lines: lines.length, state: 'sent' };
  }

  return { push };
}
