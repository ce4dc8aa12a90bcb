import { createHash, randomBytes } from 'node:crypto';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

import { AppError } from '../../core/errors.ts';
import type { Person } from '../../core/organisation/person.ts';
import type { FieldCipher, KeyedHash } from '../crypto/field.ts';
import { readMarker } from '../database/markers.ts';
import type { KeptReads } from '../database/kept-reads.ts';
import type { Sql } from '../database/sql.ts';
import type { Writer } from '../database/writer.ts';
import type { Directory } from '../organisation/directory.ts';
import { organisationRevision } from '../organisation/organisation.repository.ts';
import { afterFailure, lockedFor } from './lockout.ts';
import { verifyPassword } from './password.ts';
import * as repository from './session.repository.ts';
import { totpStep } from './totp.ts';

const minute = 60_000;
const absoluteMs = 12 * 60 * minute;
/** A use is written down at most this often; the time between is kept in memory. */
const touchEvery = minute;

export interface LiveSession {
  readonly id: string;
  readonly device: string;
  readonly person: Person;
  readonly expiresAt: number;
  /** Idle for too long: only the password opens it again. */
  readonly locked: boolean;
}

export interface Login {
  readonly staffNo: string;
  readonly password: string;
  readonly totp: string;
  readonly device: string;
  readonly client: 'extension' | 'web';
}

export interface OpenedSession extends LiveSession {
  readonly token: string;
  readonly idleMs: number;
}

/** Written in the transaction that decides; the routes hand it in. */
export type LoginAudit = (sql: Sql, result: 'ok' | 'denied', code?: string, person?: Person) => Promise<void>;

export interface SessionDeps {
  readonly sql: Sql;
  readonly kept: Pick<KeptReads, 'keep'>;
  readonly writer: Pick<Writer, 'write'>;
  readonly directory: Directory;
  readonly cipher: FieldCipher;
  readonly keyedHash: KeyedHash;
  readonly newId: () => string;
  /** Tries a minute from one address on one account. */
  readonly loginsPerMinute: number;
}

export type SessionService = ReturnType<typeof createSessionService>;

export function createSessionService(deps: SessionDeps) {
  const { sql, writer, directory, cipher, keyedHash } = deps;
  const perAddress = new RateLimiterMemory({ points: deps.loginsPerMinute, duration: 60 });
  const lastSeen = new Map<string, number>();
  const reads = repository.sessionReads(deps.kept);

  async function personNow(staffNo: string): Promise<Person | undefined> {
    return directory.personOf(staffNo, await readMarker(sql, organisationRevision));
  }

  async function live(
    row: repository.SessionRow | undefined,
    now: number,
    isUse: boolean,
  ): Promise<LiveSession> {
    const person = row && (await directory.personOf(row.staff_no, row.revision ?? 0));
    if (!row || !person || row.ended_at !== null || row.expires_at <= now)
      throw new AppError('session.expired');
    const seen = Math.max(row.seen_at, lastSeen.get(row.id) ?? 0);
    const locked = now - seen > row.idle_ms;
    if (!locked && isUse) {
      lastSeen.set(row.id, now);
      // Not awaited: a use that is lost with the process costs at most a minute of idle time.
      if (now - row.seen_at > touchEvery) {
        void writer.write((tx) => repository.touchSession(tx, row.id, now)).catch(() => undefined);
      }
    }
    return { id: row.id, device: row.device, person, expiresAt: row.expires_at, locked };
  }

  return {
    /**
     * The session of a token, as it stands at this request; unless told otherwise the request counts as a use of it.
     * Throws `session.expired` once it is ended or over.
     */
    resolve: async (token: string, now: number, isUse = true): Promise<LiveSession> =>
      live(reads.byToken(hashToken(token)), now, isUse),

    /** The same by the session's id, for what is bound to a session and has a token of its own. */
    resolveById: async (id: string, now: number, isUse: boolean): Promise<LiveSession> =>
      live(reads.byId(id), now, isUse),

    /** Opens a session; every other one of this person ends. All failures look alike: `login.failed`. */
    async open(login: Login, at: { now: number; ip: string }, audit: LoginAudit): Promise<OpenedSession> {
      const { now, ip } = at;
      const account = keyedHash('account', login.staffNo);
      await limit(perAddress, `${ip} ${account}`);
      const wait = lockedFor(await repository.failuresOf(sql, account), now);
      if (wait > 0) throw new AppError('login.limited', { details: { retryAfter: Math.ceil(wait / 1000) } });

      const credential = await repository.credentialOf(sql, login.staffNo);
      const rightPassword = await verifyPassword(credential?.password_hash, login.password);
      const person = await personNow(login.staffNo);
      const step = credential && totpStep(openSeed(credential), login.totp, now);
      const token = randomBytes(32).toString('base64url');
      const idleMs = (person?.roles.includes('teller') ? 10 : 15) * minute;
      const session = { id: deps.newId(), device: login.device, expiresAt: now + absoluteMs, idleMs };

      const opened = await writer.write(async (tx) => {
        const good = rightPassword && person !== undefined && step !== undefined;
        if (!good || !(await repository.takeTotpStep(tx, login.staffNo, step))) {
          // Counted within the writer: failures running side by side cannot share one count.
          await repository.putFailures(
            tx,
            account,
            afterFailure(await repository.failuresOf(tx, account), now),
          );
          await audit(tx, 'denied', 'login.failed', person);
          return false;
        }
        await repository.forgetFailures(tx, account);
        const { staffNo, client } = login;
        await repository.replaceSession(tx, {
          ...session,
          tokenHash: hashToken(token),
          staffNo,
          client,
          now,
        });
        await audit(tx, 'ok', undefined, person);
        return true;
      });
      if (!opened || !person) throw new AppError('login.failed');
      return { ...session, token, person, locked: false };
    },

    /** Goes on after idleness with the password alone; wrong ones count as failed logins. */
    async unlock(session: LiveSession, password: string, now: number, audit: LoginAudit): Promise<void> {
      const { staffNo } = session.person;
      const account = keyedHash('account', staffNo);
      const wait = lockedFor(await repository.failuresOf(sql, account), now);
      if (wait > 0) throw new AppError('login.limited', { details: { retryAfter: Math.ceil(wait / 1000) } });
      const right = await verifyPassword(
        (await repository.credentialOf(sql, staffNo))?.password_hash,
        password,
      );
      await writer.write(async (tx) => {
        if (right) await repository.touchSession(tx, session.id, now);
        else
          await repository.putFailures(
            tx,
            account,
            afterFailure(await repository.failuresOf(tx, account), now),
          );
        await audit(tx, right ? 'ok' : 'denied', right ? undefined : 'login.failed', session.person);
      });
      if (!right) throw new AppError('login.failed');
      lastSeen.set(session.id, now);
    },

    async close(session: LiveSession, now: number, audit: LoginAudit): Promise<void> {
      await writer.write(async (tx) => {
        await repository.endSessionsOf(tx, session.person.staffNo, now);
        await audit(tx, 'ok', undefined, session.person);
      });
      lastSeen.delete(session.id);
    },
  };

  function openSeed({ totp_sealed, staff_no }: repository.CredentialRow): string {
    return cipher.open(totp_sealed, `totp|${staff_no}`);
  }
}

/** Throws `login.limited` once the points of the key are used up. */
async function limit(limiter: RateLimiterMemory, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (rejected) {
    const retryAfter = rejected instanceof RateLimiterRes ? Math.ceil(rejected.msBeforeNext / 1000) : 60;
    throw new AppError('login.limited', { details: { retryAfter } });
  }
}

/** What is stored of a token. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
